/** Installs when node_modules is missing, half finished or not what package-lock.json says. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { judgeInstall } from './installed.mjs'
import { run } from './processes.mjs'
import { inRoot, npmCommand, projectNode, root } from './project.mjs'
import { duration, Failure, say, texts } from './texts.mjs'

const stampPath = inRoot('node_modules', '.server-manager-install.json')

/** @param {string} path @returns {any} whatever JSON says; null where there is none */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

function thisMachine() {
  const report = /** @type {any} -- Node types it as a bare object */ (process.platform === 'linux' ? process.report.getReport() : null)
  const libc = report === null ? null : report.header.glibcVersionRuntime ? 'glibc' : 'musl'
  return { platform: process.platform, arch: process.arch, libc }
}

function look() {
  const lock = readFileSync(inRoot('package-lock.json'), 'utf8')
  const lockHash = createHash('sha256').update(lock).digest('hex')
  const machine = thisMachine()
  const judgement = judgeInstall({
    locked: JSON.parse(lock).packages,
    lockHash,
    placed: readJson(inRoot('node_modules', '.package-lock.json'))?.packages ?? null,
    stamp: readJson(stampPath),
    machine,
    exists: (path) => existsSync(inRoot(path)),
    nodePath: relative(root, projectNode),
  })
  const writeStamp = () => {
    writeFileSync(stampPath, `${JSON.stringify({ lockHash, platform: machine.platform, arch: machine.arch })}\n`)
  }
  return { judgement, writeStamp }
}

/** @param {readonly string[]} args */
async function npm(args) {
  const { command, args: first, shell } = npmCommand()
  const started = performance.now()
  const beat = setInterval(() => say(texts.stillWorking(duration(performance.now() - started))), 10_000)
  try {
    // npm takes its time to tidy up; what it leaves half done is found and mended the next time.
    return await run(command, [...first, ...args], { output: 'capture', shell, graceMs: 300 })
  } finally {
    clearInterval(beat)
  }
}

/** Windows deletes no program that runs, but it renames one: ours may be the Node in node_modules that npm replaces. */
function stepAside() {
  if (process.platform !== 'win32' || !process.execPath.startsWith(inRoot('node_modules') + sep)) return
  mkdirSync(inRoot('.cache'), { recursive: true })
  renameSync(process.execPath, inRoot('.cache', `node-${process.pid}.exe`))
}

/** Everything is needed, whatever NODE_ENV or npm's `omit` say: we build here. Warnings of npm (engines) are not for users. */
const whole = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']

/** Call under the lock. */
export async function ensureInstalled() {
  const { judgement, writeStamp } = look()
  if (judgement === null) return
  if (judgement.act === 'adopt') return writeStamp()

  say(texts.installing(texts.installReason[judgement.why]))
  const started = performance.now()
  stepAside()
  const { code, output } = await npm(['ci', ...whole])
  if (code !== 0) throw new Failure(`${texts.installFailed}\n${output.trim()}`)
  if (!existsSync(projectNode)) {
    // Where install scripts are switched off, this one still has to run: it brings the project's Node.
    say(texts.fetchingNode)
    const again = await npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'])
    if (!existsSync(projectNode)) throw new Failure(`${texts.installIncomplete} node\n${again.output.trim()}`)
  }
  const after = look()
  if (after.judgement?.act === 'install' && after.judgement.why !== 'incomplete') throw new Failure(texts.installIncomplete)
  after.writeStamp()
  say(texts.installed(duration(performance.now() - started)))
}
