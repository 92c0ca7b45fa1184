/**
 * Postfix with Dovecot, set up as administrators set it up, and in the ways in which that goes wrong. Postfix tells what is wrong
 * with a name, a client or a sender only when it hears the recipient (smtpd_delay_reject): the phase is `rcpt` then.
 */
import { authentication, documentOf } from './in-test.ts'
import { createMovedPorts } from './moved-ports.ts'
import { startPostfix, type Postfix, type PostfixService } from './peers-postfix.ts'
import { missing } from './peers.ts'
import { freePort } from './listening.ts'
import { createTestEngine } from './test-engine.ts'
import { postfixServices } from './postfix-services.ts'
import { soon, type Setup, type TroubleSource, type WholeTrouble } from './trouble.ts'

type Smtp = NonNullable<Parameters<typeof documentOf>[1]>
type Service = PostfixService | keyof ReturnType<typeof postfixServices>

const login = { user: 'sistema@example.org', password: 'Senha com $inais, ç' }
const nobody: Smtp = { authentication: { enabled: false } }
const inClear = (more: object = {}): Smtp => ({ authentication: authentication({ ...login, mechanism: 'PLAIN', ...more }) })
const starttls = (more: object = {}): Smtp => ({ ...inClear(more), security: 'starttls' })
const tls: Smtp = { ...inClear(), security: 'tls' }

