/** Texts that have broken mail programs, and a generator that mixes them into what people really type. */
import type { Chance } from './figures.ts'

/** Each could end a line, open another address, another header or another command, or look like something it is not. */
const nasty: readonly string[] = [
  '\r\n', '\n', '\r', '\0', '\t', ' ', '\v', '\f', '\x1b[31m', '\x7f', '\x85', '\xa0', '\u2028', '\u2029', '\u200b', '\u202e', '\ufeff', '\u00ad',
  '\r\nRCPT TO:<evil@evil.example>', '\nBcc: evil@evil.example', '\r\n.\r\nMAIL FROM:<evil@evil.example>', '\n.\n', '\r.\r', '.', '..', '\r\n\r\n',
  '>', '<', '<evil@evil.example>', '> SIZE=1', '>\r\nRSET', ' NOTIFY=NEVER', '"', '\\', '\\"', '(', ')', '(evil)', ',', ';', ':', 'grupo:a@b.example;', '@', '@evil.example:',
  '%0d%0a', '%00', '%40', '%2f', '&#13;&#10;', '=0D=0A', '=?utf-8?Q?=0D=0ABcc:_evil@evil.example?=', '=?utf-8?B?DQpCY2M6IGV2aWw=?=', '=', '==', '+', '!', '#', '?', '/', '*', '~',
  'evil@evil.example, ', ' evil@evil.example', 'Proxy-Authorization: Basic eA==', ' HTTP/1.1\r\nX: y', 'http://evil.example/', 'file:///etc/passwd', '[127.0.0.1]', '[IPv6:::1]', '[::1]', '127.1', '0x7f.1',
  'ç', 'ã', 'é', 'e\u0301', 'ß', 'İ', 'ı', 'Σ', 'ⓔ', '。', '．', 'ﬁ', 'K', '㎏', '中文', 'العربية', '😀', '\ud800', '\udfff', '\u{e0041}', 'xn--', 'xn--80ak6aa92e', '-', '_', "'", '`', '$', '{', '}', '|', '^',
  '__proto__', 'constructor', 'undefined', 'null', '${x}', '{{x}}', '%s', '\\r\\n', '\\0', '\u0130', 'AUTH PLAIN x', 'QUIT', 'DATA', 'STARTTLS',
] // prettier-ignore
const harmless = ['a', 'B', '7', 'jose', 'maria', '.x', '-y', 'Olá', 'RH', 'nota fiscal', 'boleto nº 5', 'x.example', 'José da Silva']

function somewhere(chance: Chance, text: string, piece: string): string {
  const at = chance.below(text.length + 1)
  return text.slice(0, at) + piece + text.slice(at)
}

function anyCharacter(chance: Chance): string {
  const point = chance.now(0.5) ? chance.below(0x100) : chance.now(0.7) ? chance.below(0x3000) : chance.below(0x110000)
  return String.fromCodePoint(point)
}

/** @param like what stands in this field when nothing is wrong */
export function hostileInput(chance: Chance, like: string): string {
  const kind = chance.next()
  let text = like
  if (kind < 0.15) return somewhere(chance, text, chance.pick(harmless))
  if (kind < 0.7) {
    for (let left = 1 + chance.below(3); left > 0; left--) text = somewhere(chance, text, chance.pick(nasty))
    return text
  }
  if (kind < 0.78) return chance.pick(nasty)
  if (kind < 0.9) return Array.from({ length: chance.below(12) }, () => anyCharacter(chance)).join('')
  if (kind < 0.95) return somewhere(chance, text, anyCharacter(chance))
  if (kind < 0.97) return somewhere(chance, text, chance.pick([...nasty, ...harmless]).repeat(1 + chance.below(300)))
  if (kind < 0.985) return ''
  return text.slice(chance.below(text.length), chance.below(text.length) + 1)
}
