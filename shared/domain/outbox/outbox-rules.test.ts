import { describe, expect, test } from 'vitest'
import { reportCodes } from '../../contract/report.ts'
import { afterLoss, afterTry, beforeRelease, meaningOf, meaningOfReply, type Meaning, type TryReport } from './classify.ts'
import { defaultRetryPolicy, waitAfter } from './retry.ts'
import { act, actionsFor, erpStatus, messageStates, queueActions, stateOfRecipients, type MessageStanding, type QueueAction, type MessageState, type RecipientState } from './states.ts' // prettier-ignore

const recipient = (state: RecipientState = 'pending', address = 'ana@example.com', replyCode: number | null = null) =>
  ({ address, kind: 'to', state, replyCode, reply: null }) as const
const message = (state: MessageState, more: Partial<MessageStanding> = {}): MessageStanding => ({
  state, dueAt: 1000, attempts: 1, recipients: [recipient()], code: null, ...more,
}) // prettier-ignore
const report = (more: Partial<TryReport> = {}): TryReport => ({
  verdict: 'sent', phase: 'message', code: null, replyCode: null, reply: null, recipients: [], ...more,
}) // prettier-ignore

describe('actions', () => {
  const table: [QueueAction, Partial<Record<MessageState, MessageState>>][] = [
    ['send-now', { registered: 'waiting', waiting: 'waiting' }],
    ['release', { registered: 'waiting' }],
    ['cancel', { registered: 'cancelled', waiting: 'cancelled' }],
    ['hold', { waiting: 'registered', cancelled: 'registered', error: 'registered' }],
    ['resend', { error: 'waiting' }],
    ['resolve-sent', { unknown: 'sent' }],
    ['resolve-error', { unknown: 'error' }],
    ['resolve-resend', { unknown: 'waiting' }],
  ]
  const of: Partial<Record<MessageState, RecipientState>> = { unknown: 'unknown', sent: 'sent', error: 'error' }
  test.each(table.flatMap(([action, to]) => messageStates.map((state) => [action, state, to[state] ?? null] as const)))('%s in %s → %s', (action, state, to) => {
    const before = message(state, { recipients: [recipient(of[state] ?? 'pending')] })
    expect(act(before, action, 5000)?.state ?? null).toBe(to)
    expect(actionsFor(state).includes(action)).toBe(to !== null)
  })

  test('the ERP’s numbers, and the two that it knows moves of', () => {
    expect(Object.values(erpStatus)).toEqual([1, 2, 3, 4, 5, 6, null])
    expect(table.map(([action]) => action)).toEqual(queueActions)
  })

  test('now is now; a release keeps the time that was planned', () => {
    expect(act(message('waiting', { dueAt: 9000 }), 'send-now', 5000)?.dueAt).toBe(5000)
    expect(act(message('registered', { dueAt: 9000 }), 'release', 5000)?.dueAt).toBe(9000)
    expect(act(message('registered', { dueAt: 1000 }), 'release', 5000)?.dueAt).toBe(5000)
  })

  test('who was served is never served again', () => {
    const before = message('error', { attempts: 5, recipients: [recipient('sent'), recipient('error', 'b@example.com')] })
    expect(act(before, 'resend', 5000)).toMatchObject({ attempts: 0, recipients: [{ state: 'sent' }, { state: 'pending' }] })
    const doubt = message('unknown', { recipients: [recipient('unknown'), recipient('pending', 'b@example.com'), recipient('sent', 'c@example.com')] })
    expect(act(doubt, 'resolve-sent', 5000)).toMatchObject({ state: 'waiting', recipients: [{ state: 'sent' }, { state: 'pending' }, { state: 'sent' }] })
    expect(act(doubt, 'resolve-resend', 5000)).toMatchObject({ state: 'waiting', recipients: [{ state: 'pending' }, { state: 'pending' }, { state: 'sent' }] })
    expect(act(doubt, 'resolve-error', 5000)).toMatchObject({ state: 'error', recipients: [{ state: 'error' }, { state: 'error' }, { state: 'sent' }] })
  })

  test.each([
    [['sent', 'sent'], 'sent'], [['sent', 'error'], 'error'], [['sent', 'error', 'pending'], 'waiting'], [['unknown', 'pending', 'error'], 'unknown'],
  ] as [RecipientState[], string][])('of %j the whole is %s', (states, whole) => {
    expect(stateOfRecipients(states.map((state) => recipient(state)))).toBe(whole)
  }) // prettier-ignore
})

