/** Electron's runtime for `npm start`: found, fetched by its own loader, started. What is decided is decided in desktop.mjs. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { downloadEnvironment, findRuntime, judgeDownload, judgeMachine, neverStarted } from './desktop.mjs'
import { run } from './processes.mjs'
import { asWritten, inRoot, projectNode } from './project.mjs'
import { duration, say, texts } from './texts.mjs'

/** @typedef {import('./desktop.mjs').NoWindow} NoWindow */

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}
const world = () => ({
  platform: process.platform,
  environment: process.env,
  userId: process.getuid?.() ?? null,
  read,
  exists: existsSync,
})
const inPackage = (/** @type {string[]} */ ...parts) => inRoot('node_modules', 'electron', ...parts)
const failurePath = inRoot('.cache', 'electron-download-failed.json')
const downloadMs = 60_000

/** What is known before anything is installed or fetched. */
export const judgeThisMachine = () => judgeMachine(world())

/** @returns {{ at: number, version: string } | null} */
function lastFailure() {
  try {
    const { at, version } = JSON.parse(read(failurePath) ?? '')
    return { at: Number(at), version: String(version) }
  } catch {
    return null
  }
}

/** @param {boolean} insists @returns {Promise<{ path: string } | { why: NoWindow, detail?: string }>} */
export async function haveRuntime(insists) {
  const found = findRuntime(world(), inPackage)
  if ('path' in found) return found
  if (found.why === 'named-missing') return { why: found.why }
  const { version } = JSON.parse(readFileSync(inPackage('package.json'), 'utf8'))
  const refused = judgeDownload(world(), lastFailure(), { now: Date.now(), version, insists })
  if (refused !== null) return { why: refused }

  say(texts.fetchingElectron)
  const started = performance.now()
  const beat = setInterval(() => say(texts.stillWorking(duration(performance.now() - started))), 5_000)
  const { code, output, timedOut } = await run(projectNode, [inPackage('install.js')], {
    output: 'capture',
    timeoutMs: downloadMs,
    env: downloadEnvironment(process.env),
  }).finally(() => clearInterval(beat))
  const fetched = findRuntime(world(), inPackage)
  if (code === 0 && 'path' in fetched) {
    rmSync(failurePath, { force: true })
    say(texts.fetchedElectron(duration(performance.now() - started)))
    return fetched
  }
  mkdirSync(inRoot('.cache'), { recursive: true })
  writeFileSync(failurePath, `${JSON.stringify({ at: Date.now(), version })}\n`)
  const said = /^\s*(?:\w*Error: )(.+)$/m.exec(output)?.[1]?.slice(0, 120)
  return { why: 'download-failed', detail: timedOut ? duration(downloadMs) : (said ?? `${code}`) }
}

/**
 * Shows the window until it is closed. Never without Electron's sandbox: where that fails, so does the start.
 * @param {string} runtime @param {string | undefined} dataDir
 * @returns {Promise<{ code: number } | { why: NoWindow, detail: string }>}
 */
export async function showWindow(runtime, dataDir) {
  const started = performance.now()
  const { code } = await run(
    runtime,
    [inRoot('dist', 'desktop', 'main.js'), ...(dataDir === undefined ? [] : ['--data-dir', asWritten(dataDir)])],
    { isTheProgram: true, env: { ELECTRON_RUN_AS_NODE: undefined } },
  )
  return neverStarted({ code, ms: performance.now() - started }) ? { why: 'did-not-start', detail: `${code}` } : { code }
}
