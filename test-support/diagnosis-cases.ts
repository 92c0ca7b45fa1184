/** What is seen, and what is to be said of it. Every rule of the diagnosis comes up here. */
import type { Hint } from '../shared/contract/report.ts'
import type { DiagnosisFacts } from '../shared/domain/diagnosis/diagnose.ts'
import type { SystemDocument } from '../shared/domain/system/document.ts'
import { documentForDiagnosis as system, factsOf as facts } from './diagnosis-facts.ts'

type Change = NonNullable<Hint['change']>
type Case = readonly [
  what: string,
  facts: DiagnosisFacts,
  document: SystemDocument | null,
  rule: string,
  who: Hint['who'],
  field: string | null,
  change?: Change | null,
]
const to = (path: string, value: Change[number]['value']): Change => [{ path, value }]

const inClear = { security: 'none' } as const
const m365 = { host: 'smtp.office365.com' }
const gmail = { host: 'smtp.gmail.com' }
const off = system({ authentication: { enabled: false, user: 'a@example.com' } })
const offWithSsl = system({ authentication: { enabled: false, user: 'a@example.com', ssl: true } })
const plain = system({ authentication: { user: 'a@example.com' } })
const practice = system({ server: '127.0.0.1', port: 2525, authentication: { user: 'pratica' } })
const local = { host: '127.0.0.1', port: 2525 }
const offered = { extensions: ['STARTTLS', 'AUTH PLAIN LOGIN'] }

