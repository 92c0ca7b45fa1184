import { describe, expect, test } from 'vitest'
import { createRedactor, inert } from './redact.ts'

const utf8 = (text: string) => Buffer.from(text, 'utf8')
const base64 = (text: string) => utf8(text).toString('base64')
/** as reply.ts reads bytes that are no UTF-8 */
const byBytes = (bytes: Buffer) => new TextDecoder('windows-1252').decode(bytes)
const html = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign)

const user = 'sistema@example.com'
const canaries = [
  'S3nha-do-Sistema',
  'çãéíõü',
  'pass word with spaces',
  '"quoted" & <tagged>',
  "it's 100% \\back",
  '[regex].*+?^${}()|',
  'ÀÉÎ\u20ac\u2014',
  '\u{1F511}\u{1F600}chave',
  'aaaaaaaaaaaa',
  '1234',
  'EMPRESA\\jose:senha',
  'x=1&y=2;z',
  'a/b+c==',
  '中文密码',
]
const encodings: Readonly<Record<string, (secret: string) => string>> = {
  raw: (secret) => secret,
  base64,
  'base64 without its padding': (secret) => base64(secret).replace(/=+$/, ''),
  'base64 for URLs': (secret) => utf8(secret).toString('base64url'),
  'AUTH PLAIN': (secret) => base64(`\0${user}\0${secret}`),
  'AUTH PLAIN, an authorisation identity before it': (secret) => base64(`admin\0${user}\0${secret}`),
  'base64 within a sentence': (secret) => base64(`the password is ${secret}, is it?`),
  Basic: (secret) => base64(`${user}:${secret}`),
  URL: encodeURIComponent,
  'percent signs only': (secret) => [...utf8(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  JSON: (secret) => JSON.stringify(secret).slice(1, -1),
  HTML: html,
  hex: (secret) => utf8(secret).toString('hex'),
  'hex in capitals': (secret) => utf8(secret).toString('hex').toUpperCase(),
  'hex with spaces': (secret) => (utf8(secret).toString('hex').match(/../g) ?? []).join(' '),
  'UTF-16': (secret) => byBytes(Buffer.from(secret, 'utf16le')),
  'UTF-16, high byte first': (secret) => byBytes(Buffer.from(secret, 'utf16le').swap16()),
  'UTF-16 in base64': (secret) => Buffer.from(secret, 'utf16le').toString('base64'),
}

/** The longest run of characters that `text` still shares with what must not be seen. */
function leaked(text: string, form: string): number {
  let longest = 0
  for (let start = 0; start < form.length; start++)
    for (let end = start + longest + 1; end <= form.length && text.includes(form.slice(start, end)); end++) longest = end - start
  return longest
}

describe.each(Object.entries(encodings))('a secret as %s', (_, encode) => {
  test.each(canaries)('is taken out: %s', (secret) => {
    const redactor = createRedactor([secret, `\0${user}\0${secret}`, `${user}:${secret}`])
    const form = encode(secret)
    const shown = redactor.text(`before ~ ${form} ~ after`)
    expect(shown).toContain('•••')
    expect(shown).not.toContain(form)
    expect(shown.startsWith('before ~ ')).toBe(true)
    expect(shown.endsWith(' ~ after')).toBe(true)
    // Of longer text around it, what does not depend on the secret may stay.
    const own = form.length <= utf8(secret).length * 4 ? form : ''
    expect(leaked(shown, own)).toBeLessThan(Math.max(4, own.length / 2))
  })

  test.each(canaries)('is taken out where it breaks over lines: %s', (secret) => {
    const redactor = createRedactor([secret, `\0${user}\0${secret}`, `${user}:${secret}`])
    const form = encode(secret)
    for (let cut = 1; cut < form.length; cut++) {
      const lines = redactor.lines([`5.7.8 ${form.slice(0, cut)}`, `5.7.8 ${form.slice(cut)}`])
      expect(lines).toHaveLength(2)
      expect(lines.map((line) => line.slice(0, 6))).toEqual(['5.7.8 ', '5.7.8 '])
      expect(lines.join('').replaceAll('5.7.8 ', '')).not.toContain(form)
      expect(lines.join('')).toContain('•••')
    }
  })
})

describe('a redactor', () => {
  test('without secrets changes nothing', () => {
    for (const secrets of [[], ['']]) {
      expect(createRedactor(secrets).text('250 ok')).toBe('250 ok')
      expect(createRedactor(secrets).lines(['a', 'b'])).toEqual(['a', 'b'])
    }
  })

  test('hears of secrets that are added later', () => {
    const secrets: string[] = []
    const redactor = createRedactor(secrets)
    expect(redactor.text('segredo')).toBe('segredo')
    secrets.push('segredo')
    expect(redactor.text('segredo')).toBe('•••')
  })

  test.each([
    ['a', 'a b a', '••• b •••'],
    ['a', 'banana', 'banana'],
    ['12', '535 5.7.12 no', '535 5.7.••• no'],
    ['12', '512 1234', '512 1234'],
    ['ok', 'OK, ok: "ok" okay', '•••, •••: "•••" okay'],
    ['é', 'é café', '••• café'],
    ['$', '100$ and $', '100$ and •••'],
  ])('takes a very short one out only where it stands alone: %j in %j', (secret, text, shown) => {
    expect(createRedactor([secret]).text(text)).toBe(shown)
  })

  test('takes the longest of several out, also where they overlap', () => {
    const redactor = createRedactor(['segredo', 'segredo-longo', 'longo-fim'])
    expect(redactor.text('x segredo-longo y')).toBe('x ••• y')
    expect(redactor.lines(['segredo', '-longo-fim']).join('|')).not.toMatch(/segredo|longo|fim/)
  })

  test('leaves a reply that has nothing to do with it as it is', () => {
    const lines = ['2.1.0 sender ok', '2.1.5 recipient ok']
    expect(createRedactor(['outra-coisa']).lines(lines)).toEqual(lines)
  })

  test.each([
    ['one secret many times', ['segredo'], 'segredo '.repeat(20_000)],
    ['near misses', ['aaaaaaaaaaaaaaaaaaaaab'], 'a'.repeat(100_000)],
    ['spaces', ['segredo'], ' '.repeat(200_000)],
    ['digits and dots', ['segredo'], '5.7.8 '.repeat(30_000)],
    ['many long secrets', Array.from({ length: 50 }, (_, index) => `${'s'.repeat(200)}${index}`), 's'.repeat(30_000)],
  ])('takes its time in proportion: %s', (_, secrets, text) => {
    const redactor = createRedactor(secrets)
    const began = performance.now()
    redactor.text(text)
    redactor.lines(Array.from({ length: 200 }, (__, index) => text.slice(index * 300, index * 300 + 300)))
    expect(performance.now() - began).toBeLessThan(8000)
  })
})

describe('inert text', () => {
  test.each([
    ['250 ok', '250 ok'],
    ['a\r\nb', 'a\\u000d\nb'],
    ['a\tb\0c\x1b[31m\x7f', 'a\\u0009b\\u0000c\\u001b[31m\\u007f'],
    ['\u202eevil\u2066\u200b\ufeff\u2028', '\\u202eevil\\u2066\\u200b\\ufeff\\u2028'],
    ['\u0085\u009b31m', '\\u0085\\u009b31m'],
    ['<b onclick=x>&amp;</b>', '<b onclick=x>&amp;</b>'],
    ['olá € \u{1F600}', 'olá € \u{1F600}'],
  ])('of %j', (text, shown) => {
    expect(inert(text)).toBe(shown)
  })

  test('is at most 4 KiB', () => {
    expect(inert('x'.repeat(10_000))).toHaveLength(4096)
    expect(inert('\0'.repeat(10_000)).length).toBeLessThanOrEqual(4096)
  })
})
