import { describe, expect, test } from 'vitest'
import { readAddress, readEnvelope } from './envelope.ts'

describe('an address', () => {
  test.each([
    ['jose@example.com', 'jose@example.com'],
    ['Jose.Silva+erp@Example.COM', 'Jose.Silva+erp@Example.COM'],
    ["!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com"],
    ['jose@ação.com.br', 'jose@xn--ao-siap.com.br'],
    ['jose@AÇÃO.com.br', 'jose@xn--ao-siap.com.br'],
    ['jose@bücher.example', 'jose@xn--bcher-kva.example'],
    ['jose@localhost', 'jose@localhost'],
    ['jose@[192.0.2.1]', 'jose@[192.0.2.1]'],
    ['jose@[IPv6:2001:db8::1]', 'jose@[IPv6:2001:db8::1]'],
    [`${'x'.repeat(64)}@example.com`, `${'x'.repeat(64)}@example.com`],
    ['josé@example.com', 'josé@example.com'],
    ['josé.ção@ação.com.br', 'josé.ção@xn--ao-siap.com.br'],
    ['ｊｏｓｅ@example.com', 'ｊｏｓｅ@example.com'],
    ['用户@例え.example', '用户@xn--r8jz45g.example'],
    [`${'é'.repeat(32)}@example.com`, `${'é'.repeat(32)}@example.com`],
  ])('%s goes on the wire as %s', (text, address) => {
    expect(readAddress(text)).toEqual({ address })
  })

  test.each([
    ['', 'address-empty'],
    [' ', 'address-spaces'],
    ['jose', 'address-invalid'],
    ['@example.com', 'address-invalid'],
    ['jose@', 'address-invalid'],
    ['a@b@example.com', 'address-invalid'],
    ['jose silva@example.com', 'address-spaces'],
    [' jose@example.com', 'address-spaces'],
    ['jose@example.com ', 'address-spaces'],
    ['jose@exam\u00a0ple.com', 'address-spaces'],
    ['José <jose@example.com>', 'address-spaces'],
    ['<jose@example.com>', 'address-invalid'],
    ['jose@example.com>', 'address-invalid'],
    ['jose@example.com,maria@example.com', 'address-invalid'],
    ['jose@example.com;maria@example.com', 'address-invalid'],
    ['jose@example.com\r\nRCPT', 'address-control'],
    ['jose@example.com\nDATA', 'address-control'],
    ['jose\0@example.com', 'address-control'],
    ['jose\t@example.com', 'address-control'],
    ['jose\u0085@example.com', 'address-control'],
    ['jose\u2028@example.com', 'address-control'],
    ['jose\u0301@example.com', 'address-invalid'],
    ['jos\u200dé@example.com', 'address-invalid'],
    ['jos\u202eé@example.com', 'address-invalid'],
    ['é。x@example.com', 'address-invalid'],
    ['é.@example.com', 'address-invalid'],
    ['é"x@example.com', 'address-invalid'],
    ['jos\ud800é@example.com', 'address-invalid'],
    [`${'é'.repeat(33)}@example.com`, 'address-invalid'],
    ['.jose@example.com', 'address-invalid'],
    ['jose.@example.com', 'address-invalid'],
    ['jo..se@example.com', 'address-invalid'],
    ['"jose silva"@example.com', 'address-spaces'],
    ['"jose"@example.com', 'address-invalid'],
    ['jose(comment)@example.com', 'address-invalid'],
    ['jose\\@example.com', 'address-invalid'],
    ['josé>@example.com', 'address-invalid'],
    ['<josé@example.com', 'address-invalid'],
    ['jose@example.com.', 'address-invalid'],
    ['jose@-example.com', 'address-invalid'],
    ['jose@exa mple.com', 'address-spaces'],
    ['jose@exam/ple.com', 'address-invalid'],
    ['jose@example.com?x', 'address-invalid'],
    ['jose@example.com:25', 'address-invalid'],
    ['jose@192.0.2.1', 'address-invalid'],
    ['jose@[192.0.2.256]', 'address-invalid'],
    ['jose@[2001:db8::1]', 'address-invalid'],
    ['jose@[IPv6:192.0.2.1]', 'address-invalid'],
    ['jose@[x]', 'address-invalid'],
    ['jose@1234', 'address-invalid'],
    ['jose@ação.com/x', 'address-invalid'],
    ['jose@ação.com:25', 'address-invalid'],
    ['jose@ação%2ecom', 'address-invalid'],
    ['jose@ação.com#x', 'address-invalid'],
    ['jose@x:y@ação.com', 'address-invalid'],
    ['jose@exam\u00adple.com', 'address-invalid'],
    ['jose@exam\u200dplé.com', 'address-invalid'],
    ['jose@ａ:80＠b.example', 'address-invalid'],
    [`${'x'.repeat(65)}@example.com`, 'address-invalid'],
    [`x@${'a'.repeat(64)}.com`, 'address-invalid'],
    [`x@${'abcdefghi.'.repeat(25)}com`, 'address-too-long'],
  ])('%j is refused: %s', (text, problem) => {
    expect(readAddress(text)).toEqual({ problem })
  })

  test('never holds what could end a command, whatever was typed', () => {
    // a small generator, the same each time
    let seed = 42
    const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
    const pieces = ['jose', '@', 'example.com', 'ação.example', '@', '.', '\r\n', '\n', '\0', ' ', '<', '>', '"', 'é', '\u2028', '\u{1F600}', '[', ']', ':', ',', 'xn--', '%0d%0a', '\\', 'DATA', '。', '＠']
    let taken = 0
    for (let round = 0; round < 20_000; round++) {
      const text = `${random(2) === 0 ? 'jose@example' : ''}${Array.from({ length: 1 + random(5) }, () => pieces[random(pieces.length)]).join('')}`
      const result = readAddress(text)
      if (!('address' in result)) continue
      taken++
      expect(result.address, text).toMatch(/^(?:[\x21-\x3b\x3d\x3f-\x7e]|(?!\p{ASCII})[\p{L}\p{M}\p{N}\p{S}])+$/u)
      expect(result.address.split('@'), text).toHaveLength(2)
    }
    expect(taken).toBeGreaterThan(20)
  })
})

