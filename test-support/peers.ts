/**
 * Servers of the real world, each in a folder of its own on free ports of 127.0.0.1: Postfix with Dovecot for the login,
 * Squid with Basic or Digest, and, in peers-socks.ts, Dante and microsocks. They need root, since Postfix and Squid give their rights away themselves.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Certificate } from './certificates.ts'
import { freePort } from './listening.ts'

const sbin = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`
const env = { ...process.env, PATH: sbin }

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

const patience = 20_000

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + patience
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${patience} ms`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function answers(port: number): Promise<boolean> {
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
async function endByPidFile(file: string): Promise<void> {
  const pid = Number(fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '')
  if (!Number.isInteger(pid) || pid < 2 || !alive(pid)) return
  process.kill(pid, 'SIGTERM')
  await until(`the end of ${file}`, () => !alive(pid)).catch(() => process.kill(pid, 'SIGKILL'))
}

/** Its output goes to a file: a daemon that inherits a pipe would keep it open for good. */
function runToEnd(program: string, args: readonly string[], logFile: string): void {
  const log = fs.openSync(logFile, 'a')
  try {
    const { status, error } = spawnSync(program, args, { env, stdio: ['ignore', log, log], timeout: patience })
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
  const child: ChildProcess = spawn(program, args, { env, stdio: ['ignore', log, log] })
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

export interface Postfix extends Peer {
  readonly port: { readonly starttls: number; readonly tls: number; readonly clear: number }
  /** what it wrote down */
  readonly log: () => string
}

/** Takes mail for anybody who has logged in, and for `example.org`; throws all of it away. */
export async function startPostfix(
  folder: string,
  { certificate, login }: { readonly certificate: Certificate; readonly login: { readonly user: string; readonly password: string } },
): Promise<Postfix> {
  const path = (...parts: readonly string[]) => join(folder, ...parts)
  for (const part of ['conf', 'spool/private', 'data', 'dovecot']) fs.mkdirSync(path(part), { recursive: true })
  fs.chmodSync(folder, 0o755)
  fs.writeFileSync(path('cert.pem'), certificate.cert)
  fs.writeFileSync(path('key.pem'), certificate.key, { mode: 0o600 })
  for (const file of ['dynamicmaps.cf', 'dynamicmaps.cf.d', 'postfix-files', 'postfix-files.d'])
    if (fs.existsSync(`/etc/postfix/${file}`)) fs.cpSync(`/etc/postfix/${file}`, path('conf', file), { recursive: true })
  for (const part of ['data', 'spool/private']) spawnSync('chown', ['postfix', path(part)], { env })

  const port = { starttls: await freePort(), tls: await freePort(), clear: await freePort() }
  fs.writeFileSync(
    path('conf', 'main.cf'),
    lines(
      'compatibility_level = 3.6',
      `queue_directory = ${path('spool')}`,
      `data_directory = ${path('data')}`,
      `maillog_file = ${path('maillog')}`,
      `maillog_file_prefixes = ${folder}`,
      'myhostname = peer.example.org',
      'mydestination = example.org',
      'inet_interfaces = 127.0.0.1',
      'inet_protocols = ipv4',
      'mynetworks =',
      'alias_maps =',
      'alias_database =',
      'local_recipient_maps = inline:{ jose@example.org=ok, maria@example.org=ok }',
      // Nothing leaves this machine.
      'local_transport = discard:',
      'default_transport = discard:',
      'relay_transport = discard:',
      `smtpd_tls_cert_file = ${path('cert.pem')}`,
      `smtpd_tls_key_file = ${path('key.pem')}`,
      'smtpd_sasl_auth_enable = yes',
      'smtpd_sasl_type = dovecot',
      'smtpd_sasl_path = private/auth',
      'smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination',
      'smtpd_recipient_restrictions = reject_unlisted_recipient',
      'smtpd_peername_lookup = no',
      'message_size_limit = 1000000',
    ),
  )
  fs.writeFileSync(
    path('conf', 'master.cf'),
    lines(
      `127.0.0.1:${port.starttls} inet n - n - - smtpd`,
      '  -o smtpd_tls_security_level=encrypt',
      '  -o smtpd_tls_auth_only=yes',
      `127.0.0.1:${port.tls} inet n - n - - smtpd`,
      '  -o smtpd_tls_wrappermode=yes',
      `127.0.0.1:${port.clear} inet n - n - - smtpd`,
      '  -o smtpd_tls_security_level=none',
      '  -o smtpd_sasl_auth_enable=no',
      'pickup unix n - n 60 1 pickup',
      'cleanup unix n - n - 0 cleanup',
      'qmgr unix n - n 300 1 qmgr',
      'tlsmgr unix - - n 1000? 1 tlsmgr',
      'rewrite unix - - n - - trivial-rewrite',
      ...['bounce', 'defer', 'trace'].map((name) => `${name} unix - - n - 0 bounce`),
      ...['error', 'retry'].map((name) => `${name} unix - - n - - error`),
      'discard unix - - n - - discard',
      'anvil unix - - n - 1 anvil',
      'scache unix - - n - 1 scache',
      'postlog unix-dgram n - n - 1 postlogd',
    ),
  )
  fs.writeFileSync(path('dovecot', 'users'), lines(`${login.user}:{PLAIN}${login.password}`))
  fs.writeFileSync(
    path('dovecot', 'dovecot.conf'),
    lines(
      `base_dir = ${path('dovecot', 'run')}`,
      `state_dir = ${path('dovecot', 'run')}`,
      `log_path = ${path('dovecot', 'log')}`,
      'protocols =',
      'ssl = no',
      'disable_plaintext_auth = no',
      'auth_mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256',
      // Wrong passwords on purpose: neither waited for nor held against whoever comes next.
      'auth_failure_delay = 0',
      'service anvil {',
      '  unix_listener anvil-auth-penalty {',
      '    mode = 0',
      '  }',
      '}',
      'passdb {',
      '  driver = passwd-file',
      `  args = scheme=PLAIN username_format=%u ${path('dovecot', 'users')}`,
      '}',
      'userdb {',
      '  driver = static',
      '  args = uid=nobody gid=nogroup home=/nonexistent',
      '}',
      'service auth {',
      `  unix_listener ${path('spool', 'private', 'auth')} {`,
      '    mode = 0660',
      '    user = postfix',
      '    group = postfix',
      '  }',
      '}',
    ),
  )
  const stop = async () => {
    await endByPidFile(path('spool', 'pid', 'master.pid'))
    await endByPidFile(path('dovecot', 'run', 'master.pid'))
  }
  try {
    runToEnd('dovecot', ['-c', path('dovecot', 'dovecot.conf')], path('dovecot', 'start'))
    runToEnd('postfix', ['-c', path('conf'), 'start'], path('start'))
    await until('the login', () => fs.existsSync(path('spool', 'private', 'auth')))
    for (const each of Object.values(port)) await until(`Postfix on ${each}`, () => answers(each))
  } catch (error) {
    await stop()
    throw error
  }
  return { port, stop, log: () => (fs.existsSync(path('maillog')) ? fs.readFileSync(path('maillog'), 'utf8') : '') }
}

export interface Squid extends Peer {
  readonly port: number
  /** a line a request: status and what was asked for */
  readonly log: () => string
}

const squidFolders = ['/usr/lib/squid', '/usr/lib64/squid', '/usr/libexec/squid']

/** Where a program that checks logins for Squid stands; null when it is not installed. */
export function squidHelper(name: 'basic_ncsa_auth' | 'digest_file_auth'): string | null {
  return squidFolders.map((folder) => join(folder, name)).find((file) => fs.existsSync(file)) ?? null
}

export interface SquidOptions {
  readonly login: { readonly user: string; readonly password: string }
  readonly allowed: readonly number[]
  readonly scheme?: 'basic' | 'digest'
}

/** CONNECT for whoever knows the password, to loopback and to `allowed` ports only. */
export async function startSquid(folder: string, { login, allowed, scheme = 'basic' }: SquidOptions): Promise<Squid> {
  const path = (...parts: readonly string[]) => join(folder, ...parts)
  fs.mkdirSync(folder, { recursive: true })
  fs.chmodSync(folder, 0o755)
  const port = await freePort()
  const helper = squidHelper(scheme === 'basic' ? 'basic_ncsa_auth' : 'digest_file_auth') ?? ''
  if (scheme === 'basic') runToEnd('htpasswd', ['-bc', path('passwd'), login.user, login.password], path('start'))
  else {
    const secret = createHash('md5').update(`${login.user}:peers:${login.password}`, 'utf8').digest('hex')
    fs.writeFileSync(path('passwd'), lines(`${login.user}:peers:${secret}`), { mode: 0o600 })
  }
  fs.writeFileSync(
    path('squid.conf'),
    lines(
      `http_port 127.0.0.1:${port}`,
      `pid_filename ${path('squid.pid')}`,
      `coredump_dir ${folder}`,
      `access_log stdio:${path('access.log')}`,
      `cache_log ${path('cache.log')}`,
      'cache_store_log none',
      'cache deny all',
      'visible_hostname peer.example.org',
      `auth_param ${scheme} program ${helper} ${scheme === 'digest' ? '-c ' : ''}${path('passwd')}`,
      `auth_param ${scheme} realm peers`,
      `auth_param ${scheme} children 2 startup=1`,
      'acl known proxy_auth REQUIRED',
      `acl mail port ${allowed.join(' ')}`,
      'acl CONNECT method CONNECT',
      'acl loopback dst 127.0.0.0/8',
      'http_access deny !CONNECT',
      'http_access deny !known',
      'http_access deny !mail',
      'http_access allow loopback',
      'http_access deny all',
      'shutdown_lifetime 1 second',
      'pinger_enable off',
      'icp_port 0',
      'htcp_port 0',
      'snmp_port 0',
      'dns_nameservers 127.0.0.1',
      ...['udp_incoming_address', 'udp_outgoing_address', 'tcp_outgoing_address'].map((name) => `${name} 127.0.0.1`),
    ),
  )
  spawnSync('chown', ['-R', 'proxy', folder], { env })
  const { stop } = await startForeground('squid', ['-N', '-f', path('squid.conf')], { logFile: path('start'), port })
  return { port, stop, log: () => (fs.existsSync(path('access.log')) ? fs.readFileSync(path('access.log'), 'utf8') : '') }
}
