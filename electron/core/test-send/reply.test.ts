import { describe, expect, test } from 'vitest'
import { createReplyParser, parseExtensions, ReplyError, type Reply } from './reply.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

/** Every whole reply in `text`, fed in the given pieces. */
function parse(...pieces: readonly Uint8Array[]): { replies: Reply[]; problem: string | null; rest: boolean } {
  const parser = createReplyParser()
  const replies: Reply[] = []
  try {
    for (const piece of pieces) {
      parser.push(piece)
      for (let reply = parser.next(); reply !== null; reply = parser.next()) replies.push(reply)
    }
    return { replies, problem: null, rest: parser.hasRest() }
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error
    return { replies, problem: error.problem, rest: false }
  }
}
const brief = ({ replies, problem }: ReturnType<typeof parse>) => problem ?? replies.map(({ code, enhanced, lines }) => [code, enhanced, ...lines])

describe('a reply', () => {
  test.each<[string, (string | number | null)[][]]>([
    ['250 ok\r\n', [[250, null, 'ok']]],
    ['250 \r\n', [[250, null, '']]],
    ['250\r\n', [[250, null, '']]],
    ['250-a\r\n250-b\r\n250 c\r\n', [[250, null, 'a', 'b', 'c']]],
    ['250-\r\n250\r\n', [[250, null, '', '']]],
    ['220 a\n', [[220, null, 'a']]],
    ['250 a\r\n354 b\r\n', [[250, null, 'a'], [354, null, 'b']]],
    ['550 5.7.139 no\r\n', [[550, '5.7.139', '5.7.139 no']]],
    ['550 5.1.1\r\n', [[550, '5.1.1', '5.1.1']]],
    ['550 4.1.1 other class\r\n', [[550, null, '4.1.1 other class']]],
    ['550 5.1 too short\r\n', [[550, null, '5.1 too short']]],
    ['550 5.1.1234 too long\r\n', [[550, null, '5.1.1234 too long']]],
    ['550 3.1.1 no class\r\n', [[550, null, '3.1.1 no class']]],
    ['550-5.7.1 first\r\n550 5.7.2 last\r\n', [[550, '5.7.1', '5.7.1 first', '5.7.2 last']]],
    ['250 a\rb\r\n', [[250, null, 'a\rb']]],
    ['250 a\0b\x1b[0m\r\n', [[250, null, 'a\0b\x1b[0m']]],
    ['250 ol\xe1\r\n', [[250, null, 'olá']]],
    [Buffer.from('250 olá €\r\n').toString('latin1'), [[250, null, 'olá €']]],
    ['250  two spaces \r\n', [[250, null, ' two spaces ']]],
  ])('%j is read as it is', (text, expected) => {
    expect(brief(parse(bytes(text)))).toEqual(expected)
  })

  test.each([
    '\r\n',
    '\n',
    'ok\r\n',
    '25 ok\r\n',
    '2500 ok\r\n',
    '150 no such class\r\n',
    '650 no such class\r\n',
    '050 no such class\r\n',
    ' 250 ok\r\n',
    '250_ok\r\n',
    '250\tok\r\n',
    '\ufeff250 ok\r\n',
    '２５０ ok\r\n',
    '250-a\r\n251 b\r\n',
    '250-a\r\nb\r\n',
    '250-a\r\n\r\n',
    '-250 ok\r\n',
    '+250 ok\r\n',
    '2.5 ok\r\n',
    '* OK IMAP\r\n',
    '\x16\x03\x01\x00\n',
  ])('%j is none', (text) => {
    expect(parse(Buffer.from(text)).problem).toBe('reply-malformed')
  })

  test.each([
    ['a line of 2 KiB', `250 ${'x'.repeat(2043)}\n`, null],
    ['a longer line', `250 ${'x'.repeat(2046)}\n`, 'reply-too-long'],
    ['a longer line without its end', 'x'.repeat(2049), 'reply-too-long'],
    ['a shorter line without its end', 'x'.repeat(2048), null],
    ['200 lines', `${'250-x\r\n'.repeat(199)}250 end\r\n`, null],
    ['201 lines', `${'250-x\r\n'.repeat(200)}250 end\r\n`, 'reply-too-long'],
    ['64 KiB', `${`250-${'x'.repeat(1018)}\r\n`.repeat(63)}250 ${'x'.repeat(1018)}\r\n`, null],
    ['more than 64 KiB', `${`250-${'x'.repeat(1018)}\r\n`.repeat(64)}250 end\r\n`, 'reply-too-long'],
  ])('of %s has its limit', (_, text, problem) => {
    expect(parse(bytes(text)).problem).toBe(problem)
  })

  test('after a long one starts to count anew', () => {
    const long = `${`250-${'x'.repeat(1018)}\r\n`.repeat(60)}250 end\r\n`
    expect(parse(bytes(long + long + long)).replies).toHaveLength(3)
  })

  test('may be cut anywhere', () => {
    const text = bytes('250-a\r\n250-olá\r\n250 5.1.1 c\r\n354 go\n220-x\r\n220\r\n')
    const whole = brief(parse(text))
    for (let first = 0; first <= text.length; first++) {
      expect(brief(parse(text.subarray(0, first), text.subarray(first)))).toEqual(whole)
      for (let second = first; second <= text.length; second++)
        expect(brief(parse(text.subarray(0, first), text.subarray(first, second), text.subarray(second)))).toEqual(whole)
    }
    expect(brief(parse(...Array.from(text, (byte) => Uint8Array.of(byte))))).toEqual(whole)
  })

  test.each(['2', '250', '250-a\r\n', '250-a\r\n25', '250 a\r\n2'])('that is not whole is a rest: %j', (text) => {
    expect(parse(bytes(text)).rest).toBe(true)
  })

  test('leaves no rest when it is whole', () => {
    expect(parse(bytes('250-a\r\n250 b\r\n')).rest).toBe(false)
    expect(parse().rest).toBe(false)
  })

  test('says of what is none what it was', () => {
    const parser = createReplyParser()
    parser.push(bytes('HTTP/1.1 400 Bad Request\r\n'))
    expect(() => parser.next()).toThrow(expect.objectContaining({ received: 'HTTP/1.1 400 Bad Request' }) as Error)
  })
})

