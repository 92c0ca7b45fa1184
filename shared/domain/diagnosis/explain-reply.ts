/** A reply that was seen elsewhere, in a log or a returned mail: explained by the same rules as a run, without one. */
import type { Hint, Phase, ReportCode } from '../../contract/report.ts'
import { hintOf } from './diagnose.ts'
import { fits, type DiagnosisFacts, type Rule } from './rule.ts'
import { rules } from './rules.ts'

export interface ReplyQuestion {
  /** of the server, or the HTTP status of a proxy in phase `proxy` */
  readonly replyCode: number
  readonly enhancedCode: string | null
  readonly text: string
  /** null: nobody knows any more */
  readonly phase: Phase | null
  readonly host: string
  readonly sender: string
}

export interface ReplyAnswer {
  /** false: no rule knows these words, and only their class is explained */
  readonly known: boolean
  readonly rule: Rule
  readonly hint: Hint
}

const codes: Readonly<Partial<Record<Phase, (replyCode: number) => ReportCode>>> = {
  proxy: (status) => {
    if (status === 407) return 'proxy-authentication'
    if (status >= 502 && status <= 504) return 'proxy-target-failed'
    return status === 403 || status === 405 ? 'proxy-forbidden' : 'proxy-rejected'
  },
  auth: (replyCode) => (replyCode < 500 ? 'authentication-temporary' : 'authentication-failed'),
  mail: () => 'sender-rejected',
  rcpt: () => 'recipient-rejected',
  message: () => 'message-rejected',
  data: () => 'data-rejected',
  greeting: () => 'greeting-rejected',
  ehlo: () => 'ehlo-rejected',
  tls: () => 'starttls-rejected',
}

/** In which a server, or a proxy, may answer no. */
export const answeredPhases = Object.keys(codes) as readonly Phase[]

/** A run of which nothing is known but this reply. */
function factsOf({ replyCode, enhancedCode, text, host, sender }: ReplyQuestion, phase: Phase): DiagnosisFacts {
  const ofProxy = phase === 'proxy'
  return {
    runId: '',
    systemId: null,
    systemName: '',
    at: '1970-01-01T00:00:00.000Z',
    verdict: 'rejected',
    phase,
    code: codes[phase]?.(replyCode) ?? null,
    replyCode: ofProxy ? null : replyCode,
    enhancedCode,
    reply: ofProxy ? null : text,
    recipients: [],
    component: { name: null, could: null, reasons: [] },
    from: { host: '', user: '' },
    route: null,
    ms: 0,
    deadlineMs: 0,
    stopAfter: 'message',
    server: { host, port: 587 },
    sender,
    messageId: null,
    mechanism: null,
    // Whoever is told to encrypt did not.
    security: 'none',
    extensions: [],
    banner: null,
    tls: null,
    proxyReply: ofProxy ? { status: replyCode, reason: text, challenges: [] } : null,
    issues: [],
    warnings: [],
    phases: [],
    transcript: ofProxy ? text.split(/\r?\n/).map((line) => ({ at: 0, from: 'proxy', text: line, secure: false })) : [],
  }
}

/** Whether a rule goes by what was said, and not only by when. */
function goesByTheReply({ signs, rule }: Rule): boolean {
  return signs.text !== undefined || signs.enhancedCode !== undefined || signs.replyCode !== undefined || signs.proxySays !== undefined || rule.startsWith('proxy-')
}

/** The most specific rule of all phases it may have been; null for what is no refusal. */
export function explainReply(question: ReplyQuestion): ReplyAnswer | null {
  const asked = question.phase === null ? answeredPhases.filter((phase) => phase !== 'proxy') : [question.phase]
  const every = asked.flatMap((phase) => {
    const facts = factsOf(question, phase)
    const rule = rules.find((candidate) => fits(candidate, facts, null))
    return rule ? [{ facts, rule, known: goesByTheReply(rule) }] : []
  })
  const known = every.filter((found) => found.known).toSorted((a, b) => rules.indexOf(a.rule) - rules.indexOf(b.rule))
  // Of a phase that nobody named nothing may be said: in `data` no rule goes by the phase alone.
  const found = known[0] ?? every.find(({ facts }) => question.phase !== null || facts.phase === 'data')
  return found ? { known: found.known, rule: found.rule, hint: hintOf(found.rule, found.facts, null) } : null
}