describe('waiting', () => {
  test('a minute, five, five, an hour, and no more', () => {
    expect([1, 2, 3, 4, 5, 6].map((attempts) => waitAfter(attempts, defaultRetryPolicy))).toEqual([60_000, 300_000, 300_000, 3_600_000, null, null])
  })
  test('the last wait serves for all that follow', () => {
    expect([1, 2, 3, 9].map((attempts) => waitAfter(attempts, { attempts: 10, waitMinutes: [1, 2] }))).toEqual([60_000, 120_000, 120_000, 120_000])
  })
})

describe('what a try means', () => {
  const cases: [Partial<TryReport>, Meaning][] = [
    [{}, 'sent'],
    [{ verdict: 'unknown', code: 'deadline' }, 'unknown'],
    [{ verdict: 'unknown', code: 'connection-closed' }, 'unknown'],
    [{ verdict: 'cancelled', code: 'cancelled', phase: 'rcpt' }, 'given-back'],
    [{ verdict: 'rejected', phase: 'message', code: 'message-rejected', replyCode: 451 }, 'retry'],
    [{ verdict: 'rejected', phase: 'message', code: 'message-rejected', replyCode: 554 }, 'error'],
    [{ verdict: 'rejected', phase: 'message', code: 'message-too-big', replyCode: 552 }, 'error'],
    [{ verdict: 'failed', phase: 'mail', code: 'message-too-big' }, 'error'],
    [{ verdict: 'rejected', phase: 'data', code: 'data-rejected', replyCode: 421 }, 'retry'],
    [{ verdict: 'rejected', phase: 'rcpt', code: 'recipient-rejected', replyCode: 450 }, 'retry'],
    [{ verdict: 'rejected', phase: 'rcpt', code: 'recipient-rejected', replyCode: 550 }, 'error'],
    [{ verdict: 'rejected', phase: 'mail', code: 'sender-rejected', replyCode: 550 }, 'error'],
    [{ verdict: 'rejected', phase: 'mail', code: 'sender-rejected', replyCode: 530 }, 'stop-account'],
    [{ verdict: 'rejected', phase: 'auth', code: 'authentication-failed', replyCode: 535 }, 'stop-account'],
    [{ verdict: 'rejected', phase: 'auth', code: 'authentication-temporary', replyCode: 454 }, 'retry'],
    [{ verdict: 'failed', phase: 'auth', code: 'auth-not-offered' }, 'stop-account'],
    [{ verdict: 'rejected', phase: 'proxy', code: 'proxy-authentication' }, 'stop-account'],
    [{ verdict: 'failed', phase: 'proxy', code: 'proxy-closed' }, 'retry'],
    [{ verdict: 'rejected', phase: 'greeting', code: 'greeting-rejected', replyCode: 554 }, 'retry'],
    [{ verdict: 'failed', phase: 'settings', code: 'secret-unavailable' }, 'stop-account'],
    [{ verdict: 'failed', phase: 'settings', code: 'protocol-cannot-test' }, 'stop-account'],
    [{ verdict: 'failed', phase: 'settings', code: 'address-invalid' }, 'error'],
    [{ verdict: 'failed', phase: 'dns', code: 'name-not-found' }, 'retry'],
    [{ verdict: 'failed', phase: 'connect', code: 'connection-refused' }, 'retry'],
    [{ verdict: 'failed', phase: 'tls', code: 'certificate-expired' }, 'retry'],
    [{ verdict: 'failed', phase: 'message', code: 'connection-closed' }, 'retry'],
    [{ verdict: 'failed', phase: 'data', code: 'deadline' }, 'retry'],
    [{ verdict: 'failed', phase: 'settings', code: 'internal' }, 'retry'],
    [{ verdict: 'reached', phase: 'data' }, 'retry'],
  ]
  test.each(cases)('%j → %s', (more, meaning) => {
    expect(meaningOf(report(more))).toBe(meaning)
  })
  test('no code of the list is ever taken for a success', () => {
    for (const code of reportCodes) for (const verdict of ['failed', 'rejected'] as const) expect(meaningOf(report({ verdict, code }))).not.toBe('sent')
  })
  test('of one reply', () => {
    expect([250, 251, 421, 450, 550, 354, null].map(meaningOfReply)).toEqual(['sent', 'sent', 'retry', 'retry', 'error', 'retry', 'retry'])
  })
})

