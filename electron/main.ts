/** Entry of the desktop window. Composes only: every decision is in electron/desktop, every rule further in. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { app } from 'electron'
import { dataFolder } from './adapters/data-folder.ts'
import { makeFolders } from './adapters/make-folders.ts'
import { startDesktop } from './desktop/desktop.ts'

const { values } = parseArgs({ args: process.argv.slice(1), options: { 'data-dir': { type: 'string' } }, strict: false })
const asked = values['data-dir']
const dataDir = dataFolder(typeof asked === 'string' ? asked : undefined, process.env)

// Chromium's own files beside the data, not among them; the instance lock is by this folder, so one per data folder.
const shellDir = join(dataDir, 'desktop')
makeFolders(shellDir)
app.setPath('userData', shellDir)

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
startDesktop({ dataDir, shellDir, page: here('../renderer'), preload: here('preload.cjs'), icon: here('icon.png') })
