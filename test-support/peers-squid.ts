/** Squid, with a login by Basic or Digest. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { freePort } from './listening.ts'
import { lines, peerEnv, runToEnd, startForeground, type Peer } from './peers.ts'

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
  /** further destinations: addresses, and names whatever they lead to */
  readonly addresses?: readonly string[]
  readonly names?: readonly string[]
  /** address of the one it asks, on port 53; nobody by default */
  readonly nameServer?: string
}

/** CONNECT for whoever knows the password, to loopback and to `allowed` ports only. */
export async function startSquid(folder: string, { login, allowed, scheme = 'basic', addresses = [], names = [], nameServer = '127.0.0.1' }: SquidOptions): Promise<Squid> {
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
      `acl near dst ${['127.0.0.0/8', ...addresses].join(' ')}`,
      ...names.map((name) => `acl named dstdomain ${name}`),
      'http_access deny !CONNECT',
      'http_access deny !known',
      'http_access deny !mail',
      ...(names.length > 0 ? ['http_access allow named'] : []),
      'http_access allow near',
      'http_access deny all',
      'shutdown_lifetime 0 seconds',
      'pinger_enable off',
      'icp_port 0',
      'htcp_port 0',
      'snmp_port 0',
      `dns_nameservers ${nameServer}`,
      ...['udp_incoming_address', 'udp_outgoing_address', 'tcp_outgoing_address'].map((name) => `${name} 127.0.0.1`),
    ),
  )
  spawnSync('chown', ['-R', 'proxy', folder], { env: peerEnv })
  const { stop } = await startForeground('squid', ['-N', '-f', path('squid.conf')], { logFile: path('start'), port })
  return { port, stop, log: () => (fs.existsSync(path('access.log')) ? fs.readFileSync(path('access.log'), 'utf8') : '') }
}
