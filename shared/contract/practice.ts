import * as z from 'zod'
import { procedure } from './procedure.ts'
import { systemViewSchema } from './systems.ts'

export { practicePassword, practiceUser } from '../domain/practice/account.ts'

/** What the practice server can pretend, by the part of the dialogue in which it shows. */
export const practiceFaultGroups = {
  fine: ['none'],
  connection: ['silent', 'slow-greeting', 'too-many-connections', 'not-smtp', 'drip'],
  encryption: ['starttls-stripped', 'starttls-refused', 'expired-certificate', 'wrong-certificate'],
  authentication: ['wrong-password', 'locked-account', 'disabled-account', 'no-auth'],
  message: [
    'recipient-refused', 'sender-refused', 'relay-denied', 'mailbox-full', 'greylisting', 'utf8-refused', 'message-too-big',
    'wrong-data-reply', 'drop-before-dot', 'drop-after-dot',
  ],
} as const // prettier-ignore
export type PracticeFaultGroup = keyof typeof practiceFaultGroups

const { fine, connection, encryption, authentication, message } = practiceFaultGroups
export const practiceFaults = [...fine, ...connection, ...encryption, ...authentication, ...message] as const
export type PracticeFault = (typeof practiceFaults)[number]

/** The system that "Experimentar agora" makes; numbered where somebody has one of that name. */
export const practiceSystemName = 'PRÁTICA'

export const practiceStatusSchema = z.object({
  running: z.boolean(),
  host: z.string(),
  /** the port it listens on, or would try first */
  port: z.number(),
  fault: z.enum(practiceFaults),
  user: z.string(),
  /** why it could not start; a system error code */
  problem: z.string().nullable(),
  messageCount: z.number(),
})
export type PracticeStatus = z.output<typeof practiceStatusSchema>

export const practiceMessageSummarySchema = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  size: z.number(),
})
export type PracticeMessageSummary = z.output<typeof practiceMessageSummarySchema>

export const practiceMessageSchema = practiceMessageSummarySchema.extend({
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  text: z.string(),
  /** its HTML as it came, '' where it has none: never to be shown but shut in (renderer/features/practice/shut-in.ts) */
  html: z.string(),
  /** names are inert, and only shown */
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.number() })),
  /** the message as it came, at most 1 MiB of it */
  raw: z.string(),
})
export type PracticeMessage = z.output<typeof practiceMessageSchema>

export const practice = {
  'practice.status': procedure(z.null(), practiceStatusSchema),
  'practice.start': procedure(z.null(), practiceStatusSchema),
  'practice.stop': procedure(z.null(), practiceStatusSchema),
  'practice.setFault': procedure(z.strictObject({ fault: z.enum(practiceFaults) }), practiceStatusSchema),
  'practice.messages': procedure(z.null(), z.array(practiceMessageSummarySchema)),
  'practice.message': procedure(z.strictObject({ id: z.string() }), practiceMessageSchema),
  'practice.clear': procedure(z.null(), z.null()),
  /** "Experimentar agora": starts the server and makes (or finds) the system PRÁTICA that points to it. */
  'practice.tryNow': procedure(z.null(), systemViewSchema),
  /** "Agora com SSL": as tryNow, with "Servidor com SSL" on and trust in exactly this server's certificate. */
  'practice.useSsl': procedure(z.null(), systemViewSchema),
} as const
