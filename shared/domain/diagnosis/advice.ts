/** What several rules advise alike. No change ever takes protection away. */
import { practiceUser } from '../practice/account.ts'
import { defaultPort, resolveSecurity, submissionPort } from '../effective/effective-settings.ts'
import type { SystemDocument } from '../system/document.ts'
import type { Advice, DiagnosisFacts } from './rule.ts'

type Params = NonNullable<Advice['params']>

/** Names and ports of both hops, for the sentences. */
export function place({ server, route }: DiagnosisFacts): Params {
  return {
    host: server?.host ?? '',
    port: server?.port ?? 0,
    proxy: route?.host ?? '',
    proxyPort: route?.port ?? 0,
  }
}

export function where(facts: DiagnosisFacts): Advice {
  return { params: place(facts) }
}

/** With a user there already, the box is all that is missing. */
export function logInAtProxy(facts: DiagnosisFacts, document: SystemDocument | null): Advice {
  const hasUser = document !== null && document.proxy.authentication.user !== ''
  return { params: place(facts), change: hasUser ? [{ path: 'proxy.authentication.enabled', value: true }] : null }
}

/** The reply as one short text: `550 5.7.1`. */
export function withReply({ replyCode, enhancedCode }: DiagnosisFacts): Advice {
  return { params: { reply: [replyCode, enhancedCode].filter((part) => part !== null).join(' ') } }
}

/** The sender's address as well: the sentence names it. */
export function withSender(facts: DiagnosisFacts): Advice {
  return { params: { ...withReply(facts).params, sender: facts.sender } }
}

/** For a reply nobody knows: what its enhanced code is about (RFC 3463 §3: the middle number), as far as it has one. */
export function withSubject(facts: DiagnosisFacts): Advice {
  const subject = /^[45]\.([0-7])\./.exec(facts.enhancedCode ?? '')?.[1] ?? 'unsaid'
  return { params: { ...withReply(facts).params, subject } }
}

export function toSubmissionPort(facts: DiagnosisFacts): Advice {
  return { params: place(facts), field: 'smtp.port', change: [{ path: 'smtp.port', value: submissionPort }] }
}

/**
 * Encryption switched on the way this document takes it: "Servidor com SSL" where it counts, else the precise mode (the box
 * counts only inside "com autenticação", and a precise mode wins over it).
 */
export function encrypt(document: SystemDocument | null, mode: 'starttls' | 'tls'): Advice {
  if (document === null) return { field: 'smtp.authentication.ssl' }
  const { security, authentication } = document.smtp
  const bySsl = security === 'auto' && authentication.enabled
  const change = bySsl ? { path: 'smtp.authentication.ssl', value: true } : { path: 'smtp.security', value: mode }
  return { field: change.path, change: [change] }
}

/** "Com autenticação" switched on again, but only where that means encryption: nobody should log in in clear because of a hint. */
export function switchAuthenticationOn(facts: DiagnosisFacts, document: SystemDocument | null): Advice {
  if (!document || document.smtp.authentication.enabled || document.smtp.authentication.user === '') return {}
  const { security, port, authentication } = document.smtp
  const enable = { path: 'smtp.authentication.enabled', value: true }
  if (['starttls', 'tls'].includes(resolveSecurity(security, authentication.ssl, port ?? defaultPort))) return { change: [enable] }
  if (!facts.extensions.some((line) => /^STARTTLS\b/i.test(line))) return {}
  const encrypted = security === 'auto' ? { path: 'smtp.authentication.ssl', value: true } : { path: 'smtp.security', value: 'starttls' }
  return { change: [enable, encrypted] }
}

/** SASL mechanisms of the last EHLO. */
export function offeredMechanisms({ extensions }: Pick<DiagnosisFacts, 'extensions'>): string[] {
  return extensions.flatMap((line) => /^AUTH[ =](.*)$/i.exec(line)?.[1]?.toUpperCase().split(/\s+/) ?? [])
}

const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/i

export function isLoopback({ server }: Pick<DiagnosisFacts, 'server'>): boolean {
  return server !== null && loopback.test(server.host)
}

/** An address literal of a private network (RFC 1918), this machine or the link: no provider stands in between. */
export function isNearby(facts: Pick<DiagnosisFacts, 'server'>): boolean {
  return isLoopback(facts) || /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)\.\d/.test(facts.server?.host ?? '')
}

/** The name or address of the practice server, and the user that only it has. */
export function isPractice(facts: Pick<DiagnosisFacts, 'server'>, document: SystemDocument | null): boolean {
  return isLoopback(facts) && document?.smtp.authentication.user === practiceUser
}
