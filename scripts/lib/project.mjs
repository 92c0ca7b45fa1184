/** Where things are in this checkout, and the two programs that the scripts start: the project's Node and npm. */
import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** the checkout */
export const root = fileURLToPath(new URL('../../', import.meta.url))
/** @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts)

/** The Node that the project brings along (package `node`); npm itself may run on an older one. */
export const projectNode = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
export const headlessEntry = inRoot('dist', 'headless', 'headless.js')

/** Files that Node runs as the commands of our tools: no shell, no .cmd, no trouble with spaces in a path. */
export const tools = {
  vite: inRoot('node_modules', 'vite', 'bin', 'vite.js'),
  electronVite: inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
  tsc: inRoot('node_modules', 'typescript', 'bin', 'tsc'),
  eslint: inRoot('node_modules', 'eslint', 'bin', 'eslint.js'),
  vitest: inRoot('node_modules', 'vitest', 'vitest.mjs'),
  playwright: inRoot('node_modules', '@playwright', 'test', 'cli.js'),
}

/**
 * How to start npm. Its own script, run by Node, where it can be found; a shell only as the last resort (npm.cmd on Windows).
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand(environment = process.env) {
  // Node as npm was started with: the one in node_modules is about to be replaced when npm installs.
  const node = environment['npm_node_execpath'] ?? process.execPath
  const beside = dirname(node)
  const named = environment['npm_execpath'] ?? ''
  const candidates = [
    ...(/npm-cli\.[cm]?js$/.test(named) ? [named] : []),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  const script = candidates.find((path) => existsSync(path))
  if (script !== undefined && existsSync(node)) return { command: node, args: [script], shell: false }
  return { command: 'npm', args: [], shell: process.platform === 'win32' }
}

/** Where the user stood: npm moves to the checkout before it runs a script. */
export function userFolder(environment = process.env) {
  const before = environment['npm_lifecycle_event'] === undefined ? undefined : environment['INIT_CWD']
  return before !== undefined && isAbsolute(before) && existsSync(before) ? before : process.cwd()
}

/** @param {string} path as the user wrote it */
export const asWritten = (path) => resolve(userFolder(), path)
