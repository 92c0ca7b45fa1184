/**
 * A ready message to whoever has to act: what was tried, when, from where, by which route, and what was answered, word for word.
 * Only facts of the report, in which no secret is; to the network goes nothing of who writes to whom.
 */
import type { TestReport } from '../../contract/report.ts'
import { locale } from '../../i18n/language.ts'

/** The translator, as far as it is needed here. */
export type Say = (key: string, params?: Record<string, string | number>) => string

export interface MessageOptions {
  /** whose clock the reader will look at; absent = this computer's */
  readonly timeZone?: string
}

/** To whom one could write about this result; null where the person at the screen acts, or nothing has to be mended. */
export function readerOf({ hint, verdict }: Pick<TestReport, 'hint' | 'verdict'>): 'provider' | 'network' | null {
  if (!hint || hint.who === 'you' || !['rejected', 'failed'].includes(verdict)) return null
  return hint.who
}

function whenText(at: string, { timeZone }: MessageOptions): string {
  return new Intl.DateTimeFormat(locale(), {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(at))
}

function routeText(say: Say, { route }: TestReport): string {
  if (!route || route.kind === null) return say('explain.route.unknown')
  return say(`explain.route.${route.kind}`, { host: route.host ?? '', port: route.port ?? 0 })
}

/** Each once, in the order in which they were tried. */
function addresses({ attempts = [] }: TestReport): string[] {
  return [...new Set(attempts.flatMap((attempt) => attempt.addresses.map(({ address }) => address)))]
}

/** What came back, whole; where nothing came, that. */
function answered(say: Say, report: TestReport): string[] {
  const { reply, replyCode, proxyReply, phase, code } = report
  const lines = [
    ...(phase === 'proxy' && proxyReply ? [`HTTP ${proxyReply.status} ${proxyReply.reason}`.trimEnd(), ...proxyReply.challenges.map((challenge) => `Proxy-Authenticate: ${challenge}`)] : []),
    ...(reply === null ? [] : [`${replyCode === null ? '' : `${replyCode} `}${reply}`]),
  ]
  if (lines.length === 0) return [say('test.letter.nothing'), ...(code === null ? [] : [say(`test.codes.${code}`)])]
  return [say('test.letter.answer'), ...lines.map((line) => `    ${line}`)]
}

function envelope(say: Say, { sender, recipients, messageId, mechanism, security }: TestReport): string[] {
  return [
    say('test.letter.login', { mechanism: mechanism ?? say('test.letter.noLogin') }),
    ...(security === null ? [] : [say('test.letter.security', { security: say(`explain.security.${security}`) })]),
    ...(sender === '' ? [] : [say('test.letter.sender', { sender })]),
    ...(recipients.length === 0 ? [] : [say('test.letter.recipients', { recipients: recipients.map(({ address }) => address).join(', ') })]),
    ...(messageId === null ? [] : [say('test.letter.messageId', { id: messageId })]),
  ]
}

export function messageFor(reader: 'provider' | 'network', report: TestReport, say: Say, options: MessageOptions = {}): string {
  const { server, phase, hint, stopAfter, from, banner, at, replyCode, enhancedCode } = report
  const place = server ? `${server.host}:${server.port}` : '–'
  const number = [replyCode, enhancedCode].filter((part) => part !== null).join(' ')
  const tried = addresses(report)
  const facts = [
    say('test.letter.what', { until: say(`test.screen.untilPhase.${stopAfter}`) }),
    say('test.letter.when', { when: whenText(at, options) }),
    say('test.letter.from', { host: from.host }),
    say('test.letter.route', { route: routeText(say, report) }),
    say('test.letter.server', { place }),
    ...(tried.length === 0 ? [] : [say('test.letter.addresses', { addresses: tried.join(', ') })]),
    ...(banner === null ? [] : [say('test.letter.banner', { banner })]),
    ...(reader === 'provider' ? envelope(say, report) : []),
    say('test.letter.stopped', { phase: say(`test.phases.${phase}`) }),
  ]
  const cause = hint ? [say('test.letter.understood', { cause: say(`hints.${hint.rule}.cause`, hint.params) }), ''] : []
  return [
    say('test.letter.subject', { place: server?.host ?? '–', number: number === '' ? '' : ` (${number})` }),
    '',
    say('test.letter.hello'),
    '',
    say(`test.letter.opening.${reader}`, { place }),
    '',
    ...facts,
    '',
    ...answered(say, report),
    '',
    ...cause,
    say(`test.letter.asking.${reader}`, { place, host: from.host }),
    '',
    say('test.letter.thanks'),
    '',
  ].join('\n')
}