describe('extensions', () => {
  const extensionsOf = (...lines: string[]) => {
    const all = ['test.example', ...lines]
    return Object.fromEntries(parseExtensions({ code: 250, enhanced: null, lines: all, shown: all }))
  }
  test.each([
    [['AUTH PLAIN LOGIN'], { AUTH: 'PLAIN LOGIN' }],
    [['auth plain'], { AUTH: 'plain' }],
    [['AUTH=LOGIN', 'AUTH PLAIN'], { AUTH: 'LOGIN PLAIN' }],
    [['AUTH'], { AUTH: '' }],
    [['SIZE 100', 'STARTTLS', '8BITMIME'], { SIZE: '100', STARTTLS: '', '8BITMIME': '' }],
    [[' STARTTLS '], { STARTTLS: '' }],
    [['XAUTH PLAIN', 'AUTHX PLAIN', 'X-AUTH PLAIN'], { XAUTH: 'PLAIN', AUTHX: 'PLAIN', 'X-AUTH': 'PLAIN' }],
    [['', '-', 'ÁUTH PLAIN', 'AUTH\tPLAIN', '__proto__ x', 'STARTTLS;'], {}],
    [['CONSTRUCTOR x', 'TOSTRING'], { CONSTRUCTOR: 'x', TOSTRING: '' }],
  ])('%j are read', (lines, expected) => {
    expect(extensionsOf(...lines)).toEqual(expected)
  })
})

/** Work that grew with the square of the length would take minutes here; what is right takes a fraction of a second. */
describe('a hostile stream', () => {
  const quickly = (work: () => void) => {
    const began = performance.now()
    work()
    expect(performance.now() - began).toBeLessThan(8000)
  }

  test('of replies a byte at a time', () => {
    const text = bytes('250-first\r\n250 ok\r\n')
    const parser = createReplyParser()
    let replies = 0
    quickly(() => {
      for (let sent = 0; sent < 1_000_000; sent++) {
        parser.push(Uint8Array.of(text[sent % text.length] ?? 0))
        if (parser.next() !== null) replies++
      }
    })
    expect(replies).toBe(Math.floor(1_000_000 / text.length))
  })

  test('of replies in one packet', () => {
    quickly(() => expect(parse(bytes('250 ok\r\n'.repeat(200_000))).replies.length).toBe(200_000))
  })

  test('of packets that nobody reads meanwhile', () => {
    const packet = new Uint8Array(1000).fill(0x78)
    const parser = createReplyParser()
    quickly(() => {
      for (let sent = 0; sent < 40_000; sent++) parser.push(packet)
      expect(() => parser.next()).toThrow('reply-too-long')
    })
  })

  test('without an end costs no memory but its limit', () => {
    const parser = createReplyParser()
    const packet = new Uint8Array(100).fill(0x78)
    let pushed = 0
    const read = () => {
      for (;;) {
        parser.push(packet)
        pushed += packet.length
        parser.next()
      }
    }
    expect(read).toThrow('reply-too-long')
    expect(pushed).toBeLessThan(3000)
  })
})
