import { describe, expect, test } from 'vitest'
import { addressOf, isInNetwork } from './addresses.ts'
import { exceptionFor, isLocal } from './exceptions.ts'

describe('addresses', () => {
  test.each([
    ['10.0.0.1', { family: 4, value: 0x0a000001n }],
    ['::1', { family: 6, value: 1n }],
    ['[::1]', { family: 6, value: 1n }],
    ['fe80::1%eth0', { family: 6, value: (0xfe80n << 112n) + 1n }],
    ['2001:db8::', { family: 6, value: 0x20010db8n << 96n }],
    ['1:2:3:4:5:6:7:8', { family: 6, value: 0x00010002000300040005000600070008n }],
    ['::ffff:10.0.0.1', { family: 4, value: 0x0a000001n }],
    ['smtp.example', null],
    ['', null],
    ['1.2.3', null],
  ])('%s', (text, value) => expect(addressOf(text)).toEqual(value))

  test.each([
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['169.254.7.7', '169.254/16', true],
    ['10.1.2.3', '10./8', true],
    ['10.1.2.3', '0.0.0.0/0', true],
    ['fe80::1', 'fe80::/10', true],
    ['fec0::1', 'fe80::/10', false],
    ['fe80::1', '[fe80::]/10', true],
    ['10.1.2.3', '::/0', false],
    ['::ffff:10.1.2.3', '10.0.0.0/8', true],
    ['smtp.example', '10.0.0.0/8', false],
    ['10.1.2.3', '10.0.0.0/33', null],
    ['10.1.2.3', '10.0.0.0', null],
    ['10.1.2.3', 'example/8', null],
  ] as const)('%s in %s: %s', (host, network, answer) => expect(isInNetwork(host, network)).toBe(answer))
})

test.each([
  ['localhost', true], ['LOCALHOST.', true], ['a.localhost', true], ['127.9.9.9', true], ['::1', true], ['[::1]', true],
  ['169.254.1.1', true], ['fe80::5', true], ['febf::5', true], ['localhost.example', false], ['128.0.0.1', false], ['fec0::1', false], ['', false],
] as const)('%s goes past every proxy: %s', (host, answer) => expect(isLocal(host)).toBe(answer)) // prettier-ignore

describe('lists of exceptions', () => {
  test.each([
    ['smtp.example.com', 'smtp.example.com', true],
    ['smtp.example.com', 'SMTP.Example.com.', true],
    ['smtp.example.com', 'example.com', false],
    ['smtp.example.com', '*.example.com', true],
    ['example.com', '*.example.com', false],
    ['smtp.example.com', '.example.com', true],
    ['smtp.example.com', '*example.com', true],
    ['notexample.com', '*example.com', true],
    ['smtp.example.com', 'smtp.*', true],
    ['smtp.example.com', 's*p.ex*le.c*m', true],
    ['smtp.example.com', 's*x*m', true],
    ['smtp.example.com', 's*q*m', false],
    ['ab', 'ab*b', false],
    ['smtp.example.com', '*', true],
    ['smtp', '<local>', true],
    ['smtp.', '<LOCAL>', true],
    ['smtp.example.com', '<local>', false],
    ['10.1.2.3', '<local>', false],
    ['2001:db8::1', '<local>', false],
    ['192.168.7.7', '192.168.*', true],
    ['192.169.7.7', '192.168.*', false],
    ['10.1.2.3', '10.0.0.0/8', true],
    ['10.1.2.3', '10.1.2.3', true],
    ['2001:db8::1', '[2001:DB8:0::1]', true],
    ['2001:db8::1', '2001:db8::1', true],
    ['2001:db8::1', '2001:db8::/32', true],
    ['smtp.example.com', 'smtp.example.com:587', true],
    ['smtp.example.com', 'smtp.example.com:25', false],
    ['2001:db8::1', '[2001:db8::1]:587', true],
    ['2001:db8::1', '[2001:db8::1]:25', false],
    ['smtp.example.com', 'https://smtp.example.com', true],
    ['smtp.example.com', 'http://smtp.example.com', false],
    ['smtp.example.com', '', false],
    ['smtp.example.com', '.', false],
    ['smtp.example.com', 'http://', false],
  ])('%s by %j: %s', (host, entry, covered) => {
    expect(exceptionFor(['other.example', entry, 'last.example'], { host, port: 587 })).toBe(covered ? entry : null)
  })

  test('a pattern of many stars takes no time', () => {
    const started = performance.now()
    expect(exceptionFor([`${'*a'.repeat(5000)}b`], { host: 'a'.repeat(10_000), port: 25 })).toBeNull()
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
