/**
 * Troubles as administrators meet them: what is wrong, and what a good program says of it. The expectations were written down from
 * what causes each of them, not from what the rules say; several servers' wordings stand for one cause on purpose.
 */
import type { SystemDocumentInput } from '../shared/domain/system/document.ts'
import type { Authority } from './certificates.ts'
import { authentication, documentOf, login, proxyServer, realServer, scriptedServer, socksServer } from './in-test.ts'
import { freePort } from './listening.ts'
import { silence, type SmtpBehaviour } from './scripted-smtp.ts'
import { soon, type Setup, type Trouble, type TroubleSource } from './trouble.ts'

type Smtp = NonNullable<SystemDocumentInput['smtp']>
const open: Smtp = { authentication: { enabled: false } }
const withLogin = (more: object = {}): Smtp => ({ authentication: authentication(more) })
const noName = { ok: false, failure: { code: 'name-not-found', system: 'ENOTFOUND' } } as const
/** Nothing comes until the run ends it. */
const never = (...given: readonly unknown[]) =>
  new Promise<never>((_, reject) => {
    const signal = given.find((each) => each instanceof AbortSignal)
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })

/** A server that answers one thing otherwise, without a login unless `smtp` says so. */
const says = (behaviour: SmtpBehaviour, smtp: Smtp = open) => async (): Promise<Setup> => ({ document: documentOf(await scriptedServer(behaviour), smtp), deadlineSeconds: 10 })
/** The same, which has TLS from a certificate that is trusted. */
const saysInTls = (behaviour: SmtpBehaviour, smtp: Smtp) => async (authority: Authority): Promise<Setup> => ({
  document: documentOf(await scriptedServer({ certificate: authority.issue(), ...behaviour }), smtp),
})
/** The name of a provider's server behind a proxy of ours, which leads to a server of ours. */
const behind = (host: string, behaviour: SmtpBehaviour, smtp: Smtp = withLogin()) => async (): Promise<Setup> => {
  const server = await scriptedServer(behaviour)
  const proxy = await socksServer({ hosts: { [host]: '127.0.0.1' } })
  return { document: documentOf(server, { server: host, ...smtp }, { proxy: { kind: 'socks5', address: '127.0.0.1', port: proxy.port } }) }
}
/** An HTTP proxy that answers so to CONNECT. */
const proxySays = (answer: string, more: object = {}) => async (): Promise<Setup> => {
  const proxy = await proxyServer({ answer: () => answer })
  return { document: documentOf({ port: 587 }, open, { proxy: { address: '127.0.0.1', port: proxy.port, ...more } }) }
}
const socksSays = (reply: number) => async (): Promise<Setup> => {
  const proxy = await socksServer({ reply })
  return { document: documentOf({ port: 587 }, { server: 'smtp.example.com', ...open }, { proxy: { kind: 'socks5', address: '127.0.0.1', port: proxy.port } }) }
}
const certified = (issue: Parameters<Authority['issue']>[0], smtp: Smtp = {}) => async (authority: Authority): Promise<Setup> => ({
  document: documentOf(await realServer({ certificate: authority.issue(issue), login }), { authentication: authentication({ ssl: true }), ...smtp }),
})
const day = 86_400_000

const settings: readonly Trouble[] = [
  ['no server typed', () => ({ document: documentOf(null, { server: '' }) }), 'settings', 'server-missing', 'smtp.server'],
  ['a login without a user', () => ({ document: documentOf({ port: 25 }, { authentication: { user: '', password: 'x' } }) }), 'settings', 'user-missing', 'smtp.authentication.user'],
  ['a login without a password', () => ({ document: documentOf({ port: 25 }, { authentication: { user: 'jose' } }) }), 'settings', 'password-missing', 'smtp.authentication.password'],
  ['an address that is none', () => ({ document: documentOf({ port: 25 }, open), to: ['jose.example.com'] }), 'settings', 'address-invalid', 'to'],
  ['a sender that is none', () => ({ document: documentOf({ port: 25 }, open), from: 'sistema' }), 'settings', 'address-invalid', 'from'],
  ['a user that this system does not have', () => ({ document: documentOf({ port: 25 }, open, { users: [] }), asUser: 'MARIA' }), 'settings', 'unknown-user', null],
]

