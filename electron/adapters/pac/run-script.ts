/** Runs one configuration script in a thread of its own, which never outlives its time. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { toAscii } from '../../../shared/domain/system/host-name.ts'
import type { Dialer } from '../../core/ports.ts'
import { mailboxSize, textOffset, type PacFailure, type PacMessage, type PacWork } from './pac-protocol.ts'

export type ScriptResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly failure: PacFailure | 'timeout' | 'not-run'; readonly message: string }

export interface ScriptQuestion {
  readonly script: string
  /** `https://host:port/` */
  readonly url: string
  readonly host: string
  readonly addresses: readonly string[]
}

/** Wrong scripts end after this; a busy computer gets more for starting the thread. */
export const scriptPatienceMs = 2000
const startPatienceMs = 15_000

/** Beside this file: in the sources with `.ts`, in a bundle with `.js`. */
function beside(name: string): URL {
  // Put together here, so that no bundler takes it for an asset of a page.
  return new URL(['.', name].join('/'), import.meta.url)
}

function engineFile(): URL | string {
  const bundled = beside('quickjs.wasm')
  return existsSync(bundled) ? bundled : createRequire(import.meta.url).resolve('quickjs-wasi').replace(/dist[\\/]index\.js$/, 'quickjs.wasm')
}

let engine: Promise<Uint8Array<ArrayBuffer>> | null = null
/** Read at the first script, and kept. */
async function readEngine(): Promise<Uint8Array<ArrayBuffer>> {
  engine ??= readFile(engineFile()).then((bytes) => new Uint8Array(bytes))
  try {
    return await engine
  } catch (error) {
    engine = null
    throw error
  }
}

function answerLookup(mailbox: SharedArrayBuffer, sequence: number, addresses: readonly string[]): void {
  const text = addresses.join(';').slice(0, mailboxSize - textOffset)
  const bytes = new TextEncoder().encode(text)
  new Uint8Array(mailbox, textOffset).set(bytes)
  const signal = new Int32Array(mailbox, 0, 2)
  Atomics.store(signal, 1, bytes.length)
  Atomics.store(signal, 0, sequence)
  Atomics.notify(signal, 0)
}

/** Never rejects. The thread is gone when it resolves. */
export async function runScript(question: ScriptQuestion, dialer: Pick<Dialer, 'resolve'>): Promise<ScriptResult> {
  const over = new AbortController()
  let worker: Worker | null = null
  let timer: NodeJS.Timeout | undefined
  try {
    const mailbox = new SharedArrayBuffer(mailboxSize)
    const work: PacWork = { ...question, engine: await readEngine(), mailbox }
    const started = new Worker(beside(import.meta.url.endsWith('.ts') ? 'pac-worker.ts' : 'pac-worker.js'), {
      workerData: work,
      // What runs there sees nothing of ours: no variables, no output, no options.
      env: {},
      execArgv: [],
      argv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    })
    worker = started
    return await new Promise<ScriptResult>((resolve) => {
      const fail = (failure: PacFailure | 'timeout' | 'not-run', message: string) => resolve({ ok: false, failure, message })
      timer = setTimeout(() => fail('not-run', ''), startPatienceMs)
      let latest = 0
      async function lookUp(sequence: number, host: string): Promise<void> {
        latest = sequence
        const name = toAscii(host)
        const found = name === null || name === '' ? null : await dialer.resolve(name, over.signal).catch(() => null)
        // A late answer must not overwrite the one that the script waits for by now.
        if (latest === sequence) answerLookup(mailbox, sequence, found?.ok ? found.value.map(({ address }) => address) : [])
      }
      started.on('message', (message: PacMessage) => {
        switch (message.kind) {
          case 'running':
            clearTimeout(timer)
            timer = setTimeout(() => fail('timeout', ''), scriptPatienceMs)
            return
          case 'lookup':
            return void lookUp(message.sequence, message.host)
          case 'answer':
            return resolve({ ok: true, text: message.text })
          case 'failed':
            return fail(message.failure, message.message)
        }
      })
      // The limits of the thread, not of the engine in it.
      started.once('error', (error: unknown) => fail('threw', error instanceof Error ? error.message.slice(0, 200) : ''))
      started.once('exit', () => fail('not-run', ''))
    })
  } catch (error) {
    return { ok: false, failure: 'not-run', message: error instanceof Error ? error.message.slice(0, 200) : '' }
  } finally {
    clearTimeout(timer)
    over.abort(new Error('the script has ended'))
    await worker?.terminate()
  }
}
