import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'
import type { Command } from './run-helper.ts'

/** The word by which this program, started anew, is the helper. No command of the command line: it is in no help. */
export const helperWord = 'mail-client-helper'

/**
 * This program as a process that calls MAPI. Electron never runs as Node (its fuse is off): a package brings the headless program and
 * a Node of its own beside it.
 */
export function helperCommand(): Command {
  const { resourcesPath } = process as { readonly resourcesPath?: string }
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'headless.js')
  if (resourcesPath === undefined) return { command: process.execPath, args: [beside, helperWord] }
  const packed = join(resourcesPath, 'server-manager')
  const node = join(packed, 'node', process.platform === 'win32' ? 'node.exe' : 'node')
  // In a checkout the window's bundle stands beside the headless one, and Node is on the search path.
  if (existsSync(node)) return { command: node, args: [join(packed, 'headless', 'headless.js'), helperWord] }
  return { command: 'node', args: [join(dirname(beside), '..', 'headless', 'headless.js'), helperWord] }
}
