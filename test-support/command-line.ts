/** The command line as a script meets it, on a real data folder of its own, without a process of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openSystemProxy } from '../electron/adapters/headless-system-proxy.ts'
import { runCommandLine } from '../electron/cli/run.ts'
import { composePorts, createProgram, type Program, type ProgramOptions } from '../electron/compose.ts'

export interface CommandAnswer {
  readonly code: number
  readonly out: string
  readonly err: string
}
export interface CommandOptions {
  readonly stdin?: string | Uint8Array
  readonly environment?: Readonly<Record<string, string>>
  readonly interrupted?: AbortSignal
  /** gets what says a line to the command while it runs */
  readonly typing?: (type: (line: string) => void) => void
  /** told of each piece of standard output */
  readonly onOut?: (text: string) => void
  readonly startWorker?: ProgramOptions['startWorker']
}
export interface CommandLine {
  readonly folder: string
  run(argv: readonly string[], options?: CommandOptions): Promise<CommandAnswer>
  /** The program on the same data folder, for what a command does not show. */
  withProgram<T>(work: (program: Program) => Promise<T>): Promise<T>
  remove(): void
}

export function createCommandLine(pageFolder = tmpdir()): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'command-line-'))
  const open = (dataDir: string, environment: Readonly<Record<string, string>>, startWorker?: ProgramOptions['startWorker']) =>
    createProgram(composePorts({ dataDir, environment, version: '0.0.0', writeLog: () => {}, startWorker }))
  return {
    folder,
    async run(argv, { stdin = '', environment = {}, interrupted = new AbortController().signal, typing = () => {}, onOut = () => {}, startWorker } = {}) {
      let out = ''
      let err = ''
      const code = await runCommandLine({
        argv,
        environment,
        readStdin: () => Promise.resolve(typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
        onLine: typing,
        out(text) {
          out += text
          onOut(text)
        },
        err: (text) => (err += text),
        isTerminal: false,
        interrupted,
        pageFolder,
        openBrowser: () => {},
        version: '0.0.0',
        systemProxy: () => Promise.resolve(openSystemProxy(environment)),
        dataFolder: (asked) => resolve(asked ?? join(folder, 'data')),
        openProgram: (dataDir) => Promise.resolve(open(dataDir, environment, startWorker)),
      })
      return { code, out, err }
    },
    async withProgram(work) {
      const program = open(join(folder, 'data'), {})
      try {
        return await work(program)
      } finally {
        await program.close()
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
