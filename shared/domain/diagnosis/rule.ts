import type { Hint, Phase, ReportCode, TestReport } from '../../contract/report.ts'
import type { SystemDocument } from '../system/document.ts'

export type DiagnosisFacts = Omit<TestReport, 'hint'>

/** What has to be seen for a rule to fit. Everything that is named must hold; a list means any of it. */
export interface Signs {
  readonly phase?: readonly Phase[]
  readonly code?: readonly ReportCode[]
  readonly replyCode?: readonly number[]
  /** the class of the reply: 4 = temporary, 5 = permanent (RFC 5321 §4.2.1) */
  readonly replyClass?: 4 | 5
  readonly enhancedCode?: readonly string[]
  /** in the reply's text, whatever its code */
  readonly text?: RegExp
  /** who answers, told by server name, banner or certificate */
  readonly provider?: RegExp
  readonly port?: readonly number[]
  readonly security?: readonly NonNullable<TestReport['security']>[]
  readonly verdict?: readonly TestReport['verdict'][]
  /** HTTP status of the proxy's answer */
  readonly proxyStatus?: readonly number[]
  /** in what the proxy answered to CONNECT: its status line, its headers, and of its page what the transcript has */
  readonly proxySays?: RegExp
  /** what a list of signs cannot say */
  readonly also?: (facts: DiagnosisFacts, document: SystemDocument | null) => boolean
}

export interface Advice {
  readonly params?: Hint['params']
  readonly field?: string | null
  readonly change?: NonNullable<Hint['change']> | null
}

export interface Rule {
  /** key of shared/i18n → `hints` */
  readonly rule: string
  readonly who: Hint['who']
  readonly signs: Signs
  /** path in the document, `from`, `to`, or null where nothing on the form would help */
  readonly field: string | null
  /** the change that mends it, and what the sentence needs; never one that weakens security */
  readonly advise?: (facts: DiagnosisFacts, document: SystemDocument | null) => Advice
  /** where it is documented that this is what it means */
  readonly source: string
  /** the day that was read, where it may change: standards do not */
  readonly checked?: string
  /** the provider's own words, as that source has them; the cases say each of them */
  readonly words?: readonly string[]
}

function includes<T>(list: readonly T[] | undefined, value: T | null): boolean {
  return list === undefined || (value !== null && list.includes(value))
}

function matches(pattern: RegExp | undefined, text: string): boolean {
  return pattern === undefined || pattern.test(text)
}

/** Who is on the other side, in one text: server name, banner, names in the certificate. */
export function providerText({ server, banner, tls }: Pick<DiagnosisFacts, 'server' | 'banner' | 'tls'>): string {
  const names = tls?.certificates[0] ? [tls.certificates[0].subject, ...tls.certificates[0].altNames] : []
  return [server?.host ?? '', banner ?? '', ...names].join(' ')
}

/** What the proxy answered, as far as the transcript has it. */
export function proxyText({ transcript }: Pick<DiagnosisFacts, 'transcript'>): string {
  return transcript.flatMap(({ from, text }) => (from === 'proxy' ? [text] : [])).join('\n')
}

export function fits({ signs }: Pick<Rule, 'signs'>, facts: DiagnosisFacts, document: SystemDocument | null): boolean {
  return (
    includes(signs.phase, facts.phase) &&
    includes(signs.code, facts.code) &&
    includes(signs.replyCode, facts.replyCode) &&
    (signs.replyClass === undefined || Math.floor((facts.replyCode ?? 0) / 100) === signs.replyClass) &&
    includes(signs.enhancedCode, facts.enhancedCode) &&
    includes(signs.port, facts.server?.port ?? null) &&
    includes(signs.security, facts.security) &&
    includes(signs.verdict, facts.verdict) &&
    includes(signs.proxyStatus, facts.proxyReply?.status ?? null) &&
    (signs.proxySays === undefined || signs.proxySays.test(proxyText(facts))) &&
    matches(signs.text, facts.reply ?? '') &&
    matches(signs.provider, providerText(facts)) &&
    (signs.also === undefined || signs.also(facts, document))
  )
}
