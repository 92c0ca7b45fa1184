/** nodemailer composes the message; whoever calls is its transport (nodemailer's documented interface for transports). */
import { createTransport } from 'nodemailer'
import { toAscii } from '../../shared/domain/system/host-name.ts'
import { EnvelopeAltered, type Mailer } from '../core/ports.ts'

/** Nothing in a message may make the composer read a file or open an address. */
const closed = { disableFileAccess: true, disableUrlAccess: true } as const

export function createNodemailerMailer(): Mailer {
  return {
    async send(message, transport) {
      type Result = Awaited<ReturnType<typeof transport>>
      const outcome: { value?: Result } = {}
      const mailer = createTransport(
        {
          name: 'server-manager',
          version: '1',
          send(mail, callback) {
            const deliver = async () => {
              const chosen = mail.message.getEnvelope()
              const wanted = [whom([message.from]), whom(message.to)].join('\n\n')
              const used = [whom([String(chosen.from)]), whom(chosen.to)].join('\n\n')
              if (used !== wanted) throw new EnvelopeAltered()
              const chunks: Buffer[] = []
              for await (const chunk of mail.message.createReadStream()) chunks.push(chunk as Buffer)
              outcome.value = await transport(normalise(Buffer.concat(chunks)))
            }
            deliver().then(
              () => callback(null, { messageId: message.messageId, envelope: mail.message.getEnvelope() }),
              (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
            )
          },
        },
        closed,
      )
      await mailer.sendMail({
        ...closed,
        envelope: { from: message.from, to: [...message.to] },
        from: { name: '', address: message.from },
        to: message.to.map((address) => ({ name: '', address })),
        subject: message.subject,
        text: message.text,
        date: message.date,
        messageId: message.messageId,
        newline: 'windows',
      })
      return outcome.value as Result
    },
  }
}

/**
 * Who gets it: the composer writes domains in lower case (and as U-labels behind a name beyond ASCII), and each address once,
 * which changes nothing about that.
 */
function whom(addresses: readonly string[]): string {
  const sameDomain = (domain: string) => (toAscii(domain) ?? domain).toLowerCase()
  return [...new Set(addresses.map((address) => address.replace(/(?<=@)[^@]*$/, sameDomain)))].join('\n')
}

/** CRLF everywhere, and at the end (RFC 5321 §2.3.8). */
function normalise(raw: Buffer): Uint8Array {
  const text = raw.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n')
  return Buffer.from(text.endsWith('\r\n') ? text : `${text}\r\n`, 'latin1')
}
