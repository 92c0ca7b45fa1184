/** A run that ends at the mail client of this workstation: looked for, then handed the message. Nothing is said of delivery. */
import type { Phase, TestReport } from '../../../shared/contract/report.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import { clientText, type ClientFound } from '../../../shared/domain/mail-client/found.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import type { Deadline } from '../test-send/deadline.ts'
import { readEnvelope } from '../test-send/envelope.ts'
import { failed } from '../test-send/outcome.ts'
import type { PhaseTracker } from '../test-send/phase-tracker.ts'
import type { FieldIssue } from '../../../shared/errors.ts'
import type { MailClients, MessageToHandOver } from './mail-client-port.ts'

export type HandOverFacts = NonNullable<TestReport['handOver']>

export interface PreparedHandOver {
  readonly protocol: 'mapi' | 'vim'
  readonly message: MessageToHandOver
  readonly vim32: boolean
}

/** The sender is the client's own account, whoever the message is sent as. */
export function prepareHandOver(
  { to, subject, text }: Pick<TestRequest, 'to' | 'subject' | 'text'>,
  document: SystemDocument,
): { readonly prepared: PreparedHandOver; readonly issues: readonly FieldIssue[] } {
  const { protocol, mailClient } = document
  const texts = createTranslator()
  const message = {
    subject: subject ?? texts.t('test.message.subject', { system: document.name }),
    text: text ?? texts.t('test.message.text', { system: document.name }),
  }
  const { envelope, issues } = readEnvelope({ from: 'sender@example.com', to, ...message })
  return {
    issues,
    prepared: {
      protocol: protocol === 'vim' ? 'vim' : 'mapi',
      vim32: mailClient?.vim32 ?? false,
      message: {
        ...message,
        recipients: envelope.to.map((address) => ({ kind: 'to', name: address, address })),
        attachments: [],
        dialog: mailClient?.dialog ?? true,
      },
    },
  }
}

interface HandOverRun {
  readonly ports: { readonly mailClients: MailClients }
  readonly deadline: Pick<Deadline, 'race' | 'signal'>
  readonly tracker: Pick<PhaseTracker, 'run' | 'skip'>
  /** `released`: the client has been called and has not answered yet, so that nobody can know whether it took the message */
  readonly findings: { released: boolean }
  handOver: HandOverFacts | null
}

/** What an SMTP dialogue would do between the settings and the message. */
const between: readonly Phase[] = ['proxy', 'greeting', 'ehlo', 'tls', 'auth', 'mail', 'rcpt', 'data']

export async function handOver(run: HandOverRun, { protocol, message, vim32 }: PreparedHandOver): Promise<void> {
  const { ports, deadline, tracker, findings } = run
  const clients = ports.mailClients
  tracker.skip('dns')
  const found = await tracker.run('connect', async (detail): Promise<ClientFound> => {
    const client = (await deadline.race(clients.look()))[protocol]
    if (client.client) detail(clientText(client.client))
    if (client.way !== null) run.handOver = { way: client.way, client: client.client, dialog: message.dialog, status: null, detail: '' }
    if (client.problem !== null) throw failed(client.problem)
    if (client.way === 'vim32' && !vim32) throw failed('vim32-off')
    return client
  })
  for (const phase of between) tracker.skip(phase)
  await tracker.run('message', async (detail) => {
    const onAsked = () => void (findings.released = true)
    const answer = await deadline.race(clients.handOver(protocol, message, { signal: deadline.signal, vim32, onAsked }))
    const way = answer.way ?? found.way
    const status = answer.ok ? null : answer.status
    if (way !== null) run.handOver = { way, client: found.client, dialog: message.dialog, status, detail: answer.detail }
    if (answer.detail !== '') detail(answer.detail)
    // It has spoken: whatever it said, it is known.
    if (answer.ok || !answer.mayHaveTaken) findings.released = false
    if (!answer.ok) throw failed(answer.code)
  })
}