describe('each recipient on its own', () => {
  const three = message('sending', { recipients: ['a', 'b', 'c'].map((name) => recipient('pending', `${name}@example.com`)) })
  const answers = (...codes: (number | null)[]) => codes.map((replyCode, index) => ({ address: `${'abc'[index] ?? ''}@EXAMPLE.com`, replyCode, reply: null }))
  const after = (more: Partial<TryReport>) => afterTry(three, report(more), 5000, defaultRetryPolicy).change
  const states = (change: Partial<MessageStanding>) => change.recipients?.map(({ state }) => state)

  test('taken, not now, never: one is served, one waits, one has failed', () => {
    const change = after({ recipients: answers(250, 450, 550) })
    expect([change.state, states(change), change.dueAt]).toEqual(['waiting', ['sent', 'pending', 'error'], 65_000])
  })
  test('none taken: the one that may be is tried again, though another will never be', () => {
    const change = after({ verdict: 'rejected', phase: 'rcpt', code: 'recipient-rejected', replyCode: 550, recipients: answers(550, 450) })
    expect([change.state, states(change)]).toEqual(['waiting', ['error', 'pending', 'pending']])
  })
  test('in doubt: those that were refused are not', () => {
    const change = after({ verdict: 'unknown', code: 'deadline', recipients: answers(250, 450, 550) })
    expect([change.state, states(change)]).toEqual(['unknown', ['unknown', 'pending', 'error']])
  })
  test('the message refused for good fails for those who were taken', () => {
    const change = after({ verdict: 'rejected', phase: 'message', code: 'message-rejected', replyCode: 554, reply: 'spam', recipients: answers(250, 250, 450) })
    expect([change.state, states(change), change.recipients?.[0]?.replyCode]).toEqual(['waiting', ['error', 'error', 'pending'], 554])
  })
  test('the last try fails what still waits', () => {
    const last = afterTry({ ...three, attempts: 5 }, report({ recipients: answers(250, 450, 250) }), 5000, defaultRetryPolicy).change
    expect([last.state, states(last)]).toEqual(['error', ['sent', 'error', 'sent']])
  })
  test('a stop of the account, and what was given back, is no try', () => {
    for (const more of [{ verdict: 'rejected', phase: 'auth', code: 'authentication-failed', replyCode: 535 }, { verdict: 'cancelled', code: 'cancelled' }] as const)
      expect(after(more)).toMatchObject({ state: 'waiting', attempts: 0, dueAt: 5000 })
  })
  test('written down before the end is released', () => {
    expect(beforeRelease(three, answers(250, 450, 550)).map(({ state, replyCode }) => [state, replyCode])).toEqual([['pending', 250], ['pending', 450], ['error', 550]])
  })
})

describe('a worker that is gone', () => {
  test('before the end was released: again, and not for ever', () => {
    expect(afterLoss(message('sending'), false, 5000, defaultRetryPolicy)).toMatchObject({ state: 'waiting', dueAt: 5000 })
    expect(afterLoss(message('sending', { attempts: 5 }), false, 5000, defaultRetryPolicy)).toMatchObject({ state: 'error', code: 'worker-lost' })
  })
  test('after: nobody knows, but for those who were refused', () => {
    const recipients = [recipient('pending', 'a@example.com', 250), recipient('pending', 'b@example.com', 450), recipient('error', 'c@example.com', 550)]
    const change = afterLoss(message('sending', { recipients }), true, 5000, defaultRetryPolicy)
    expect([change.state, change.recipients?.map(({ state }) => state)]).toEqual(['unknown', ['unknown', 'pending', 'error']])
  })
})
