/**
 * Could this system's component have done what our test did? (domain.md §4.) `false` only for what is known to be
 * impossible, `null` where something decisive is not known outside the ERP.
 */
import { tokenMechanisms } from '../system/mechanisms.ts'
import type { Component, ResolvedSecurity, RouteKind } from '../explain/types.ts'

export interface SessionFacts {
  /** what the connection really used; null when it did not get that far */
  readonly security: ResolvedSecurity | null
  readonly authenticates: boolean
  /** the SASL mechanism used or chosen */
  readonly mechanism: string | null
  /** SASL mechanisms the server offered; null = the test did not get to see what the server offers */
  readonly offered: readonly string[] | null
  readonly route: RouteKind | null
}
export interface Reason {
  /** key of shared/i18n → `explain.reasons` */
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}
export interface ComponentVerdict {
  readonly could: boolean | null
  readonly reasons: readonly Reason[]
}

interface Abilities {
  readonly implicitTls: boolean
  /** by SASL name; null = experimental. What is not listed it cannot do. */
  readonly mechanisms: Readonly<Record<string, true | null>>
  /** through an HTTP or SOCKS proxy: never, or up to the ERP */
  readonly proxy: false | null
  /** what has to be installed beside it, a key of `explain.reasons` */
  readonly needs: readonly string[]
}

/** Sources: facts on the components (Microsoft's SmtpClient pages, Indy's TIdSMTP, the wodSmtp manual). */
const abilities: Readonly<Record<Component, Abilities>> = {
  dotnet: {
    implicitTls: false,
    mechanisms: { LOGIN: true, NTLM: true },
    proxy: false,
    needs: ['needs-dotnet-framework'],
  },
  indy: {
    implicitTls: true,
    mechanisms: { PLAIN: true, LOGIN: true, 'CRAM-MD5': true, NTLM: null },
    proxy: null,
    needs: ['needs-openssl'],
  },
  wodsmtp: {
    implicitTls: true,
    mechanisms: { PLAIN: true, LOGIN: true, 'CRAM-MD5': true, NTLM: true },
    proxy: null,
    needs: ['needs-ocx'],
  },
}

function note(code: string, params: Reason['params'] = {}): Reason {
  return { code, params }
}

export function componentCould(component: Component | null, session: SessionFacts): ComponentVerdict {
  if (component === null) return { could: null, reasons: [note('no-component')] }
  const { implicitTls, mechanisms, proxy, needs } = abilities[component]
  const cannot: Reason[] = []
  const unknown: Reason[] = []
  const fine: Reason[] = []
  const usesTls = session.security !== null && session.security !== 'none'

  if (session.route !== null && session.route !== 'direct') {
    if (proxy === false) cannot.push(note('no-proxy'))
    else unknown.push(note('depends-on-erp'))
  }
  if (session.security === 'tls') {
    if (implicitTls) fine.push(note('implicit-tls-ok'))
    else cannot.push(note('implicit-tls'))
  } else if (usesTls) {
    fine.push(note('starttls-ok'))
  }
  if (tokenMechanisms.includes(session.mechanism ?? '')) {
    cannot.push(note('no-oauth', { mechanism: session.mechanism ?? '' }))
  } else if (session.offered === null) {
    unknown.push(note('not-seen'))
  } else if (session.authenticates) {
    const usable = session.offered.filter((name) => Object.hasOwn(mechanisms, name))
    if (session.offered.length === 0) unknown.push(note('no-auth-offered'))
    else if (usable.length === 0)
      cannot.push(note('no-common-mechanism', { offered: session.offered.join(', ') }))
    else if (usable.every((name) => mechanisms[name] === null))
      unknown.push(note('mechanism-experimental', { mechanism: usable.join(', ') }))
    else fine.push(note('mechanism-ok', { mechanism: usable.filter((name) => mechanisms[name]).join(', ') }))
  }
  // Which TLS mode and which method the ERP asks of Indy is not visible from outside; the libraries it needs neither.
  const installed = needs.filter((need) => need !== 'needs-openssl' || usesTls).map((need) => note(need))
  if (cannot.length > 0) return { could: false, reasons: [...cannot, ...unknown] }
  if (unknown.length > 0) return { could: null, reasons: [...unknown, ...installed] }
  return { could: true, reasons: [...fine, ...installed] }
}
