/** The files of the page. A name that leads out of the folder, or to a kind of file the page does not have, is not found. */
import { readFileSync, realpathSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import type { Language } from '../../shared/i18n/language.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export interface PageFile {
  readonly body: Buffer
  readonly type: string
  /** its name holds a hash of what is in it, so it never changes */
  readonly immutable: boolean
}

/** @param path the path of a URL, still encoded */
export function readPageFile(root: string, path: string): PageFile | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null
  }
  // Checked after decoding: an encoded slash or dot must not get past it.
  if (decoded.includes('\0') || decoded.includes('\\') || decoded.includes('%')) return null
  const relative = normalize(decoded === '/' ? '/index.html' : decoded)
  if (relative.split(sep).includes('..') || relative.endsWith(sep)) return null
  const type = types[extname(relative)]
  if (type === undefined) return null
  try {
    const base = realpathSync(root)
    const file = realpathSync(join(base, relative))
    if (!file.startsWith(base + sep)) return null
    return { body: readFileSync(file), type, immutable: relative.startsWith(`${sep}assets${sep}`) }
  } catch {
    return null
  }
}

/**
 * What the page must know before it paints. It reads the nonce from a meta element and gives it to every style element it
 * makes; the language stands where it stands in every document.
 */
export function withNonce(html: Buffer, nonce: string, language: Language = 'pt-BR'): Buffer {
  const text = html
    .toString('utf8')
    .replace('</title>', `</title>\n    <meta name="csp-nonce" content="${nonce}" />`)
    .replace(/^<html lang="[^"]*"/m, `<html lang="${language}"`)
  return Buffer.from(text)
}
