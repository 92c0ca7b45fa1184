/**
 * Child processes that never outlive us. Each is the head of a process group of its own (on Windows: the root of a tree), so
 * that what it starts in turn ends with it; signals that reach us are passed on, and a parent that dies counts as one.
 */
import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { watchParent } from './end-with-parent.mjs'
import { root } from './project.mjs'
import { Failure, texts } from './texts.mjs'

const onWindows = process.platform === 'win32'
const patienceMs = 5_000

/** Each with the time it has between being asked to end and being ended. @type {Map<import('node:child_process').ChildProcess, number>} */
const running = new Map()
/** @type {NodeJS.Signals | null} */
let ending = null

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalTree(child, signal) {
  if (child.pid === undefined) return
  try {
    if (!onWindows) process.kill(-child.pid, signal)
    // A console's Ctrl+C has reached them already; anything else has no gentle form there.
    else if (signal !== 'SIGINT') spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' })
  } catch {
    // Nobody left in the group.
  }
}

/** @param {NodeJS.Signals} signal */
function end(signal) {
  // Whoever asks twice does not want to wait.
  const wish = ending === null ? signal : 'SIGKILL'
  ending ??= signal
  for (const [child, graceMs] of running) {
    signalTree(child, wish)
    setTimeout(() => signalTree(child, 'SIGKILL'), graceMs).unref()
  }
  if (running.size === 0) process.exit(interruptedCode())
}

let watching = false
/** Signals are ours from now on. */
export function takeSignals() {
  if (watching) return
  watching = true
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => end(signal))
  // What is started by npm ends with npm, however that ends.
  if (process.env['npm_lifecycle_event'] !== undefined) watchParent(() => end('SIGTERM'))
  process.on('exit', () => {
    for (const child of running.keys()) signalTree(child, 'SIGKILL')
  })
}

function interruptedCode() {
  return 128 + (ending === null ? 0 : constants.signals[ending])
}

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env] added to ours; undefined takes one away
 * @property {string} [cwd]
 * @property {'inherit' | 'capture'} [output] where its output goes; captured output comes back in the result
 * @property {number} [timeoutMs]
 * @property {number} [graceMs] between being asked to end and being ended
 * @property {AbortSignal} [abort] asks it to end
 * @property {boolean} [shell]
 * @property {boolean} [isTheProgram] its end is ours: on a signal, wait for its own exit code
 */

/**
 * @param {string} command @param {readonly string[]} args @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>}
 */
export async function run(command, args, options = {}) {
  takeSignals()
  const { env = {}, cwd = root, output: outputTo = 'inherit', timeoutMs, graceMs = patienceMs } = options
  const { abort, shell = false, isTheProgram = false } = options
  const environment = Object.fromEntries(Object.entries({ ...process.env, ...env }).filter(([, value]) => value !== undefined))
  const piped = outputTo === 'capture' ? 'pipe' : 'inherit'
  const child = spawn(command, [...args], {
    cwd,
    env: environment,
    shell,
    stdio: ['ignore', piped, piped],
    detached: !onWindows,
    windowsHide: true,
  })
  running.set(child, graceMs)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk) => (output += chunk))
  }
  abort?.addEventListener('abort', () => signalTree(child, 'SIGTERM'), { once: true })
  let timedOut = false
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true
          signalTree(child, 'SIGKILL')
        }, timeoutMs)
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', (error) => reject(new Failure(texts.couldNotStart(command, error.message))))
      // `exit`, not `close`: a grandchild that keeps the pipe must not keep us.
      child.once('exit', (exitCode, signal) => resolve(exitCode ?? 128 + (signal === null ? 0 : constants.signals[signal])))
    })
    if (outputTo === 'capture') await drained(child)
    return { code, output, timedOut }
  } finally {
    clearTimeout(timer)
    // What it left behind in its group goes as well.
    if (!onWindows) signalTree(child, 'SIGKILL')
    running.delete(child)
    if (ending !== null && !isTheProgram) process.exit(interruptedCode())
  }
}

/** The rest of what it wrote, but not longer than a moment. @param {import('node:child_process').ChildProcess} child */
function drained(child) {
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null && !stream.readableEnded)
  const all = Promise.all(streams.map((stream) => new Promise((resolve) => stream?.once('close', resolve))))
  return Promise.race([all, new Promise((resolve) => setTimeout(resolve, 1_000).unref())])
}
