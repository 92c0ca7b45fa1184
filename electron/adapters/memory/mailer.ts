import { EnvelopeAltered, type Mailer } from '../../core/ports.ts'

/** @param options.alters pretends to be a composer that would write to somebody else */
export function createMemoryMailer({ alters = false }: { readonly alters?: boolean } = {}): Mailer {
  return {
    async compose({ from, to, subject, text, date, messageId }) {
      await Promise.resolve()
      if (alters) throw new EnvelopeAltered()
      const head = [`From: <${from}>`, `To: ${to.map((address) => `<${address}>`).join(', ')}`, `Subject: ${subject}`]
      head.push(`Date: ${date.toUTCString()}`, `Message-ID: ${messageId}`)
      const body = text.replace(/\r\n|\r|\n/g, '\r\n')
      return () => Promise.resolve(new TextEncoder().encode(`${head.join('\r\n')}\r\n\r\n${body.endsWith('\r\n') ? body : `${body}\r\n`}`))
    },
  }
}
