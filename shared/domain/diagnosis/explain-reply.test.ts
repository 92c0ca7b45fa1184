import { describe, expect, test } from 'vitest'
import { diagnosisCases } from '../../../test-support/diagnosis-cases.ts'
import { answeredPhases, explainReply, type ReplyQuestion } from './explain-reply.ts'
import { rules } from './rules.ts'

const ask = (replyCode: number, text: string, more: Partial<ReplyQuestion> = {}) =>
  explainReply({ replyCode, enhancedCode: /^([245]\.\d+\.\d+)\b/.exec(text)?.[1] ?? null, text, phase: null, host: 'x', sender: 'y', ...more })

describe('a reply seen elsewhere', () => {
  // The words alone must be enough: nobody knows the phase any more, nor what the server offered.
  const quoted = diagnosisCases.filter(([, { replyCode, phase }, , rule]) => replyCode !== null && phase !== 'proxy' && rules.some((each) => each.rule === rule && each.words))
  test('there are enough of them', () => expect(quoted.length).toBeGreaterThanOrEqual(40))
  test.each(quoted)('%s', (_, { replyCode, reply, server }, __, rule) => {
    expect(ask(replyCode ?? 0, reply ?? '', { host: server?.host ?? '' })?.rule.rule).toBe(rule)
  })

  test('has a sentence without a hole, whatever is known of it', () => {
    for (const phase of [null, ...answeredPhases]) for (const code of [421, 450, 535, 550, 554]) expect(ask(code, 'qwertz', { phase })).not.toBeNull()
  })

  test.each([
    [535, '5.7.8 Error: authentication failed', null, 'credentials-refused', true],
    [530, '5.7.0 Must issue a STARTTLS command first', null, 'starttls-first', true],
    [550, '5.9.9 qwertz', null, 'permanent-unknown', false],
    [451, 'qwertz', null, 'temporary-unknown', false],
    [550, 'qwertz', 'rcpt', 'recipient-refused', false],
    [550, 'qwertz', 'mail', 'sender-refused', false],
    [421, 'qwertz', 'greeting', 'server-busy', false],
    [407, 'Proxy Authentication Required', 'proxy', 'proxy-needs-login', true],
    [403, 'Forbidden', 'proxy', 'proxy-port-forbidden', true],
    [503, 'HTTP/1.1 503 Service Unavailable\nX-Squid-Error: ERR_DNS_FAIL 0', 'proxy', 'squid-name', true],
  ] as const)('%i %s in %s is %s', (code, text, phase, rule, known) => {
    const answer = ask(code, text, { phase })
    expect([answer?.rule.rule, answer?.known]).toEqual([rule, known])
  })

  test('is never answered with a change: there is no form it was said about', () => {
    for (const [, { replyCode, reply }] of quoted) expect(ask(replyCode ?? 0, reply ?? '')?.hint.change ?? null).toBeNull()
  })
})
