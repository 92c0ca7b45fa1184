import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { EnvelopeAltered, type MessageToCompose } from '../core/ports.ts'
import { createNodemailerMailer } from './nodemailer-mailer.ts'

const mailer = createNodemailerMailer()
const message: MessageToCompose = {
  from: 'sistema@example.com',
  to: ['jose@example.com'],
  subject: 'Teste',
  text: 'Olá\n',
  date: new Date('2026-11-23T12:00:00Z'),
  messageId: '<1@example.com>',
}
async function compose(more: Partial<MessageToCompose>): Promise<string> {
  const write = await mailer.compose({ ...message, ...more })
  return Buffer.from(await write()).toString('latin1')
}

describe('the composer', () => {
  test('writes the headers that were asked for and CRLF everywhere', async () => {
    const raw = await compose({ text: 'um\ndois\r\ntrês\rquatro' })
    expect(raw).toContain('From: sistema@example.com\r\n')
    expect(raw).toContain('To: jose@example.com\r\n')
    expect(raw).toContain('Subject: Teste\r\n')
    expect(raw).toContain('Message-ID: <1@example.com>\r\n')
    expect(raw).toContain('Date: Mon, 23 Nov 2026 12:00:00 +0000\r\n')
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(raw.endsWith('\r\n')).toBe(true)
  })

  test('adds to a line end what it lacks, and nothing else', async () => {
    const pieces = ['\r', '\n', 'a', 'b c']
    const texts = (left: number): string[] => (left === 0 ? [''] : texts(left - 1).flatMap((text) => pieces.map((piece) => text + piece)))
    for (const length of [1, 2, 3, 4, 5, 6])
      for (const text of texts(length)) {
        const raw = await compose({ text: `a${text}` })
        const normal = `a${text}`.replace(/\r\n|\r|\n/g, '\r\n')
        expect(raw.slice(raw.indexOf('\r\n\r\n') + 4), JSON.stringify(text)).toBe(normal.endsWith('\r\n') ? normal : `${normal}\r\n`)
      }
  })

  test.each([
    ['a group', 'a@example.com, b@example.com'],
    ['a name before it', 'Name <a@example.com>'],
    ['a comment', 'a@example.com (b@example.com)'],
    ['a space', 'a b@example.com'],
    ['angle brackets', '<a@example.com>'],
    ['a line end', 'a@example.com\r\nBcc: b@example.com'],
    ['a semicolon', 'x:a@example.com;'],
  ])('refuses an address with %s instead of sending to somebody else', async (_, address) => {
    await expect(mailer.compose({ ...message, to: [address] })).rejects.toBeInstanceOf(EnvelopeAltered)
  })

  test.each([
    ['capitals in the domain', ['Jose@Example.COM']],
    ['the same address twice', ['a@example.com', 'a@example.com']],
    ['addresses that differ in the case of their name', ['a@example.com', 'A@example.com']],
    ['letters beyond ASCII before the @', ['josé.ção@xn--ao-siap.com.br', '用户@example.com']],
    ['an address literal', ['a@[IPv6:2001:db8::1]', 'b@[192.0.2.1]']],
    ['every character an atom may hold', ["!#$%&'*+-/=?^_`{|}~.x@example.com"]],
  ])('takes %s', async (_, to) => {
    await expect(compose({ to })).resolves.toContain('Subject: Teste')
  })

  test.each(['Bcc: x@example.com', '=?UTF-8?Q?a=0D=0ABcc:_x@example.com?=', 'a\u2028b', '\u{1F4E7} ação', ' ', ''])(
    'makes one header of the subject %j',
    async (subject) => {
      const raw = await compose({ subject })
      const headers = raw.slice(0, raw.indexOf('\r\n\r\n')).split(/\r\n(?![ \t])/)
      expect(headers.filter((header) => /^bcc:/i.test(header))).toEqual([])
      expect(headers.filter((header) => /^subject:/i.test(header)).length).toBeLessThanOrEqual(1)
    },
  )

  test.each(['=?utf-8?Q?=0D=0ABcc:_evil@example.com?=', '=?UTF-8?B?QQ==?=', 'Fwd: =?utf-8?q?a?= b', '=?', `${'x '.repeat(60)}=?utf-8?Q?a?=`, 'ação =?utf-8?Q?a?= =?utf-8?Q?b?='])(
    'shows the subject %j as it was typed, by either way of writing',
    async (subject) => {
      for (const to of [['jose@example.com'], ['josé@example.com']]) {
        const read = await PostalMime.parse(await compose({ subject, to }))
        expect([read.subject, read.headers.map(({ key }) => key).toSorted().join()]).toEqual([subject, 'content-transfer-encoding,content-type,date,from,message-id,mime-version,subject,to'])
      }
    },
  )

  test('reads no file and opens no address that a text names', async () => {
    const raw = await compose({ text: '{{/etc/passwd}} file:///etc/passwd http://127.0.0.1:1/', subject: '/etc/passwd' })
    expect(raw).toContain('{{/etc/passwd}} file:///etc/passwd http://127.0.0.1:1/')
  })

  test('leaves what is long to the streams', async () => {
    expect(await compose({ text: 'x\n'.repeat(40_000) })).toMatch(/(?:x\r\n){40000}$/)
  })
})
