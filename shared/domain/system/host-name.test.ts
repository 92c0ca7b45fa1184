import { describe, expect, test } from 'vitest'
import { hostProblem, isIpAddress, toAscii, readEhloName } from './host-name.ts'

describe('what may stand in a server field, and its form on the wire', () => {
  test.each([
    ['smtp.example.com.br', 'smtp.example.com.br'],
    ['localhost', 'localhost'],
    ['SERVIDOR_01', 'SERVIDOR_01'],
    ['example.com.', 'example.com.'],
    ['1and1.example', '1and1.example'],
    ['xn--caf-dma.example', 'xn--caf-dma.example'],
    ['café.example', 'xn--caf-dma.example'],
    ['CAFÉ.example', 'xn--caf-dma.example'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['correio.bücher.example', 'correio.xn--bcher-kva.example'],
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '::1'],
    ['[::1]', '::1'],
    ['2001:db8::25', '2001:db8::25'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
  ])('%s', (host, ascii) => {
    expect(hostProblem(host)).toBeNull()
    expect(toAscii(host)).toBe(ascii)
  })
})

describe('what may not, and why', () => {
  test.each([
    ['', 'host-empty'],
    [' ', 'host-spaces'],
    ['smtp example.com', 'host-spaces'],
    ['smtp.example.com ', 'host-spaces'],
    [' smtp.example.com', 'host-spaces'],
    ['smtp.\u00a0example.com', 'host-spaces'],
    ['smtp.\u3000example.com', 'host-spaces'],
    ['http://smtp.example.com', 'host-scheme'],
    ['smtp://smtp.example.com:25', 'host-scheme'],
    ['SMTPS://smtp.example.com', 'host-scheme'],
    ['smtp.example.com/', 'host-path'],
    ['smtp.example.com/mail', 'host-path'],
    ['\\\\server\\share', 'host-path'],
    ['user@smtp.example.com', 'host-path'],
    ['smtp.example.com?x', 'host-path'],
    ['smtp.example.com#x', 'host-path'],
    ['smtp.example.com:25', 'host-port'],
    ['smtp.example.com:', 'host-port'],
    ['127.0.0.1:25', 'host-port'],
    ['[::1]:25', 'host-port'],
    ['smtp.example.com\r\nRCPT TO:<x@y.example>', 'host-control'],
    ['smtp.example.com\n', 'host-control'],
    ['smtp\t.example.com', 'host-control'],
    ['smtp\0.example.com', 'host-control'],
    ['smtp\u0085example.com', 'host-control'],
    ['smtp..example.com', 'host-invalid'],
    ['.example.com', 'host-invalid'],
    ['example.com..', 'host-invalid'],
    ['.', 'host-invalid'],
    ['-smtp.example.com', 'host-invalid'],
    ['smtp-.example.com', 'host-invalid'],
    ['smtp,example.com', 'host-invalid'],
    ['smtp;example.com', 'host-invalid'],
    ['smtp"example.com', 'host-invalid'],
    ['<smtp.example.com>', 'host-invalid'],
    ['smtp%20example.com', 'host-invalid'],
    ['1.2.3', 'host-invalid'],
    ['256.1.1.1', 'host-invalid'],
    ['1.2.3.4.5', 'host-invalid'],
    ['2130706433', 'host-invalid'],
    ['0x7f', 'host-invalid'],
    ['127.0x1', 'host-invalid'],
    ['１２７.０.０.１', 'host-invalid'],
    ['[::1', 'host-invalid'],
    ['[127.0.0.1]', 'host-invalid'],
    [':::1', 'host-invalid'],
    ['fe80::1%eth0', 'host-invalid'],
    ['12345::', 'host-invalid'],
    ['\u0301abc.example', 'host-invalid'],
    ['a\u200bb..example', 'host-invalid'],
    ['é..example', 'host-invalid'],
    [`${'é'.repeat(64)}.example`, 'host-invalid'],
    [`${'a'.repeat(64)}.example`, 'host-invalid'],
    ['a.'.repeat(127).padEnd(260, 'a'), 'host-invalid'],
  ])('%j: %s', (host, problem) => {
    expect(hostProblem(host)).toBe(problem)
  })

  test('a megabyte of anything is refused at once', () => {
    const began = process.cpuUsage()
    for (const part of ['a', '.', 'é', '[', ':', 'a.', '1.']) expect(hostProblem(part.repeat(1_000_000 / part.length))).not.toBeNull()
    const { user } = process.cpuUsage(began)
    expect(user).toBeLessThan(5_000_000)
  })
})

test('address literals', () => {
  expect(['127.0.0.1', '255.255.255.255', '::', '::1', '2001:db8::1'].map(isIpAddress)).toEqual([true, true, true, true, true])
  expect(['127.0.0.01', '1.2.3.4.', '[::1]', 'localhost', '1::2::3', ':', '::g'].map(isIpAddress)).toEqual(Array(7).fill(false))
})

describe('the name in EHLO', () => {
  test.each([
    ['erp.exemplo.com.br', 'erp.exemplo.com.br'],
    ['SERVIDOR01', 'SERVIDOR01'],
    ['erp.ação.com.br', 'erp.xn--ao-siap.com.br'],
    ['[192.0.2.1]', '[192.0.2.1]'],
    ['[IPv6:2001:db8::1]', '[IPv6:2001:db8::1]'],
  ])('%s goes on the wire as %s', (text, name) => expect(readEhloName(text)).toBe(name))

  test.each(['', ' ', 'localhost', 'LOCALHOST', 'localhost.localdomain', '192.0.2.1', '2001:db8::1', '[2001:db8::1]', '[IPv6:192.0.2.1]', '[192.0.2.256]', '[x]', 'a b', 'x\r\nQUIT', 'a@b', 'http://x', 'x:25'])(
    '%j is none',
    (text) => expect(readEhloName(text)).toBeNull(),
  )
})
