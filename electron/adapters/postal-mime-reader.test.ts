/** Messages as they come, also such as nobody should send. */
import { describe, expect, test } from 'vitest'
import { createPostalMimeReader } from './postal-mime-reader.ts'

const read = (...lines: readonly string[]) => createPostalMimeReader().read(new TextEncoder().encode(lines.join('\r\n')))

const mixed = (...parts: readonly (readonly string[])[]) =>
  read('Subject: x', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', ...parts.flatMap((part) => ['--b', ...part]), '--b--', '')

describe('a message that is read', () => {
  test('has its text and its HTML apart', async () => {
    const message = await read(
      'Subject: =?UTF-8?Q?Ol=C3=A1?=', 'MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary=b', '',
      '--b', 'Content-Type: text/plain; charset=utf-8', '', 'Bom dia.', '--b', 'Content-Type: text/html; charset=utf-8', '', '<p>Bom <b>dia</b>.</p>', '--b--', '',
    ) // prettier-ignore
    expect(message).toMatchObject({ subject: 'Olá', text: 'Bom dia.\n', html: '<p>Bom <b>dia</b>.</p>\n', attachments: [] })
  })

  test('says of an attachment its name, type and size, and nothing more', async () => {
    const { attachments } = await mixed(['Content-Type: application/pdf; name=nota.pdf', 'Content-Disposition: attachment; filename=nota.pdf', 'Content-Transfer-Encoding: base64', '', 'SGVsbG8='])
    expect(attachments).toEqual([{ name: 'nota.pdf', type: 'application/pdf', size: 5 }])
  })

  test.each([
    ['a path', '../../etc/passwd', 'passwd'],
    ['a path of Windows', 'C:\\\\Windows\\\\system32\\\\calc.exe', 'calc.exe'],
    ['a name turned round', '=?UTF-8?Q?nota=E2=80=AEfdp.exe?=', 'nota\\u202efdp.exe'],
    ['a long name', 'x'.repeat(500), 'x'.repeat(200)],
  ])('shows %s as what it is', async (_, filename, shown) => {
    const { attachments } = await mixed(['Content-Type: application/octet-stream', `Content-Disposition: attachment; filename="${filename}"`, '', 'x'])
    expect(attachments.map(({ name }) => name)).toEqual([shown])
  })

  test('without a name has none', async () => {
    const { attachments } = await mixed(['Content-Type: application/octet-stream', '', 'x'])
    expect(attachments).toMatchObject([{ name: '', type: 'application/octet-stream' }])
  })

  test('is bounded: text, HTML and attachments', async () => {
    const long = 'x'.repeat(300 * 1024)
    expect((await read('Content-Type: text/html', '', long)).html).toHaveLength(256 * 1024)
    expect((await read('', long)).text).toHaveLength(256 * 1024)
    const many = Array.from({ length: 150 }, (_, index) => ['Content-Type: application/x', `Content-Disposition: attachment; filename=${index}`, '', 'x'])
    expect((await mixed(...many)).attachments).toHaveLength(100)
  })
})