const names: readonly Trouble[] = [
  ['a name that does not exist', () => ({ document: documentOf({ port: 587 }, { server: 'smtp.empresa-que-nao-existe.com.br', ...open }), dialer: { resolve: () => Promise.resolve(noName) } }), 'dns', 'name-not-found', 'smtp.server'],
  ['a slip of the finger', () => ({ document: documentOf({ port: 587 }, { server: 'smtp.gmial.com', ...open }), dialer: { resolve: () => Promise.resolve(noName) } }), 'dns', 'name-typo', 'smtp.server'],
  ['a name server that is down', () => ({ document: documentOf({ port: 587 }, { server: 'smtp.example.com', ...open }), dialer: { resolve: () => Promise.resolve({ ok: false, failure: { code: 'name-lookup-failed', system: 'EAI_AGAIN' } }) } }), 'dns', 'name-lookup-failed', null],
  ['a name server that says nothing', () => ({ document: documentOf({ port: 587 }, { server: 'smtp.example.com', ...open }), dialer: { resolve: never }, deadlineSeconds: soon }), 'dns', 'dns-silent', null],
  ['a proxy whose name does not exist', () => ({ document: documentOf({ port: 587 }, open, { proxy: { address: 'proxi.empresa.local', port: 8080 } }), dialer: { resolve: () => Promise.resolve(noName) } }), 'dns', 'proxy-name-not-found', 'proxy.address'],
]

const network: readonly Trouble[] = [
  ['nobody listens on this machine', async () => ({ document: documentOf({ port: await freePort() }, open) }), 'connect', 'loopback-refused', 'smtp.server'],
  ['port 25 dropped by the line’s provider', () => ({ document: documentOf({ port: 25 }, { server: '192.0.2.1', ...open }), dialer: { connect: never }, deadlineSeconds: soon }), 'connect', 'port-25-blocked', 'smtp.port'],
  ['another port dropped by a firewall', () => ({ document: documentOf({ port: 587 }, { server: '192.0.2.1', ...open }), dialer: { connect: never }, deadlineSeconds: soon }), 'connect', 'connect-silent', 'smtp.port'],
  ['no route', () => ({ document: documentOf({ port: 587 }, { server: '192.0.2.1', ...open }), dialer: { connect: () => Promise.resolve({ ok: false, failure: { code: 'host-unreachable', system: 'ENETUNREACH' } }) } }), 'connect', 'host-unreachable', null],
  ['a server that accepts and says nothing', async () => ({ document: documentOf(await scriptedServer(silence), open), deadlineSeconds: soon }), 'greeting', 'server-silent', 'smtp.port'],
  ['a server that hangs up at once', async () => ({ document: documentOf(await scriptedServer((peer) => peer.end()), open) }), 'greeting', 'closed-early', null],
  ['a web server on that port', says({ greeting: 'HTTP/1.1 400 Bad Request\r\nServer: nginx' }), 'greeting', 'other-service', 'smtp.port'],
  ['a POP3 server on that port', says({ greeting: '+OK Dovecot ready.' }), 'greeting', 'other-service', 'smtp.port'],
  ['an IMAP server on that port', says({ greeting: '* OK [CAPABILITY IMAP4rev1] Dovecot ready.' }), 'greeting', 'other-service', 'smtp.port'],
  ['something that is no mail server', says({ greeting: 'Welcome to the gate controller' }), 'greeting', 'not-smtp', 'smtp.port'],
]

const greetings: readonly Trouble[] = [
  ['too many at a time', says({ greeting: '421 4.7.0 test.example Error: too many connections from 192.0.2.7' }), 'greeting', 'server-busy', null],
  ['a server that is tired', says({ greeting: '421 4.3.2 Service not available, try again later' }), 'greeting', 'server-busy', null],
  ['a list of bad senders', says({ greeting: '554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org' }), 'greeting', 'address-blocked', null],
  ['no service for strangers', says({ greeting: '554 test.example No SMTP service here' }), 'greeting', 'greeting-refused', null],
  ['a name the server does not take', says({ ehlo: '550 5.7.1 <estacao>: Helo command rejected: Invalid name' }), 'ehlo', 'ehlo-name', 'smtp.ehloName'],
]