export function postfixTroubles(): TroubleSource {
  let postfix: Postfix<keyof ReturnType<typeof postfixServices>>

  const setupAt = (service: Service, smtp: Smtp, more: Setup = {}): Setup => ({
    document: documentOf({ port: postfix.port[service] }, { server: 'localhost', ...smtp }),
    from: 'sistema@example.org',
    to: ['jose@example.org'],
    ...more,
  })
  const at = (service: Service, smtp: Smtp, more?: Setup) => () => setupAt(service, smtp, more)
  /** The second time is one too many. */
  const again = (service: Service, smtp: Smtp) => async (): Promise<Setup> => {
    await createTestEngine().run(setupAt(service, smtp))
    return setupAt(service, smtp)
  }
  /** The port for TLS from the first byte is 465, as everywhere. */
  const on465 = (smtp: Smtp) => (): Setup => ({
    document: documentOf({ port: 465 }, smtp),
    dialer: { connect: createMovedPorts({ ports: { 465: postfix.port.tls } }).connect },
    deadlineSeconds: soon,
  })

  const door: readonly WholeTrouble[] = [
    ['more connections than it lets one client make', again('oneConnection', nobody), 'greeting', 'server-busy', null, 'greeting-rejected', 'provider'],
    ['its table of clients has this one', at('barredClient', inClear()), 'rcpt', 'postfix-client-rejected', null, 'recipient-rejected', 'provider'],
    ['a client without a reverse name', at('namedClients', inClear()), 'rcpt', 'postfix-reverse-name', null, 'recipient-rejected', 'network'],
    ['EHLO with a name of one word', at('careful', { ...nobody, ehloName: 'estacao' }), 'rcpt', 'ehlo-name', 'smtp.ehloName', 'recipient-rejected', 'you'],
    ['EHLO with a name that is not in the DNS', at('careful', { ...nobody, ehloName: 'erp.nao-existe.invalid' }), 'rcpt', 'ehlo-name', 'smtp.ehloName', 'recipient-rejected', 'you'],
    ['EHLO with a name that its table has, said at once', at('hasty', { ...nobody, ehloName: 'barrado.example.org' }), 'ehlo', 'ehlo-name', 'smtp.ehloName', 'ehlo-rejected', 'you'],
  ]

  const encryption: readonly WholeTrouble[] = [
    ['in clear on 465', on465(inClear()), 'greeting', 'clear-text-on-tls-port', 'smtp.authentication.ssl', 'deadline', 'you'],
    ['STARTTLS on 465', on465(starttls()), 'greeting', 'starttls-on-tls-port', 'smtp.security', 'deadline', 'you'],
    ['in clear where another port waits for TLS', at('tls', nobody, { deadlineSeconds: soon }), 'greeting', 'server-silent', 'smtp.port', 'deadline', 'network'],
    ['TLS from the first byte where it speaks in clear', at('clear', tls), 'tls', 'tls-on-clear-port', 'smtp.security', 'tls-not-tls', 'you'],
    ['STARTTLS is chosen and not there', at('clear', starttls()), 'tls', 'starttls-not-offered', 'smtp.security', 'starttls-not-offered', 'provider'],
    ['SSL is on and STARTTLS not there', at('clear', inClear({ ssl: true })), 'tls', 'starttls-not-offered', 'smtp.authentication.ssl', 'starttls-not-offered', 'provider'],
    ['its key cannot be read', at('unreadableKey', starttls()), 'tls', 'starttls-rejected', null, 'starttls-rejected', 'provider'],
    ['it has no certificate', at('noCertificate', starttls()), 'tls', 'tls-failed', null, 'tls-failed', 'provider'],
    ['it speaks TLS 1.0 only', at('oldTls', starttls()), 'tls', 'tls-version', null, 'tls-version', 'provider'],
    // The handshake ends well: Postfix says it to the EHLO that follows.
    ['it wants a certificate of ours', at('clientCertificate', starttls()), 'ehlo', 'client-certificate-required', null, 'ehlo-rejected', 'provider'],
    ['nobody vouches for its certificate', at('tls', tls, { issuers: [] }), 'tls', 'certificate-untrusted', 'smtp.trust', 'certificate-untrusted', 'network'],
    ['its certificate is for another name', at('tls', { ...tls, server: 'smtp.example.net' }, { dialer: { resolve: () => Promise.resolve({ ok: true, value: [{ address: '127.0.0.1', family: 4 }] }) } }), 'tls', 'certificate-name', 'smtp.server', 'certificate-name-mismatch', 'you'],
    ['it wants STARTTLS before the sender', at('starttls', nobody), 'mail', 'starttls-first', 'smtp.security', 'sender-rejected', 'you'],
    ['it takes no recipient in clear', at('encrypted', nobody), 'rcpt', 'starttls-first', 'smtp.security', 'recipient-rejected', 'you'],
  ]

  const logins: readonly WholeTrouble[] = [
    ['a wrong password', at('starttls', starttls({ password: 'errada' })), 'auth', 'credentials-refused', 'smtp.authentication.password', 'authentication-failed', 'you'],
    ['a wrong password, by LOGIN', at('starttls', starttls({ password: 'errada', mechanism: 'LOGIN' })), 'auth', 'credentials-refused', 'smtp.authentication.password', 'authentication-failed', 'you'],
    ['a wrong password, by CRAM-MD5', at('starttls', starttls({ password: 'errada', mechanism: 'CRAM-MD5' })), 'auth', 'challenge-refused', 'smtp.authentication.password', 'authentication-failed', 'you'],
    ['a wrong password, by SCRAM-SHA-256', at('starttls', starttls({ password: 'errada', mechanism: 'SCRAM-SHA-256' })), 'auth', 'challenge-refused', 'smtp.authentication.password', 'authentication-failed', 'you'],
    ['a user that is not there', at('starttls', starttls({ user: 'ninguem@example.org' })), 'auth', 'credentials-refused', 'smtp.authentication.password', 'authentication-failed', 'you'],
    ['a login in clear where it hides it', at('hiding', inClear()), 'auth', 'auth-only-after-tls', 'smtp.authentication.ssl', 'auth-not-offered', 'you'],
    ['no login at all', at('clear', inClear()), 'auth', 'auth-not-offered', 'smtp.authentication', 'auth-not-offered', 'you'],
    ['no login at all, inside TLS', at('loginless', starttls()), 'auth', 'auth-not-offered-tls', 'smtp.port', 'auth-not-offered', 'provider'],
    ['a mechanism that is chosen and not there', at('starttls', starttls({ mechanism: 'NTLM' })), 'auth', 'auth-mechanism-chosen', 'smtp.authentication.mechanism', 'auth-mechanism-not-offered', 'you'],
    ['more logins than it lets one client make', again('oneLogin', inClear()), 'auth', 'rate-limited', null, 'authentication-temporary', 'provider'],
    ['nobody logs in at Debian’s port for submission', at('submission', { ...nobody, security: 'starttls' }), 'rcpt', 'relay-needs-login', 'smtp.authentication', 'recipient-rejected', 'you'],
    ['nobody logs in where only clients that do are let in', at('clientsWhoLogIn', nobody), 'rcpt', 'relay-needs-login', 'smtp.authentication', 'recipient-rejected', 'you'],
    ['nobody logs in and the recipient is elsewhere', at('clear', nobody, { to: ['x@example.com'] }), 'rcpt', 'relay-needs-login', 'smtp.authentication', 'recipient-rejected', 'you'],
    ['a login does not let one relay', at('noRelay', inClear(), { to: ['x@example.com'] }), 'rcpt', 'relay-denied', 'to', 'recipient-rejected', 'provider'],
  ]

  const envelopes: readonly WholeTrouble[] = [
    ['a sender that is another user’s', at('careful', inClear(), { from: 'outro@example.org' }), 'rcpt', 'send-as-denied', 'from', 'recipient-rejected', 'you'],
    ['a sender that is a user’s, and nobody logs in', at('careful', nobody), 'rcpt', 'postfix-not-logged-in', 'smtp.authentication', 'recipient-rejected', 'you'],
    ['a sender whose domain does not exist', at('careful', inClear(), { from: 'sistema@nao-existe.invalid' }), 'rcpt', 'sender-domain', 'from', 'recipient-rejected', 'you'],
    ['a sender without a whole domain', at('careful', inClear(), { from: 'sistema@estacao' }), 'rcpt', 'sender-refused', 'from', 'recipient-rejected', 'you'],
    ['a sender that its table has', at('careful', inClear(), { from: 'barrado@example.org' }), 'rcpt', 'sender-refused', 'from', 'recipient-rejected', 'you'],
    ['a sender of its own domain that is not there', at('careful', inClear(), { from: 'fantasma@example.org' }), 'rcpt', 'sender-refused', 'from', 'recipient-rejected', 'you'],
    ['a sender that its table has, said at once', at('hasty', nobody, { from: 'barrado@example.org' }), 'mail', 'sender-refused', 'from', 'sender-rejected', 'you'],
    ['a recipient that is not there', at('starttls', starttls(), { to: ['ninguem@example.org'] }), 'rcpt', 'recipient-unknown', 'to', 'recipient-rejected', 'you'],
    ['one recipient of two that is not there', at('starttls', starttls(), { to: ['jose@example.org', 'ninguem@example.org'] }), 'rcpt', 'recipient-unknown', 'to', 'recipient-rejected', 'you'],
    ['a recipient whose domain does not exist', at('careful', inClear(), { to: ['jose@nao-existe.invalid'] }), 'rcpt', 'recipient-unknown', 'to', 'recipient-rejected', 'you'],
    ['a recipient without a whole domain', at('careful', inClear(), { to: ['jose@estacao'] }), 'rcpt', 'recipient-refused', 'to', 'recipient-rejected', 'you'],
    ['a recipient that its table has', at('careful', inClear(), { to: ['barrado@example.org'] }), 'rcpt', 'recipient-refused', 'to', 'recipient-rejected', 'you'],
    ['a recipient for whom it says later', at('careful', inClear(), { to: ['depois@example.org'] }), 'rcpt', 'temporary-unknown', null, 'recipient-rejected', 'provider'],
    ['greylisting, in Postgrey’s words', at('careful', inClear(), { to: ['cinza@example.org'] }), 'rcpt', 'greylisted', null, 'recipient-rejected', 'you'],
    ['a full mailbox, in the words of Dovecot’s quota-status', at('careful', inClear(), { to: ['cheia@example.org'] }), 'rcpt', 'mailbox-full', 'to', 'recipient-rejected', 'provider'],
    ['more recipients than a message may have', at('oneRecipient', nobody, { to: ['jose@example.org', 'maria@example.org'] }), 'rcpt', 'too-many-recipients', 'to', 'recipient-rejected', 'you'],
    ['an address beyond ASCII where it does without SMTPUTF8', at('asciiOnly', nobody, { to: ['josé@example.org'] }), 'mail', 'smtputf8-not-offered', 'to', 'smtputf8-not-offered', 'you'],
    ['its service of policies is down', at('policyDown', nobody), 'rcpt', 'temporary-unknown', null, 'recipient-rejected', 'provider'],
    ['its table cannot be read', at('tableDown', nobody), 'rcpt', 'temporary-unknown', null, 'recipient-rejected', 'provider'],
  ]

  const messages: readonly WholeTrouble[] = [
    ['more messages than it takes from one client', again('oneMessage', nobody), 'mail', 'rate-limited', null, 'sender-rejected', 'provider'],
    ['its disk is full', at('full', nobody), 'mail', 'temporary-unknown', null, 'sender-rejected', 'provider'],
    ['a message that is too big by what it offers', at('starttls', starttls(), { text: 'ação '.repeat(190_000) }), 'mail', 'message-too-big', null, 'message-too-big', 'you'],
    ['a message that is too big when it is there', at('sizeUnsaid', nobody, { text: 'ação '.repeat(190_000) }), 'message', 'message-too-big', null, 'message-too-big', 'you'],
    ['its filter does not like the subject', at('clear', nobody, { subject: 'Ganhe dinheiro' }), 'message', 'content-refused', null, 'message-rejected', 'provider'],
    ['its filter is down', at('filterDown', nobody), 'mail', 'temporary-unknown', null, 'sender-rejected', 'provider'],
  ]

  return {
    name: 'Postfix',
    missing: missing('postfix', 'dovecot'),
    async start(folder, authority) {
      const main = ['header_checks = regexp:{{/^Subject: Ganhe dinheiro/ REJECT}}']
      postfix = await startPostfix(folder, { certificate: authority.issue(), login, services: postfixServices(folder, await freePort()), main })
      return postfix.stop
    },
    troubles: [...door, ...encryption, ...logins, ...envelopes, ...messages],
  }
}
