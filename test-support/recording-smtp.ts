/** A server in a process of its own that takes every message and knows which: the truth about what has left, at no cost to whoever measures. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface RecordingServer {
  readonly port: number
  /** how often each subject was taken so far */
  taken(): Promise<ReadonlyMap<string, number>>
  close(): Promise<void>
}

export async function startRecordingServer(): Promise<RecordingServer> {
  const child = fork(fileURLToPath(new URL('./recording-smtp-process.ts', import.meta.url)), { execArgv: ['--disable-warning=ExperimentalWarning'] })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const next = <T>() =>
    new Promise<T>((resolve, reject) => {
      child.once('message', (message) => resolve(message as T))
      void gone.then(() => reject(new Error('the recording server has ended')))
    })
  const port = await next<number>()
  // One question after another: answers carry no name.
  let last: Promise<unknown> = Promise.resolve()
  return {
    port,
    taken() {
      const asked = last.then(async () => {
        const answer = next<[string, number][]>()
        child.send('taken')
        return new Map(await answer)
      })
      last = asked.catch(() => {})
      return asked
    },
    async close() {
      child.disconnect()
      await gone
    },
  }
}
