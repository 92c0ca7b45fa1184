import { describe, expect, test } from 'vitest'
import { queuedContentSchema } from './queue.ts'

const issuesOf = (content: object) =>
  (queuedContentSchema.safeParse({ to: ['ana@example.com'], text: 'Olá', ...content }).error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`)
const attachment = (more: object) => ({ attachments: [{ name: 'nota.pdf', type: 'application/pdf', content: 'QUJD', ...more }] })

describe('an attachment', () => {
  test.each(['nota.pdf', 'ação – 2ª via.pdf', 'a=b?c.txt', '=?.txt', 'nota \u{1F4E7}.pdf', 'x'.repeat(255)])('may be called %j', (name) => {
    expect(issuesOf(attachment({ name }))).toEqual([])
  })

  test.each([
    '', ' ', '.', '..', 'a/b', 'a\\b', 'a\r\nBcc: x@example.com', 'a\0', 'a\u2028b', 'nota\ud800.pdf', '\udfff',
    '=?utf-8?Q?=0D=0ABcc:_evil@example.com?=', 'nota=?UTF-8?B?DQpCY2M6IGV2aWw=?=.pdf', 'nota.=?utf-8?q??=pdf',
  ])('is refused by the name %j', (name) => {
    expect(issuesOf(attachment({ name }))).toContain('attachments.0.name attachment-name')
  }) // prettier-ignore

  test.each([
    [{ name: 'x'.repeat(256) }, 'attachments.0.name too-long'],
    [{ type: 'pdf' }, 'attachments.0.type attachment-type'],
    [{ type: 'application/pdf; name=x' }, 'attachments.0.type attachment-type'],
    [{ type: 'a/b\r\nBcc: x' }, 'attachments.0.type attachment-type'],
    [{ content: 'QUJ' }, 'attachments.0.content attachment-content'],
    [{ content: 'QU D' }, 'attachments.0.content attachment-content'],
    [{ contentId: 'a b' }, 'attachments.0.contentId attachment-content-id'],
    [{ contentId: 'a>\r\n' }, 'attachments.0.contentId attachment-content-id'],
  ])('is refused with %j at its field', (more, issue) => {
    expect(issuesOf(attachment(more))).toEqual([issue])
  })
})
