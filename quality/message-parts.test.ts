/**
 * S3, the parts that only a message of the queue has: what is typed in them is refused there, or is what its reader sees; no header is
 * added to the message, none is missing.
 */
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { queuedContentSchema, type QueuedContent } from '../shared/contract/queue.ts'
import { systemDocumentSchema } from '../shared/domain/system/document.ts'
import { createNodemailerMailer } from '../electron/adapters/nodemailer-mailer.ts'
import { checkContent } from '../electron/core/outbox/intake.ts'
import { createChance, printFigure } from '../test-support/figures.ts'
import { hostileInput } from '../test-support/hostile-inputs.ts'

const like = {
  to: 'ana@example.com', cc: 'rui@example.com', replyTo: 'eva@example.com', subject: 'Nota fiscal', fileName: 'nota.pdf', fileType: 'application/pdf', contentId: 'logo1',
} as const // prettier-ignore
type Field = keyof typeof like
const fields = Object.keys(like) as Field[]
const document = systemDocumentSchema.parse({ name: 'RH', technologyVersion: '13.1', protocol: 'smtp', smtp: { server: '127.0.0.1' } })

/** null: refused at its field */
function taken(field: Field, value: string): QueuedContent | null {
  const has = (name: Field) => (field === name ? value : like[name])
  const file = { name: has('fileName'), type: has('fileType'), content: 'QUJD', contentId: field === 'contentId' ? value : null }
  const attachments = ['fileName', 'fileType', 'contentId'].includes(field) ? [file] : []
  const { data } = queuedContentSchema.safeParse({
    from: 'rh@example.com', to: [has('to')], cc: [has('cc')], replyTo: has('replyTo'), subject: has('subject'), text: 'Olá', attachments,
  }) // prettier-ignore
  if (!data) return null
  try {
    checkContent(data, document)
    return data
  } catch {
    return null
  }
}

/** The reader's decoder takes a U+FEFF at the beginning of each encoded word for a byte order mark; blanks at the edges are lost to every reader. */
const asRead = (text: string) => text.replaceAll('\ufeff', '').trim()

async function strayIn({ to, cc, replyTo, subject, text, html, attachments }: QueuedContent): Promise<string | null> {
  const more = { fromName: 'Recursos Humanos', to, cc, replyTo, html, priority: 'normal', readReceipt: false, attachments } as const
  const write = await createNodemailerMailer().compose({ from: 'rh@example.com', to: [...to, ...cc], subject, text, date: new Date(0), messageId: '<1@example.com>', more })
  const raw = Buffer.from(await write())
  const read = await PostalMime.parse(raw)
  const keys = ['cc', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'reply-to', 'to']
  if (/[^ ]/.test(subject)) keys.push('subject')
  if (attachments.length === 0) keys.push('content-transfer-encoding')
  const given = read.headers.map(({ key }) => key).toSorted().join()
  if (given !== keys.toSorted().join()) return `headers ${given}`
  if (/\r(?!\n)|(?<!\r)\n|\0/.test(raw.toString('latin1'))) return 'a bare line end or a NUL in the message'
  if ([read.to, read.cc, read.replyTo].some((addresses) => addresses?.length !== 1)) return 'more addresses than were asked for'
  if (asRead(read.subject ?? '') !== asRead(subject)) return `subject ${JSON.stringify(read.subject)}`
  const [file] = read.attachments
  if (read.attachments.length !== attachments.length || asRead(file?.filename ?? '') !== asRead(attachments[0]?.name ?? '')) return `attachment ${JSON.stringify(file?.filename)}`
  return file && file.mimeType !== attachments[0]?.type.toLowerCase() ? `type ${file.mimeType}` : null
}

test('what is typed in a part of a message is refused there, or is what its reader sees', async () => {
  const chance = createChance(7919)
  const strays: string[] = []
  const counts = new Map(fields.map((field) => [field, { refused: 0, sent: 0 }]))
  for (let index = 0; index < 4000; index++) {
    const field = fields[index % fields.length] ?? 'to'
    const value = hostileInput(chance, like[field])
    const count = counts.get(field) ?? { refused: 0, sent: 0 }
    const content = taken(field, value)
    if (!content) {
      count.refused++
      continue
    }
    count.sent++
    const stray = await strayIn(content)
    if (stray !== null) strays.push(`${field} ${JSON.stringify(value)}: ${stray}`)
  }
  printFigure('S3', `4000 inputs in ${fields.length} parts of a message: ${strays.length} injected or altered`)
  expect(strays).toEqual([])
  for (const [field, { refused, sent }] of counts) expect([field, refused > 0, sent > 0]).toEqual([field, true, true])
}, 120_000)
