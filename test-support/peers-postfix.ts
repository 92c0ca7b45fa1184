/** Postfix, with Dovecot for the login. */
import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { Certificate } from './certificates.ts'
import { freePort } from './listening.ts'
import { answers, endByPidFile, lines, peerEnv, runToEnd, until, type Peer } from './peers.ts'

export type PostfixService = 'starttls' | 'tls' | 'clear'
export interface Postfix<More extends string = never> extends Peer {
  readonly port: Readonly<Record<PostfixService | More, number>>
  /** what it wrote down */
  readonly log: () => string
}

export interface PostfixOptions<More extends string> {
  readonly certificate: Certificate
  readonly login: { readonly user: string; readonly password: string }
  /** further ports, each with what is set otherwise there: in clear and with a login, unless it says so */
  readonly services?: Readonly<Record<More, readonly string[]>>
  /** further lines of main.cf */
  readonly main?: readonly string[]
}

const usual: Readonly<Record<PostfixService, readonly string[]>> = {
  starttls: ['smtpd_tls_security_level=encrypt', 'smtpd_tls_auth_only=yes'],
  tls: ['smtpd_tls_wrappermode=yes'],
  clear: ['smtpd_tls_security_level=none', 'smtpd_sasl_auth_enable=no'],
}

/** Takes mail for anybody who has logged in, and for `example.org`; throws all of it away. */
export async function startPostfix<More extends string = never>(
  folder: string,
  { certificate, login, services, main = [] }: PostfixOptions<More>,
): Promise<Postfix<More>> {
  const path = (...parts: readonly string[]) => join(folder, ...parts)
  for (const part of ['conf', 'spool/private', 'data', 'dovecot']) fs.mkdirSync(path(part), { recursive: true })
  fs.chmodSync(folder, 0o755)
  fs.writeFileSync(path('cert.pem'), certificate.cert)
  fs.writeFileSync(path('key.pem'), certificate.key, { mode: 0o600 })
  for (const file of ['dynamicmaps.cf', 'dynamicmaps.cf.d', 'postfix-files', 'postfix-files.d'])
    if (fs.existsSync(`/etc/postfix/${file}`)) fs.cpSync(`/etc/postfix/${file}`, path('conf', file), { recursive: true })
  for (const part of ['data', 'spool/private']) spawnSync('chown', ['postfix', path(part)], { env: peerEnv })

  const all = Object.entries<readonly string[]>({ ...usual, ...services })
  const port = new Map<string, number>()
  for (const [name] of all) port.set(name, await freePort())
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
      ...main,
    ),
  )
  fs.writeFileSync(
    path('conf', 'master.cf'),
    lines(
      ...all.flatMap(([name, settings]) => [`127.0.0.1:${port.get(name)} inet n - n - - smtpd`, ...settings.map((setting) => `  -o { ${setting.replace('=', ' = ')} }`)]),
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
    await Promise.all([endByPidFile(path('spool', 'pid', 'master.pid')), endByPidFile(path('dovecot', 'run', 'master.pid'))])
  }
  try {
    runToEnd('dovecot', ['-c', path('dovecot', 'dovecot.conf')], path('dovecot', 'start'))
    runToEnd('postfix', ['-c', path('conf'), 'start'], path('start'))
    await until('the login', () => fs.existsSync(path('spool', 'private', 'auth')))
    for (const each of port.values()) await until(`Postfix on ${each}`, () => answers(each))
  } catch (error) {
    await stop()
    throw error
  }
  return { port: Object.fromEntries(port) as Postfix<More>['port'], stop, log: () => (fs.existsSync(path('maillog')) ? fs.readFileSync(path('maillog'), 'utf8') : '') }
}