const encryption: readonly Trouble[] = [
  ['an expired certificate', certified({ validFrom: new Date(Date.now() - 30 * day), validTo: new Date(Date.now() - day) }), 'tls', 'certificate-expired', null],
  ['a clock that is wrong', certified({ validFrom: new Date(Date.now() + 2 * day), validTo: new Date(Date.now() + 30 * day) }), 'tls', 'certificate-not-yet-valid', null],
  ['a certificate for another name', certified({ names: ['mail.outra-empresa.com.br'] }), 'tls', 'certificate-name', 'smtp.server'],
  ['a server that has lost STARTTLS', async () => ({ document: documentOf(await realServer({ login }), { authentication: authentication({ ssl: true }) }) }), 'tls', 'starttls-not-offered', 'smtp.authentication.ssl'],
  ['STARTTLS that is not available now', says({ ehlo: '250-test.example\r\n250 STARTTLS', starttls: '454 4.7.0 TLS not available due to local problem' }, withLogin({ ssl: true })), 'tls', 'starttls-rejected', null],
  ['somebody who speaks into STARTTLS', saysInTls({ starttls: '220 go ahead\r\n250 I am the server' }, withLogin({ ssl: true })), 'tls', 'starttls-injection', null],
  ['TLS from the first byte on a port that speaks in clear', async () => ({ document: documentOf(await scriptedServer({}), { security: 'tls', ...withLogin({ ssl: true }) }) }), 'tls', 'tls-on-clear-port', 'smtp.security'],
  ['hung up in the handshake', says({ ehlo: '250-test.example\r\n250 STARTTLS', starttls: async (peer) => { await peer.send('220 go\r\n'); peer.end() } }, withLogin({ ssl: true })), 'tls', 'tls-failed', null],
  ['STARTTLS wanted before the sender', says({ mail: '530 5.7.0 Must issue a STARTTLS command first' }), 'mail', 'starttls-first', 'smtp.security'],
  ['the same in an older server’s words', says({ mail: '503 5.5.1 TLS is required, use STARTTLS' }), 'mail', 'starttls-first', 'smtp.security'],
]

