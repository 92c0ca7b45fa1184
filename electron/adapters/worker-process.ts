/**
 * The server process beside the page: a process of its own, so that what it waits for (the disk above all, at each step of each
 * message) never makes the page wait, and what takes it down takes down nothing else. It is started again when it ends by itself, and
 * ends with its parent, whose hold on its standard input it watches.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import type { Clock, Log } from '../core/ports.ts'

export interface WorkerProcess {
  /** of the process that runs now; null between one and the next */
  pid(): number | null
  /** Asks it to finish what is on the wire; resolves when it has gone. */
  stop(): Promise<void>
}

export interface WorkerProcessOptions {
  readonly command: string
  readonly args: readonly string[]
  readonly clock: Pick<Clock, 'after' | 'monotonic'>
  readonly log: Log
  /** the first wait before it is started again; doubles up to a minute while it keeps ending at once */
  readonly pauseMs?: number
}

/** glibc gives every thread a pool of memory of its own and takes little back from it: some 10 MB that nobody uses. Elsewhere it says nothing. */
const onePool = { MALLOC_ARENA_MAX: '1' }

export function startWorkerProcess({ command, args, clock, log, pauseMs = 1000 }: WorkerProcessOptions): WorkerProcess {
  let stopping = false
  let pause = pauseMs
  let takeBack = () => {}
  let child: ChildProcess | null = null
  let gone = Promise.resolve()

  function start(): void {
    const began = clock.monotonic()
    const started = spawn(command, args, { stdio: ['pipe', 'ignore', 'inherit'], windowsHide: true, env: { ...onePool, ...process.env } })
    child = started
    started.stdin.on('error', () => {})
    gone = new Promise((resolve) => {
      const ended = (why: object) => {
        child = null
        resolve()
        if (stopping) return
        if (clock.monotonic() - began > 60_000) pause = pauseMs
        log.warn('the server process ended by itself and is started again', { ...why, inMs: pause })
        takeBack = clock.after(pause, start)
        pause = Math.min(pause * 2, 60_000)
      }
      started.once('error', (error) => ended({ error: error.message }))
      started.once('exit', (code, signal) => ended({ code, signal }))
    })
  }
  start()

  return {
    pid: () => child?.pid ?? null,
    async stop() {
      stopping = true
      takeBack()
      // On every operating system the same: its standard input ends, and so does it.
      child?.stdin?.end()
      child?.kill('SIGTERM')
      await gone
    },
  }
}
