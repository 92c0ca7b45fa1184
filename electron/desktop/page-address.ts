/** The page lives at app://bundle/ and nowhere else: not on a file path, not on a port. */
import { extname, resolve, sep } from 'node:path'

export const pageScheme = 'app'
export const pageOrigin = 'app://bundle'
export const pageAddress = `${pageOrigin}/index.html`

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Compares parsed parts, never a beginning: `app://bundle.example/` and `app://bundle@x/` are somebody else. */
export function isPage(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === `${pageScheme}:` && url.host === 'bundle' && url.username === '' && url.password === ''
}

/** The file behind an address and its media type; null for whatever is not a file of the bundle. */
export function pageFile(address: string, root: string): { readonly file: string; readonly type: string } | null {
  if (!isPage(address)) return null
  let path: string
  try {
    path = decodeURIComponent(new URL(address).pathname)
  } catch {
    return null
  }
  // What the build emits has plain names. So no backslash, drive letter, NUL or file stream (name::$DATA) gets further.
  if (!/^[A-Za-z0-9._/-]+$/.test(path)) return null
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`)
  const type = types[extname(file)]
  return file.startsWith(resolve(root) + sep) && type !== undefined ? { file, type } : null
}
