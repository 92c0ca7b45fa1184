import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

function code(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}

/**
 * Makes a folder and what is missing above it, for this user only (0700). One step at a time: Node's own recursive mkdir
 * never returns where a parent exists but holds no folders, as /proc does (it sees ENOENT and tries for ever).
 * @returns whether it was made here. Throws the operating system's error; ENOTDIR where a file has that name.
 */
export function makeFolders(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 })
    return true
  } catch (error) {
    const stat = statSync(folder, { throwIfNoEntry: false })
    if (stat?.isDirectory()) return false
    if (stat) throw Object.assign(new Error(`not a folder: ${folder}`), { code: 'ENOTDIR' })
    const above = dirname(folder)
    if (code(error) !== 'ENOENT' || above === folder || !makeFolders(above)) throw error
    mkdirSync(folder, { mode: 0o700 })
    return true
  }
}
