/** Runs a small program of the operating system for what it prints. */
import { spawn } from 'node:child_process'

export type ProgramOutput =
  | { readonly ok: true; readonly out: string }
  /** `missing`: there is no such program; else a system's word, `exit 1`, `timeout` or `too much` */
  | { readonly ok: false; readonly missing: boolean; readonly reason: string }

export interface RunOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly patienceMs?: number
  readonly maxBytes?: number
}

/** No shell, no input, an end that comes for certain. Never rejects. */
export function runProgram(file: string, args: readonly string[], options: RunOptions): Promise<ProgramOutput> {
  const { environment, patienceMs = 2000, maxBytes = 256 * 1024 } = options
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    // Words in English, whatever the user's language: they are read by a program. Our own secret is not theirs.
    const env = { ...environment, LC_ALL: 'C', SERVER_MANAGER_KEY: undefined }
    const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true })
    const end = (output: ProgramOutput) => {
      clearTimeout(timer)
      // What a program leaves running may hold the pipe open; nobody reads it any more.
      child.stdout.destroy()
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      resolve(output)
    }
    const timer = setTimeout(() => end({ ok: false, missing: false, reason: 'timeout' }), patienceMs)
    child.once('error', (error: NodeJS.ErrnoException) => end({ ok: false, missing: error.code === 'ENOENT', reason: error.code ?? error.message }))
    child.stdout.on('error', () => {})
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBytes) return end({ ok: false, missing: false, reason: 'too much' })
      chunks.push(chunk)
    })
    child.once('close', (code, signal) => {
      if (code === 0) return end({ ok: true, out: Buffer.concat(chunks).toString('utf8') })
      end({ ok: false, missing: false, reason: code === null ? String(signal) : `exit ${code}` })
    })
  })
}
