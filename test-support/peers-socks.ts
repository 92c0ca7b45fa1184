/** SOCKS servers of the real world on free ports of 127.0.0.1. */
import * as fs from 'node:fs'
import { join } from 'node:path'
import { freePort } from './listening.ts'
import { lines, startForeground, type Peer } from './peers.ts'

export interface SocksPeer extends Peer {
  readonly port: number
  readonly log: () => string
}

function reading(file: string): () => string {
  return () => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')
}

export interface DanteOptions {
  readonly allowed: readonly number[]
  /** `username` takes the users of this machine */
  readonly method?: 'none' | 'username'
}

/** SOCKS 4 and 5, without a login unless `method` says so, to loopback and to `allowed` ports only. */
export async function startDante(folder: string, { allowed, method = 'none' }: DanteOptions): Promise<SocksPeer> {
  const path = (name: string) => join(folder, name)
  fs.mkdirSync(folder, { recursive: true })
  const port = await freePort()
  fs.writeFileSync(
    path('danted.conf'),
    lines(
      `logoutput: ${path('log')}`,
      `internal: 127.0.0.1 port = ${port}`,
      'external: 127.0.0.1',
      'clientmethod: none',
      `socksmethod: ${method}`,
      'user.privileged: root',
      'user.unprivileged: nobody',
      'client pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }',
      ...allowed.map((each) => `socks pass { from: 127.0.0.0/8 to: 127.0.0.0/8 port = ${each} command: connect }`),
      'socks block { from: 0.0.0.0/0 to: 0.0.0.0/0 log: connect }',
    ),
  )
  const { stop } = await startForeground('danted', ['-f', path('danted.conf'), '-p', path('pid')], { logFile: path('start'), port })
  return { port, stop, log: reading(path('log')) }
}

/** SOCKS 5 for whoever knows the password. */
export async function startMicrosocks(
  folder: string,
  { login }: { readonly login: { readonly user: string; readonly password: string } },
): Promise<SocksPeer> {
  fs.mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const logFile = join(folder, 'log')
  const { stop } = await startForeground('microsocks', ['-i', '127.0.0.1', '-p', String(port), '-u', login.user, '-P', login.password], { logFile, port })
  return { port, stop, log: reading(logFile) }
}
