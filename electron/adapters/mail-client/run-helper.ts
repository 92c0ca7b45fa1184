/**
 * A program that may show windows, hang or crash, asked one thing: a JSON text on its standard input, lines of JSON on its standard output.
 * It is ended when it has answered, when nobody waits any more, and when it says too much.
 */
import { spawn } from 'node:child_process'
import * as z from 'zod'

export interface Command {
  readonly command: string
  readonly args: readonly string[]
}

/** `calling`: from now on the client may have the message. `answer`: the last line. */
const lineSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('calling'), what: z.string().max(100) }),
  z.object({
    event: z.literal('answer'),
    /** 0: taken; another number: the client's; null: it came not so far, `problem` says why */
    code: z.number().nullable(),
    problem: z.string().max(100).nullable().default(null),
    detail: z.string().max(4000).default(''),
    hresult: z.number().nullable().default(null),
  }),
])
export type HelperLine = z.output<typeof lineSchema>
export type HelperAnswer = Extract<HelperLine, { event: 'answer' }>

export type HelperEnd =
  | { readonly kind: 'answered'; readonly answer: HelperAnswer }
  /** without an answer: an exit code or a signal, and the last it complained of */
  | { readonly kind: 'ended'; readonly how: string }
  | { readonly kind: 'nonsense'; readonly how: string }
  | { readonly kind: 'not-started'; readonly how: string }
  | { readonly kind: 'given-up' }

export interface HelperOptions extends Command {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly input: string
  readonly signal: AbortSignal
  readonly onCalling: (what: string) => void
  /** bytes of its standard output that are read; an answer has a few hundred */
  readonly maxBytes?: number
}

function readLine(text: string): HelperLine | null {
  try {
    return lineSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Never rejects; the process is gone, or told to go, when it resolves. */
export function runHelper({ command, args, environment, input, signal, onCalling, maxBytes = 64 * 1024 }: HelperOptions): Promise<HelperEnd> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: 'given-up' })
    // Our own secret is not its business.
    const env = { ...environment, SERVER_MANAGER_KEY: undefined }
    const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true })
    let pending = ''
    let size = 0
    let complaint = ''
    let ended = false
    const end = (how: HelperEnd) => {
      if (ended) return
      ended = true
      signal.removeEventListener('abort', giveUp)
      // What it leaves running may hold the pipes; nobody reads them any more.
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy()
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      resolve(how)
    }
    const giveUp = () => end({ kind: 'given-up' })
    signal.addEventListener('abort', giveUp, { once: true })

    function take(line: string): void {
      if (line.trim() === '' || ended) return
      const read = readLine(line)
      if (read === null) end({ kind: 'nonsense', how: line.slice(0, 200) })
      else if (read.event === 'calling') onCalling(read.what)
      else end({ kind: 'answered', answer: read })
    }

    child.once('error', (error: NodeJS.ErrnoException) => end({ kind: 'not-started', how: error.code ?? error.message }))
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on('error', () => {})
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (chunk: string) => {
      size += chunk.length
      if (size > maxBytes) return end({ kind: 'nonsense', how: `> ${maxBytes}` })
      pending += chunk
      const lines = pending.split('\n')
      pending = lines.pop() ?? ''
      for (const line of lines) take(line)
    })
    child.stderr.setEncoding('utf8')
    child.stderr.on('data', (chunk: string) => (complaint = (complaint + chunk).slice(-300)))
    child.once('close', (code, killedBy) => {
      take(pending)
      end({ kind: 'ended', how: [killedBy ?? `exit ${String(code)}`, complaint.trim()].filter((part) => part !== '').join(': ') })
    })
    child.stdin.end(input)
  })
}
