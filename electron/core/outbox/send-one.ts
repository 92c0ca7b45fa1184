/** One claimed message: tried by the engine, each step that cannot be taken back written down first, its result written down last. */
import type { QueueSettings } from '../../../shared/contract/queue.ts'
import type { TestReport } from '../../../shared/contract/report.ts'
import { afterTry, beforeRelease, type Meaning, type TryReport } from '../../../shared/domain/outbox/classify.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import type { Ports } from '../ports.ts'
import type { Deliver, DeliverOptions } from './delivery.ts'
import type { Claim, OutboxMessage } from './outbox-store.ts'

export interface SendOneOptions extends Pick<DeliverOptions, 'signal' | 'turn' | 'totalMs' | 'answerMs'> {
  readonly message: OutboxMessage
  readonly document: SystemDocument
  readonly settings: QueueSettings
  /** told what became of it, before that is written down: its place on the wire is free */
  readonly onOutcome: (meaning: Meaning, report: TryReport) => void
}
export interface Sent {
  readonly meaning: Meaning
  readonly report: TryReport
  /** false: somebody else had decided meanwhile */
  readonly kept: boolean
}

/** How long a result that cannot be written (a full disk, a database that is held) is kept trying; its lease is renewed meanwhile. */
const stubbornMs = 60_000

type Needs = Pick<Ports, 'outboxStore' | 'clock' | 'log'>

const asSending = (message: OutboxMessage): OutboxMessage =>
  // The lease ran out while the server kept silent; now that it has spoken, its word counts for those in doubt.
  message.state !== 'unknown'
    ? message
    : { ...message, recipients: message.recipients.map((one) => (one.state === 'unknown' ? { ...one, state: 'pending' as const } : one)) }

export async function sendOne({ outboxStore: store, clock, log }: Needs, deliver: Deliver, options: SendOneOptions): Promise<Sent> {
  const { message, document, settings } = options
  const claim: Claim = { id: message.id, worker: message.worker ?? '', fence: message.fence }
  const now = () => clock.now().getTime()

  async function attempt(): Promise<{ report: TryReport; whole: TestReport | null }> {
    try {
      const content = await store.content(message.id)
      // Nothing to send: it will never be otherwise.
      if (!content) return { report: { ...nothing, verdict: 'failed', code: 'envelope-altered' }, whole: null }
      const whole = await deliver({
        ...options, document, message, content,
        async beforeRelease(recipients) {
          try {
            return await store.release(claim, (kept) => ({ recipients: beforeRelease(kept, recipients) }), now())
          } catch (error) {
            // What cannot be written down is not done.
            log.error('a message was kept back: its release could not be written down', { id: message.id, error: String(error) })
            return false
          }
        },
      }) // prettier-ignore
      return { report: whole, whole }
    } catch (error) {
      log.error('a message could not be tried', { id: message.id, error: error instanceof Error ? (error.stack ?? error.message) : typeof error })
      return { report: { ...nothing, verdict: 'failed', code: 'internal' }, whole: null }
    }
  }

  async function settle(report: TryReport, whole: TestReport | null): Promise<boolean> {
    const until = clock.monotonic() + stubbornMs
    for (;;) {
      try {
        return await store.settle(claim, (kept) => afterTry(asSending(kept), report, now(), settings).change, whole, now())
      } catch (error) {
        log.error('the result of a try could not be written down', { id: message.id, error: String(error) })
        if (clock.monotonic() > until) return false
      }
      await new Promise<void>((resolve) => void clock.after(1000, resolve))
    }
  }

  const { report, whole } = await attempt()
  const { meaning } = afterTry(message, report, now(), settings)
  options.onOutcome(meaning, report)
  return { meaning, report, kept: await settle(report, whole) }
}

const nothing: Omit<TryReport, 'verdict' | 'code'> = { phase: 'settings', replyCode: null, reply: null, recipients: [] }
