/** What a browser fetches before the page paints for the first time: index.html, what it names, and what that imports. */
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'

/** bytes, as gzip makes them */
export const pageLimit = 300_000

/** Only what is fetched at once: a call of import() waits until somebody needs it. @param {string} code */
function staticImports(code) {
  return [...code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[^'"`();=]*?from\s*)?["']([^"']+)["']/g)].map((match) => match[1] ?? '')
}

/** @param {string} html */
function named(html) {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? []
  return tags
    .filter((tag) => !/rel="(?!stylesheet|modulepreload)/.test(tag))
    .flatMap((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? [])
}

/**
 * @param {string} folder of the built page
 * @returns {{ file: string, bytes: number }[]} the heaviest first
 */
export function firstLoad(folder) {
  /** @type {Map<string, number>} */
  const sizes = new Map()
  /** @param {string} file below the folder, with slashes */
  function add(file) {
    if (sizes.has(file)) return
    const path = join(folder, file)
    if (!existsSync(path)) throw new Error(`${file} is named but was not built`)
    const body = readFileSync(path)
    sizes.set(file, gzipSync(body).length)
    const next = file.endsWith('.html') ? named(body.toString()) : file.endsWith('.js') ? staticImports(body.toString()) : []
    for (const name of next) if (!/^[a-z]+:/i.test(name)) add(posix.normalize(posix.join(posix.dirname(file), name)))
  }
  add('index.html')
  return [...sizes].map(([file, bytes]) => ({ file, bytes })).sort((a, b) => b.bytes - a.bytes)
}

/** @param {readonly { bytes: number }[]} files */
export const weightOf = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0)
