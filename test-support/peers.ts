/**
 * Servers of the real world, each in a folder of its own on free ports of 127.0.0.1: Postfix with Dovecot for the login
 * (peers-postfix.ts), Squid with Basic or Digest (peers-squid.ts), Dante and microsocks (peers-socks.ts). They need root, since
 * Postfix and Squid give their rights away themselves.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import * as fs from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'

const sbin = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`
export const peerEnv = { ...process.env, PATH: sbin }

/** Why a peer cannot be had on this machine; null when it can. */
export function missing(...programs: readonly string[]): string | null {
  if (process.platform !== 'linux') return 'the peers are set up for Linux'
  if (process.getuid?.() !== 0) return 'the peers need root'
  const absent = programs.find((program) => !sbin.split(':').some((folder) => fs.existsSync(join(folder, program))))
  return absent === undefined ? null : `${absent} is not installed`
}

export interface Peer {
  stop(): Promise<void>
}

/** One after the other; what began to start stops with the rest, also when one of them does not. */
export async function startAll(starts: readonly (() => Promise<Peer>)[]): Promise<Peer> {
  const running: Peer[] = []
  const stop = async () => {
    await Promise.all(running.map((peer) => peer.stop()))
  }
  try {
    for (const start of starts) running.push(await start())
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

const patience = 20_000

export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + patience
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${patience} ms`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    const settle = (answered: boolean) => {
      socket.destroy()
      resolve(answered)
    }
    socket.once('connect', () => settle(true)).once('error', () => settle(false))
  })
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** By the number it wrote down itself; a daemon is nobody's child. */
export async function endByPidFile(file: string): Promise<void> {
  const pid = Number(fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '')
  if (!Number.isInteger(pid) || pid < 2 || !alive(pid)) return
  process.kill(pid, 'SIGTERM')
  await until(`the end of ${file}`, () => !alive(pid)).catch(() => process.kill(pid, 'SIGKILL'))
}

/** Its output goes to a file: a daemon that inherits a pipe would keep it open for good. */
export function runToEnd(program: string, args: readonly string[], logFile: string): void {
  const log = fs.openSync(logFile, 'a')
  try {
    const { status, error } = spawnSync(program, args, { env: peerEnv, stdio: ['ignore', log, log], timeout: patience })
    if (status !== 0) throw new Error(`${program} ended with ${String(status ?? error?.message)}: ${fs.readFileSync(logFile, 'utf8').slice(-2000)}`)
  } finally {
    fs.closeSync(log)
  }
}

/** A program that stays in the foreground, once it answers on its port. It ends by its own number. */
export async function startForeground(
  program: string,
  args: readonly string[],
  { logFile, port }: { readonly logFile: string; readonly port: number },
): Promise<Peer> {
  const log = fs.openSync(logFile, 'a')
  const child: ChildProcess = spawn(program, args, { env: peerEnv, stdio: ['ignore', log, log] })
  fs.closeSync(log)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const lateness = setTimeout(() => child.kill('SIGKILL'), patience)
    await ended
    clearTimeout(lateness)
  }
  try {
    await until(`${program} on ${port}`, () => answers(port))
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

export function lines(...text: readonly string[]): string {
  return `${text.join('\n')}\n`
}