describe('an envelope', () => {
  const good = { from: 'a@example.com', to: ['b@example.com'], subject: 'Olá', text: 'x' }
  test('that is right says nothing', () => {
    expect(readEnvelope(good)).toEqual({ envelope: { from: 'a@example.com', to: ['b@example.com'], needsUtf8: false }, issues: [] })
  })

  test('says of every field what is wrong with it', () => {
    const { issues } = readEnvelope({ from: 'x', to: ['b@example.com', 'c d', 'é"@x.example'], subject: 'a\nb', text: '\0' })
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'from address-invalid',
      'to address-spaces',
      'to address-invalid',
      'subject subject-control',
      'text control',
    ])
    expect(issues[1]?.params).toEqual({ address: 'c d' })
  })

  test.each([
    [{ from: 'josé@example.com' }, true],
    [{ to: ['b@example.com', 'josé@example.com'] }, true],
    [{ to: ['jose@ação.com.br'] }, false],
  ])('knows what only SMTPUTF8 can say: %j', (more, needed) => {
    expect(readEnvelope({ ...good, ...more })).toMatchObject({ envelope: { needsUtf8: needed }, issues: [] })
  })

  test.each([
    [{ to: [] }, ['to address-empty']],
    [{ subject: 'x'.repeat(998) }, []],
    [{ subject: 'é'.repeat(500) }, ['subject too-long']],
    [{ subject: 'a\u2028b' }, ['subject subject-control']],
    [{ subject: '' }, []],
    [{ text: 'linha\r\n.\r\nQUIT\r\n' }, []],
    [{ text: 'x'.repeat(1_000_001) }, ['text too-long']],
  ])('%#', (more, expected) => {
    expect(readEnvelope({ ...good, ...more }).issues.map(({ path, code }) => `${path} ${code}`)).toEqual(expected)
  })
})
