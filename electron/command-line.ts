/** The command `server-manager` in plain Node, with the real world around it. */
import { dirname, join } from 'node:path'
import { version } from '../package.json'
import { dataFolder, requireDataFolder } from './adapters/data-folder.ts'
import { helperWord } from './adapters/mail-client/helper-command.ts'
import type { WorkerProcess } from './adapters/worker-process.ts'
import { runCommandLine } from './cli/run.ts'

async function readStdin(limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > limit) break
  }
  return Buffer.concat(chunks)
}

async function onLine(listener: (line: string) => void): Promise<void> {
  // Whoever reads from a terminal in the background (`… &`) is stopped by it.
  if (process.stdin.isTTY) return
  process.stdin.on('error', () => {})
  const { createInterface } = await import('node:readline')
  createInterface({ input: process.stdin }).on('line', listener)
}

/** Only where somebody could see it. */
async function openBrowser(url: string): Promise<void> {
  const onDesktop = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  if (!onDesktop) return
  const [command, ...args] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url]
  const { spawn } = await import('node:child_process')
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

/** The server process as one of its own, by this very program. */
async function startWorker(program: string, dataDir: string): Promise<WorkerProcess> {
  const { startWorkerProcess } = await import('./adapters/worker-process.ts')
  const { createJsonLog } = await import('./adapters/json-log.ts')
  const { createSystemClock } = await import('./adapters/system-clock.ts')
  const args = [program, 'worker', '--with-parent', '--data-dir', dataDir]
  return startWorkerProcess({ command: process.execPath, args, clock: createSystemClock(), log: createJsonLog((line) => process.stderr.write(line)) })
}

/** Calls a mail client that may hang or crash, for another process of this program. */
const help = async () => (await import('./adapters/mail-client/mapi-helper.ts')).runMapiHelper()

/** @param program the file that was started */
export async function main(program: string): Promise<void> {
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort())
  // A reader that goes away (`| head`) ends the command quietly.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(0))

  const run = () =>
    runCommandLine({
      argv: process.argv.slice(2),
      environment: process.env,
      readStdin,
      onLine: (listener) => void onLine(listener),
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      isTerminal: process.stdout.isTTY,
      interrupted: interrupted.signal,
      pageFolder: join(dirname(program), '..', 'renderer'),
      openBrowser: (url) => void openBrowser(url),
      version,
      systemProxy: async () => {
        const { openSystemProxy } = await import('./adapters/headless-system-proxy.ts')
        return openSystemProxy(process.env)
      },
      dataFolder: (asked) => dataFolder(asked, process.env),
      openProgram: async (dataDir) => {
        requireDataFolder(dataDir)
        const { composePorts, createProgram } = await import('./compose.ts')
        const writeLog = (line: string) => process.stderr.write(line)
        return createProgram(composePorts({ dataDir, environment: process.env, version, writeLog, startWorker: (folder) => startWorker(program, folder) }))
      },
    })
  const asHelper = process.argv[2] === helperWord
  const code = await (asHelper ? help() : run()).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return 1
  })

  // A name server that hangs must not hold a command that has answered: leave once everything is written.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
}