/** Common causes of the page of facts, in the providers' own words. */
const common: readonly Case[] = [
  ['Microsoft, nobody logged in', facts('mail', 'sender-rejected', { ...m365, said: '530 5.7.57 Client not authenticated to send mail. [X]' }), offWithSsl, 'microsoft-not-authenticated', 'you', 'smtp.authentication', to('smtp.authentication.enabled', true)],
  ['Microsoft, nobody logged in and SSL off', facts('mail', 'sender-rejected', { ...m365, ...offered, said: '530 5.7.57 Client not authenticated to send mail.' }), off, 'microsoft-not-authenticated', 'you', 'smtp.authentication', [...to('smtp.authentication.enabled', true), ...to('smtp.authentication.ssl', true)]],
  ['Microsoft, SMTP AUTH off for the tenant', facts('auth', 'authentication-failed', { ...m365, said: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled' }), system(), 'microsoft-smtp-auth-disabled', 'provider', null],
  ['Microsoft, SMTP AUTH off for the mailbox', facts('auth', 'authentication-failed', { ...m365, said: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.' }), system(), 'microsoft-smtp-auth-disabled', 'provider', null],
  ['Microsoft, security defaults', facts('auth', 'authentication-failed', { ...m365, said: '535 5.7.139 Authentication unsuccessful, user is locked by your organization’s security defaults policy.' }), system(), 'microsoft-security-defaults', 'provider', null],
  ['Microsoft, conditional access', facts('auth', 'authentication-failed', { ...m365, said: '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully.' }), system(), 'microsoft-security-defaults', 'provider', null],
  ['Microsoft, another policy', facts('auth', 'authentication-failed', { ...m365, said: '535 5.7.139 Authentication unsuccessful.' }), system(), 'microsoft-policy', 'provider', null],
  ['Microsoft, Basic retired', facts('auth', 'authentication-failed', { ...m365, said: '550 5.7.30 Basic authentication is not supported for Client Submission.' }), system(), 'microsoft-basic-retired', 'provider', null],
  ['Microsoft, wrong password', facts('auth', 'authentication-failed', { ...m365, said: '535 5.7.3 Authentication unsuccessful [X.PROD.OUTLOOK.COM]' }), system(), 'microsoft-credentials', 'you', 'smtp.authentication'],
  ['Microsoft, silent at the login', facts('auth', 'deadline', m365), system(), 'microsoft-auth-silence', 'provider', null],
  ['Microsoft, another sender', facts('message', 'message-rejected', { ...m365, mechanism: 'LOGIN', said: '550 5.7.60 SMTP; Client does not have permissions to send as this sender' }), system(), 'send-as-denied', 'you', 'from'],
  ['Microsoft, another sender, the store’s word', facts('message', 'message-rejected', { ...m365, mechanism: 'LOGIN', said: '554 5.2.252 SendAsDenied; a@example.com not allowed to send as b@example.com' }), system(), 'send-as-denied', 'you', 'from'],
  ['Gmail, STARTTLS first', facts('mail', 'sender-rejected', { ...gmail, ...inClear, said: '530 5.7.0 Must issue a STARTTLS command first. x - gsmtp' }), plain, 'starttls-first', 'you', 'smtp.authentication.ssl', to('smtp.authentication.ssl', true)],
  ['STARTTLS first, the mode typed', facts('mail', 'sender-rejected', { ...inClear, said: '530 5.7.0 Must issue a STARTTLS command first' }), system({ security: 'none' }), 'starttls-first', 'you', 'smtp.security', to('smtp.security', 'starttls')],
  ['Gmail, app password', facts('auth', 'authentication-failed', { ...gmail, said: '534 5.7.9 Application-specific password required. x - gsmtp' }), system(), 'google-app-password', 'provider', 'smtp.authentication.password'],
  ['Gmail, log in by the browser', facts('auth', 'authentication-failed', { ...gmail, said: '534 5.7.14 <https://accounts.google.com/signin/continue> Please log in via your web browser' }), system(), 'google-web-login', 'provider', null],
  ['Gmail, wrong password', facts('auth', 'authentication-failed', { ...gmail, said: '535 5.7.8 Username and Password not accepted. x - gsmtp' }), system(), 'google-credentials', 'you', 'smtp.authentication.password'],
  ['Gmail, over its limit', facts('message', 'message-rejected', { ...gmail, mechanism: 'PLAIN', said: '550 5.4.5 Daily user sending limit exceeded.' }), system(), 'rate-limited', 'provider', null],
  ['a wrong password anywhere', facts('auth', 'authentication-failed', { said: '535 5.7.8 Error: authentication failed' }), system(), 'credentials-refused', 'you', 'smtp.authentication.password'],
  ['port 25 blocked', facts('connect', 'deadline', { port: 25 }), system({ port: 25 }), 'port-25-blocked', 'network', 'smtp.port', to('smtp.port', 587)],
  ['another port silent', facts('connect', 'connection-timed-out'), system(), 'connect-silent', 'network', 'smtp.port'],
  ['TLS on a port in clear', facts('tls', 'tls-not-tls', { security: 'tls', port: 465 }), system({ port: 465 }), 'tls-on-clear-port', 'you', 'smtp.port', to('smtp.port', 587)],
  ['TLS typed, on 587', facts('tls', 'tls-not-tls', { security: 'tls' }), system({ security: 'tls' }), 'tls-on-clear-port', 'you', 'smtp.security', to('smtp.security', 'starttls')],
  ['TLS typed, 465 in clear', facts('tls', 'tls-not-tls', { security: 'tls', port: 465 }), system({ security: 'tls', port: 465 }), 'tls-on-clear-port', 'you', 'smtp.port', [...to('smtp.port', 587), ...to('smtp.security', 'starttls')]],
  ['in clear on 465', facts('greeting', 'deadline', { ...inClear, port: 465 }), system({ port: 465, authentication: { user: 'a' } }), 'clear-text-on-tls-port', 'you', 'smtp.authentication.ssl', to('smtp.authentication.ssl', true)],
  ['in clear on 465, nobody logs in', facts('greeting', 'connection-closed', { ...inClear, port: 465 }), system({ port: 465, authentication: { enabled: false } }), 'clear-text-on-tls-port', 'you', 'smtp.security', to('smtp.security', 'tls')],
  ['STARTTLS on 465', facts('greeting', 'deadline', { port: 465 }), system({ port: 465, security: 'starttls' }), 'starttls-on-tls-port', 'you', 'smtp.security', to('smtp.security', 'tls')],
  ['a proxy that wants a login', facts('proxy', 'proxy-authentication', { proxy: [407, 'Basic realm="x"'] }), system({}, { proxy: { address: 'proxy', port: 8080 } }), 'proxy-needs-login', 'you', 'proxy.authentication'],
  ['a proxy that wants a login that is there', facts('proxy', 'proxy-authentication', { proxy: [407, 'Basic realm="x"'] }), system({}, { proxy: { address: 'proxy', port: 8080, authentication: { enabled: false, user: 'jose' } } }), 'proxy-needs-login', 'you', 'proxy.authentication', to('proxy.authentication.enabled', true)],
  ['a proxy that refuses the login', facts('proxy', 'proxy-authentication', { proxy: [407, 'NTLM', 'Basic realm="x"'] }), system({}, { proxy: { address: 'proxy', port: 8080, authentication: { user: 'jose' } } }), 'proxy-credentials', 'you', 'proxy.authentication'],
  ['a proxy that speaks only NTLM', facts('proxy', 'proxy-authentication', { proxy: [407, 'Negotiate', 'NTLM'] }), system({}, { proxy: { address: 'proxy', port: 8080, authentication: { user: 'jose' } } }), 'proxy-login-scheme', 'network', 'proxy'],
  ['a proxy that allows only 443', facts('proxy', 'proxy-forbidden', { proxy: [403] }), system(), 'proxy-port-forbidden', 'network', 'proxy'],
  ['a recipient that does not exist', facts('rcpt', 'recipient-rejected', { said: '550 5.1.1 <x@example.com>: Recipient address rejected: User unknown' }), system(), 'recipient-unknown', 'you', 'to'],
  ['relaying without a login', facts('rcpt', 'recipient-rejected', { said: '554 5.7.1 <x@example.org>: Relay access denied' }), offWithSsl, 'relay-needs-login', 'you', 'smtp.authentication', to('smtp.authentication.enabled', true)],
  ['relaying with a login', facts('rcpt', 'recipient-rejected', { mechanism: 'PLAIN', said: '554 5.7.1 <x@example.org>: Relay access denied' }), system(), 'relay-denied', 'provider', 'to'],
  ['policy', facts('message', 'message-rejected', { mechanism: 'PLAIN', said: '550 5.7.1 Message refused' }), system(), 'policy-refused', 'provider', null],
  ['SPF', facts('message', 'message-rejected', { mechanism: 'PLAIN', said: '550 5.7.23 SPF validation failed' }), system(), 'spf-dmarc', 'provider', 'from'],
  ['a mistyped name', facts('dns', 'name-not-found', { host: 'smpt.example.com.br' }), system({ server: 'smpt.example.com.br' }), 'name-typo', 'you', 'smtp.server', to('smtp.server', 'smtp.example.com.br')],
]

const rest: readonly Case[] = [
  ['no final answer', facts('message', 'deadline', { verdict: 'unknown' }), system(), 'unknown-result', 'you', null],
  ['no final answer, a 354 again', facts('message', 'unexpected-reply', { verdict: 'unknown', said: '354 go on' }), system(), 'unknown-result', 'you', null],
  ['no server', facts('settings', 'server-missing'), system({ server: '' }), 'server-missing', 'you', 'smtp.server'],
  ['no user', facts('settings', 'user-missing', { issues: [{ path: 'proxy.authentication.user', code: 'user-empty' }] }), system(), 'user-missing', 'you', 'proxy.authentication.user'],
  ['no password', facts('settings', 'password-missing'), system(), 'password-missing', 'you', 'smtp.authentication.password'],
  ['a lost password', facts('settings', 'secret-unavailable'), system(), 'secret-unavailable', 'you', 'smtp.authentication.password'],
  ['an unknown user', facts('settings', 'unknown-user'), system(), 'unknown-user', 'you', null],
  ['MAPI', facts('settings', 'protocol-cannot-test'), system({}, { protocol: 'mapi' }), 'protocol-cannot-test', 'you', 'protocol', to('protocol', 'smtp')],
  ['SOCKS', facts('settings', 'proxy-kind-not-supported'), system(), 'proxy-kind', 'you', 'proxy.kind'],
  ['no known proxy', facts('settings', 'system-proxy-unknown'), system({}, { proxy: {} }), 'system-proxy-unknown', 'you', 'proxy.address'],
  ['accents before the @', facts('settings', 'needs-smtputf8', { issues: [{ path: 'from', code: 'needs-smtputf8' }] }), system(), 'needs-smtputf8', 'you', 'from'],
  ['no address', facts('settings', 'address-invalid', { issues: [{ path: 'to', code: 'address-invalid' }] }), system(), 'address-invalid', 'you', 'to'],
  ['unreadable settings', facts('settings', 'invalid-settings', { issues: [{ path: 'smtp.port', code: 'port-range' }] }), null, 'invalid-settings', 'you', 'smtp.port'],
  ['a bug', facts('ehlo', 'internal'), system(), 'internal', 'you', null],
  ['another envelope', facts('settings', 'envelope-altered'), system(), 'internal', 'you', null],
  ['practice off', facts('connect', 'connection-refused', local), practice, 'practice-off', 'you', 'smtp.port'],
  ['practice silent', facts('greeting', 'deadline', local), practice, 'practice-silent', 'you', null],
  ['practice, wrong password', facts('auth', 'authentication-failed', { ...local, said: '535 5.7.8 no' }), practice, 'practice-password', 'you', 'smtp.authentication.password'],
  ['practice, recipient', facts('rcpt', 'recipient-rejected', { ...local, said: '550 5.1.1 no' }), practice, 'practice-recipient', 'you', 'to'],
  ['no STARTTLS', facts('tls', 'starttls-not-offered'), system(), 'starttls-not-offered', 'provider', 'smtp.authentication.ssl'],
  ['no STARTTLS on 25', facts('tls', 'starttls-not-offered', { port: 25 }), system({ port: 25 }), 'starttls-not-offered', 'provider', 'smtp.port', to('smtp.port', 587)],
  ['no STARTTLS, the mode typed', facts('tls', 'starttls-not-offered'), system({ security: 'starttls' }), 'starttls-not-offered', 'provider', 'smtp.security'],
  ['STARTTLS refused', facts('tls', 'starttls-rejected', { said: '454 4.7.0 not now' }), system(), 'starttls-rejected', 'provider', null],
  ['injection', facts('tls', 'starttls-injection'), system(), 'starttls-injection', 'network', null],
  ['expired', facts('tls', 'certificate-expired', { certificate: {} }), system(), 'certificate-expired', 'provider', null],
  ['not valid yet', facts('tls', 'certificate-not-yet-valid', { certificate: {} }), system(), 'certificate-not-yet-valid', 'you', null],
  ['another name', facts('tls', 'certificate-name-mismatch', { certificate: { altNames: ['DNS:mail.example.org'] } }), system(), 'certificate-name', 'you', 'smtp.server'],
  ['self-signed', facts('tls', 'certificate-self-signed', { certificate: {} }), system(), 'certificate-self-signed', 'provider', null],
  ['unknown issuer', facts('tls', 'certificate-untrusted', { certificate: { issuer: 'Antivirus CA' } }), system(), 'certificate-untrusted', 'network', null],
  ['a failed handshake', facts('tls', 'tls-failed'), system(), 'tls-failed', 'provider', null],
  ['a handshake that fails late', facts('greeting', 'tls-failed', { security: 'tls' }), system(), 'tls-failed', 'provider', null],
  ['a locked account', facts('auth', 'authentication-failed', { said: '535 5.7.0 Too many failed login attempts' }), system(), 'account-locked', 'provider', null],
  ['a login put off', facts('auth', 'authentication-temporary', { said: '454 4.7.0 Temporary authentication failure' }), system(), 'auth-temporary', 'provider', null],
  ['a login not allowed', facts('auth', 'authentication-failed', { said: '550 5.7.0 not here' }), system(), 'authentication-refused', 'provider', 'smtp.authentication'],
  ['a login is needed', facts('mail', 'sender-rejected', { said: '530 5.7.0 Authentication required' }), off, 'authentication-required', 'you', 'smtp.authentication', null],
  ['a login, but only in clear', facts('mail', 'sender-rejected', { ...inClear, said: '530 5.7.0 Authentication required' }), system({ security: 'none', authentication: { enabled: false, user: 'a' } }), 'authentication-required', 'you', 'smtp.authentication', null],
  ['a login after TLS only', facts('auth', 'auth-not-offered', { ...inClear, extensions: ['STARTTLS', 'SIZE 10'] }), plain, 'auth-only-after-tls', 'you', 'smtp.authentication.ssl', to('smtp.authentication.ssl', true)],
  ['no login in clear', facts('auth', 'auth-not-offered', inClear), plain, 'auth-not-offered', 'you', 'smtp.authentication', to('smtp.authentication.enabled', false)],
  ['no login inside TLS', facts('auth', 'auth-not-offered'), system(), 'auth-not-offered-tls', 'provider', 'smtp.port'],
  ['the chosen way is not offered', facts('auth', 'auth-mechanism-not-offered', { extensions: ['AUTH PLAIN XOAUTH2'] }), system({ authentication: { user: 'a', ssl: true, mechanism: 'LOGIN' } }), 'auth-mechanism-chosen', 'you', 'smtp.authentication.mechanism', to('smtp.authentication.mechanism', 'auto')],
  ['only OAuth', facts('auth', 'auth-mechanism-not-offered', { extensions: ['AUTH XOAUTH2'] }), system(), 'auth-mechanism-not-offered', 'provider', null],
  ['silent at the login', facts('auth', 'connection-closed'), system(), 'auth-silence', 'provider', null],
  ['on a block list', facts('greeting', 'greeting-rejected', { said: '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org' }), system(), 'address-blocked', 'provider', null],
  ['busy', facts('greeting', 'greeting-rejected', { said: '421 4.3.2 Service not available' }), system(), 'server-busy', 'provider', null],
  ['closed to us', facts('greeting', 'greeting-rejected', { said: '554 5.0.0 No SMTP service here' }), system(), 'greeting-refused', 'provider', null],
  ['the name of this host', facts('ehlo', 'ehlo-rejected', { said: '504 5.5.2 <estacao>: Helo command rejected: need fully-qualified hostname' }), system(), 'ehlo-name', 'you', 'smtp.ehloName'],
  ['the sender’s domain', facts('mail', 'sender-rejected', { mechanism: 'PLAIN', said: '450 4.1.8 <x@y>: Sender address rejected: Domain not found' }), system(), 'sender-domain', 'you', 'from'],
  ['a full mailbox', facts('rcpt', 'recipient-rejected', { said: '452 4.2.2 Mailbox full' }), system(), 'mailbox-full', 'provider', 'to'],
  ['greylisting', facts('rcpt', 'recipient-rejected', { said: '450 4.2.0 Greylisted, try again' }), system(), 'greylisted', 'you', null],
  ['spam', facts('message', 'message-rejected', { mechanism: 'PLAIN', said: '554 5.6.0 This message looks like spam' }), system(), 'content-refused', 'provider', null],
  ['too big', facts('mail', 'message-too-big', { extensions: ['SIZE 1000'] }), system(), 'message-too-big', 'you', null],
  ['a sender not taken', facts('mail', 'sender-rejected', { mechanism: 'PLAIN', said: '553 5.5.0 no' }), system(), 'sender-refused', 'you', 'from'],
  ['a recipient not taken', facts('rcpt', 'recipient-rejected', { said: '553 5.5.0 no' }), system(), 'recipient-refused', 'you', 'to'],
  ['put off for no known reason', facts('mail', 'sender-rejected', { said: '451 4.3.0 local error' }), system(), 'temporary-unknown', 'provider', null],
  ['refused for no known reason', facts('data', 'data-rejected', { said: '554 5.5.0 no' }), system(), 'permanent-unknown', 'provider', null],
  ['a name that is not', facts('dns', 'name-not-found'), system(), 'name-not-found', 'you', 'smtp.server'],
  ['a proxy’s name that is not', facts('dns', 'proxy-name-not-found'), system(), 'proxy-name-not-found', 'you', 'proxy.address'],
  ['names that cannot be looked up', facts('dns', 'proxy-name-lookup-failed'), system(), 'name-lookup-failed', 'network', null],
  ['a silent name server', facts('dns', 'deadline'), system(), 'dns-silent', 'network', null],
  ['no proxy there', facts('connect', 'proxy-connection-refused'), system(), 'proxy-unreachable', 'network', 'proxy.address'],
  ['a silent proxy', facts('proxy', 'deadline'), system(), 'proxy-silent', 'network', 'proxy'],
  ['a proxy that cannot get there', facts('proxy', 'proxy-target-failed', { proxy: [502] }), system(), 'proxy-target-failed', 'network', 'smtp.server'],
  ['no HTTP proxy', facts('proxy', 'proxy-not-http'), system(), 'proxy-not-http', 'you', 'proxy.address'],
  ['a proxy without end', facts('proxy', 'reply-too-long'), system(), 'proxy-not-http', 'you', 'proxy.address'],
  ['a proxy that hangs up', facts('proxy', 'proxy-closed'), system(), 'proxy-closed', 'network', 'proxy'],
  ['a proxy that sends elsewhere', facts('proxy', 'proxy-rejected', { proxy: [302] }), system(), 'proxy-refused', 'network', 'proxy'],
  ['port 25 of the next room', facts('connect', 'deadline', { port: 25, host: '192.168.1.9' }), system({ port: 25 }), 'connect-silent', 'network', 'smtp.port'],
  ['nobody on this machine', facts('connect', 'connection-refused', { host: 'localhost', port: 25 }), system({ server: 'localhost' }), 'loopback-refused', 'you', 'smtp.server'],
  ['refused on 25', facts('connect', 'connection-refused', { port: 25 }), system({ port: 25 }), 'connection-refused', 'you', 'smtp.port', to('smtp.port', 587)],
  ['refused on 2587', facts('connect', 'connection-refused', { port: 2587 }), system({ port: 2587 }), 'connection-refused', 'you', 'smtp.port'],
  ['no way there', facts('connect', 'host-unreachable'), system(), 'host-unreachable', 'network', null],
  ['reset with the connection', facts('connect', 'connection-failed'), system(), 'closed-early', 'provider', null],
  ['silent at the door', facts('greeting', 'deadline'), system(), 'server-silent', 'network', 'smtp.port'],
  ['no SMTP', facts('greeting', 'not-smtp'), system(), 'not-smtp', 'you', 'smtp.port'],
  ['closed at the door', facts('greeting', 'connection-closed'), system(), 'closed-early', 'provider', null],
  ['lost on the way', facts('mail', 'connection-reset'), system(), 'connection-lost', 'network', null],
  ['slow', facts('mail', 'deadline'), system(), 'deadline', 'network', null],
  ['nonsense', facts('data', 'unexpected-reply', { verdict: 'failed', replyCode: 250, reply: 'ok' }), system(), 'nonsense', 'provider', null],
]

export type DiagnosisCase = [what: string, seen: DiagnosisFacts, document: SystemDocument | null, rule: string, who: Hint['who'], field: string | null, change: Change | null]

export const diagnosisCases: DiagnosisCase[] = [...common, ...rest].map(([what, seen, document, rule, who, field, change]) => [
  what,
  seen,
  document,
  rule,
  who,
  field,
  change ?? null,
])
