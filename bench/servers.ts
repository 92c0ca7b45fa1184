/** Real servers that throw away what they get: smtp-server in a process of its own, smtp-sink of Postfix where it is installed. */
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../test-support/listening.ts'

export interface BenchServer {
  readonly name: string
  readonly port: number
  stop(): Promise<void>
}

export function find(program: string): string | null {
  const folders = `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin`.split(delimiter)
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file)) ?? null
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const answered = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port })
      socket.once('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`nobody listens on ${port}`)
}

async function smtpServer(): Promise<BenchServer> {
  const child = fork(fileURLToPath(new URL('./smtp-server-process.ts', import.meta.url)))
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)))
    child.once('exit', () => reject(new Error('smtp-server did not start')))
  })
  return { name: 'smtp-server', port, stop: () => end(child) }
}

async function smtpSink(file: string): Promise<BenchServer> {
  const port = await freePort()
  // As root it wants to be somebody else.
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const child = spawn(file, [...user, `127.0.0.1:${port}`, '128'], { stdio: 'ignore' })
  try {
    await untilListening(port)
  } catch (error) {
    await end(child)
    throw error
  }
  return { name: 'smtp-sink', port, stop: () => end(child) }
}

/** The quick one first: what is compiled while it runs is so by the time it comes to the one that greets only after 100 ms. */
export async function startServers(): Promise<BenchServer[]> {
  const sink = find('smtp-sink')
  return [...(sink === null ? [] : [await smtpSink(sink)]), await smtpServer()]
}