const logins: readonly Trouble[] = [
  ['a wrong password, as Postfix says it', says({ auth: '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6' }, withLogin({ mechanism: 'PLAIN' })), 'auth', 'credentials-refused', 'smtp.authentication.password'],
  ['a wrong password, as Exim says it', says({ auth: '535 Incorrect authentication data' }, withLogin({ mechanism: 'PLAIN' })), 'auth', 'exim-credentials', 'smtp.authentication'],
  ['a wrong password, in Portuguese', says({ auth: '535 5.7.8 Usuário ou senha inválidos' }, withLogin({ mechanism: 'PLAIN' })), 'auth', 'credentials-refused', 'smtp.authentication.password'],
  ['a wrong password at a real server', async () => ({ document: documentOf(await realServer({ login }), withLogin({ password: 'errada' })) }), 'auth', 'credentials-refused', 'smtp.authentication.password'],
  ['an account that is locked', says({ auth: '535 5.7.8 Too many failed login attempts, account temporarily locked' }, withLogin({ mechanism: 'PLAIN' })), 'auth', 'account-locked', null],
  ['an authentication service that is down', says({ auth: '454 4.7.0 Temporary authentication failure: Connection lost to authentication server' }, withLogin({ mechanism: 'PLAIN' })), 'auth', 'auth-temporary', null],
  ['a server that offers no login in clear', says({ ehlo: '250-test.example\r\n250-STARTTLS\r\n250 8BITMIME' }, withLogin()), 'auth', 'auth-only-after-tls', 'smtp.authentication.ssl'],
  ['a server that has no login', async () => ({ document: documentOf(await realServer(), withLogin()) }), 'auth', 'auth-not-offered', 'smtp.authentication'],
  ['a mechanism that is chosen and not offered', says({}, withLogin({ mechanism: 'CRAM-MD5' })), 'auth', 'auth-mechanism-chosen', 'smtp.authentication.mechanism'],
  ['only mechanisms nobody here speaks', says({ ehlo: '250-test.example\r\n250 AUTH GSSAPI' }, withLogin()), 'auth', 'auth-mechanism-not-offered', null],
  ['silence at the login', async () => ({ document: documentOf(await scriptedServer({ auth: silence }), withLogin({ mechanism: 'PLAIN' })), deadlineSeconds: soon }), 'auth', 'auth-silence', null],
  ['Microsoft: SMTP AUTH is switched off', behind('smtp.office365.com', { auth: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.' }), 'auth', 'microsoft-smtp-auth-disabled', null],
  ['Gmail: an app password is wanted', behind('smtp.gmail.com', { auth: '534-5.7.9 Application-specific password required. For more information, go to\r\n534 5.7.9 https://support.google.com/mail/?p=InvalidSecondFactor' }), 'auth', 'google-app-password', 'smtp.authentication.password'],
  ['Gmail: a wrong password', behind('smtp.gmail.com', { auth: '535-5.7.8 Username and Password not accepted. For more information, go to\r\n535 5.7.8 https://support.google.com/mail/?p=BadCredentials' }), 'auth', 'google-credentials', 'smtp.authentication.password'],
  ['nobody logs in where one must', says({ mail: '530 5.7.0 Authentication required' }), 'mail', 'authentication-required', 'smtp.authentication'],
  ['a relay for those who log in', says({ rcpt: '550 5.7.1 Relaying denied. Proper authentication required.' }), 'rcpt', 'relay-needs-login', 'smtp.authentication'],
]

const envelopes: readonly Trouble[] = [
  ['a sender that is somebody else’s', says({ mail: '553 5.7.1 <outro@example.com>: Sender address rejected: not owned by user sistema@example.com' }, withLogin()), 'mail', 'send-as-denied', 'from'],
  ['a sender whose domain does not exist', says({ mail: '450 4.1.8 <a@nada.example>: Sender address rejected: Domain not found' }), 'mail', 'sender-domain', 'from'],
  ['a sender refused without a word', says({ mail: '553 5.1.7 bad sender' }), 'mail', 'sender-refused', 'from'],
  ['a recipient nobody knows', async () => ({ document: documentOf(await realServer({ refuse: 'jose@example.com' }), open) }), 'rcpt', 'recipient-unknown', 'to'],
  ['the same in Exim’s words', says({ rcpt: '550 No such user here' }), 'rcpt', 'recipient-unknown', 'to'],
  ['the same, an Exchange says it', says({ rcpt: '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup' }), 'rcpt', 'recipient-unknown', 'to'],
  ['greylisting', says({ rcpt: '451 4.7.1 Greylisting in action, please come back in 300 seconds' }), 'rcpt', 'greylisted', null],
  ['greylisting, spelled otherwise', says({ rcpt: '450 4.2.0 <jose@example.com>: Recipient address rejected: Greylisted' }), 'rcpt', 'greylisted', null],
  ['a full mailbox', says({ rcpt: '452 4.2.2 The email account that you tried to reach is over quota' }), 'rcpt', 'mailbox-full', 'to'],
  ['a relay that is for nobody', says({ rcpt: '554 5.7.1 <jose@example.com>: Relay access denied' }, withLogin({ mechanism: 'PLAIN' })), 'rcpt', 'relay-denied', 'to'],
  ['qmail’s list of domains', says({ rcpt: "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)" }), 'rcpt', 'relay-needs-login', 'smtp.authentication'],
  ['an address beyond ASCII', async () => ({ document: documentOf(await scriptedServer(), open), to: ['josé@example.com'] }), 'mail', 'smtputf8-not-offered', 'to'],
]

const messages: readonly Trouble[] = [
  ['a message that is too big by what is offered', says({ ehlo: '250-test.example\r\n250 SIZE 100' }), 'mail', 'message-too-big', null],
  ['a message that is too big when it is there', says({ message: '552 5.3.4 Message size exceeds fixed limit' }), 'message', 'message-too-big', null],
  ['a filter', says({ message: '554 5.7.1 Message rejected as spam by Content Filtering.' }), 'message', 'content-refused', null],
  ['a virus scanner', says({ message: '550 5.7.0 Virus found: Eicar-Test-Signature' }), 'message', 'content-refused', null],
  ['SPF', says({ message: '550 5.7.23 The message was rejected because of Sender Policy Framework violation -> SPF fail' }), 'message', 'spf-dmarc', 'from'],
  ['DMARC', says({ message: "550-5.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC policy.\r\n550 5.7.26 see the administrator" }), 'message', 'spf-dmarc', 'from'],
  ['a limit for today', says({ message: '550 5.4.5 Daily sending quota exceeded' }, withLogin()), 'message', 'rate-limited', null],
  ['a full disk at the server', says({ message: '452 4.3.1 Insufficient system storage' }), 'message', 'temporary-unknown', null],
  ['250 in place of 354', says({ data: '250 ok' }), 'data', 'nonsense', null],
  ['hung up before the end of a long message', async () => ({ document: documentOf(await scriptedServer({ data: async (peer) => { await peer.send('354 go\r\n'); peer.reset() } }), open), text: 'linha\n'.repeat(60_000) }), 'message', 'connection-lost', null],
  ['no answer after the final dot', says({ message: (peer) => Promise.resolve(peer.end()) }), 'message', 'unknown-result', null],
  ['an answer nobody has described', says({ message: '554 5.3.0 Mail loop detector says quack' }), 'message', 'permanent-unknown', null],
]

const proxies: readonly Trouble[] = [
  ['nobody listens where the proxy should be', async () => ({ document: documentOf({ port: 587 }, open, { proxy: { address: '127.0.0.1', port: await freePort() } }) }), 'connect', 'proxy-unreachable', 'proxy.address'],
  ['a proxy that wants a login', async () => ({ document: documentOf({ port: 587 }, open, { proxy: { address: '127.0.0.1', port: (await proxyServer({ credentials: { user: 'a', password: 'b' }, schemes: ['Basic'] })).port } }) }), 'proxy', 'proxy-needs-login', 'proxy.authentication'],
  ['a proxy that got a wrong one', async () => ({ document: documentOf({ port: 587 }, open, { proxy: { address: '127.0.0.1', port: (await proxyServer({ credentials: { user: 'a', password: 'b' }, schemes: ['Basic'] })).port, authentication: { user: 'a', password: 'errada' } } }) }), 'proxy', 'proxy-credentials', 'proxy.authentication'],
  ['a proxy that only takes Windows’ own login', proxySays('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n', { authentication: { user: 'a', password: 'b' } }), 'proxy', 'proxy-negotiate-only', 'proxy'],
  ['a proxy that forbids the port', proxySays('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'), 'proxy', 'proxy-port-forbidden', 'proxy'],
  ['Squid’s list of ports', proxySays('HTTP/1.1 403 Forbidden\r\nServer: squid/5.7\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\nContent-Length: 0\r\n\r\n'), 'proxy', 'squid-denied', 'proxy'],
  ['a proxy that cannot reach the server', proxySays('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n'), 'proxy', 'proxy-target-failed', 'smtp.server'],
  ['a proxy that is a mail server', async () => ({ document: documentOf({ port: 587 }, open, { proxy: { address: '127.0.0.1', port: (await scriptedServer({})).port } }) }), 'proxy', 'proxy-not-http', 'proxy.address'],
  ['a proxy that says nothing', async () => ({ document: documentOf({ port: 587 }, open, { proxy: { address: '127.0.0.1', port: (await scriptedServer(silence)).port } }), deadlineSeconds: soon }), 'proxy', 'proxy-silent', 'proxy'],
  ['a proxy that hangs up', async () => ({ document: documentOf({ port: 587 }, open, { proxy: { address: '127.0.0.1', port: (await scriptedServer((peer) => peer.end())).port } }) }), 'proxy', 'proxy-closed', 'proxy'],
  ['an HTTP proxy taken for SOCKS', async () => ({ document: documentOf({ port: 587 }, open, { proxy: { kind: 'socks5', address: '127.0.0.1', port: (await scriptedServer(async (peer) => { await peer.send('HTTP/1.1 400 Bad Request\r\n\r\n'); peer.end() })).port } }) }), 'proxy', 'socks-not-socks', 'proxy.kind'],
  ['a SOCKS proxy that wants a login', async () => ({ document: documentOf({ port: 587 }, open, { proxy: { kind: 'socks5', address: '127.0.0.1', port: (await socksServer({ credentials: { user: 'a', password: 'b' } })).port } }) }), 'proxy', 'socks-login-required', 'proxy.authentication'],
  ['a SOCKS proxy that got a wrong one', async () => ({ document: documentOf({ port: 587 }, open, { proxy: { kind: 'socks5', address: '127.0.0.1', port: (await socksServer({ credentials: { user: 'a', password: 'b' } })).port, authentication: { user: 'a', password: 'errada' } } }) }), 'proxy', 'socks-login-rejected', 'proxy.authentication'],
  ['SOCKS: not allowed', socksSays(2), 'proxy', 'socks-not-allowed', 'proxy'],
  ['SOCKS: no such host', socksSays(4), 'proxy', 'socks-host-unreachable', 'smtp.server'],
  ['SOCKS: the server refuses', socksSays(5), 'proxy', 'socks-connection-refused', 'smtp.port'],
]

export const scriptedTroubles: TroubleSource = {
  name: 'scripted',
  missing: null,
  troubles: [...settings, ...names, ...network, ...greetings, ...encryption, ...logins, ...envelopes, ...messages, ...proxies],
}
