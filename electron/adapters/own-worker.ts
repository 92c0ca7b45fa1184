/** The server process that this program starts beside itself and ends with: started and stopped as often as somebody asks. */
import type { OwnWorker } from '../core/ports.ts'
import type { WorkerProcess } from './worker-process.ts'

/** @param begin starts the process; called once a start */
export function createOwnWorker(begin: () => Promise<WorkerProcess>): OwnWorker {
  let process: WorkerProcess | null = null
  // One wish after another: a stop that comes while it starts waits for it.
  let last: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }
  return {
    pid: () => process?.pid() ?? null,
    start: () =>
      inTurn(async () => {
        process ??= await begin()
      }),
    stop: () =>
      inTurn(async () => {
        const running = process
        process = null
        await running?.stop()
      }),
  }
}
