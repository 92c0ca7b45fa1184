import { describe, expect, test } from 'vitest'
import { toAscii } from '../system/host-name.ts'
import { isPlainAddress } from './plain-address.ts'

describe('an address that nobody reads in two ways', () => {
  test.each([
    'jose@example.com', 'Jose.Silva+erp@Example.COM', "!#$%&'*+-/=?^_`{|}~.x@example.com", 'a@b', 'a@xn--ao-siap.com.br', '1@1.x', `${'x'.repeat(64)}@example.com`,
    `a@${'x'.repeat(63)}.${'y'.repeat(63)}.com`, `${'x'.repeat(64)}@${'y'.repeat(61)}.${'z'.repeat(61)}.${'w'.repeat(61)}.abc`,
  ])('%s is one', (address) => {
    expect(isPlainAddress(address)).toBe(true)
  }) // prettier-ignore

  test.each([
    '', 'a', '@', 'a@', '@b', 'a@@b', 'a@b@c', '.a@b', 'a.@b', 'a..b@c', 'a@.b', 'a@b.', 'a@b..c', 'a@-b', 'a@b-', 'a@b_c.com', 'a b@c', 'a@b c', ' a@b', 'a@b ', 'a@b\n',
    'a@b\r\nRCPT', 'a\0@b', '<a@b>', 'a@b>', 'N <a@b>', 'a@b, c@d', 'x:a@b;', 'a(c)@b', 'a@b(c)', '"a"@b', '"a b"@c', 'josé@b', 'a@ação.com', 'a@b\u3002com', 'a\u200b@b',
    'a@[192.0.2.1]', 'a@[IPv6:::1]', 'a@192.0.2.1', 'a@b.1', 'a@b.0x7f', `${'x'.repeat(65)}@b`, `a@${'x'.repeat(64)}`, `a@${'x.'.repeat(126)}com`,
  ])('%j is none', (address) => {
    expect(isPlainAddress(address)).toBe(false)
  }) // prettier-ignore

  test('its domain is the one on the wire, whatever is typed', () => {
    const pieces = ['a', 'Z', '0', '9', '-', '.', '_', '@', '%', 'xn--', '0x', ' ', '\t', 'é', 'com', '<', '"', ',']
    let [state, plain] = [20261130, 0]
    const next = (below: number) => ((state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 8) % below
    for (let run = 0; run < 20_000; run++) {
      const typed = `a@${Array.from({ length: 1 + next(6) }, () => pieces[next(pieces.length)]).join('')}`
      if (!isPlainAddress(typed)) continue
      plain++
      expect(toAscii(typed.slice(2))).toBe(typed.slice(2))
    }
    expect(plain).toBeGreaterThan(500)
  })
})
