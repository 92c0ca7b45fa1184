import { expect, test } from 'vitest'
import { qualifiedName, readHostInfo } from './node-host-info.ts'

test.each([
  ['erp.exemplo.com.br', 'erp.exemplo.com.br'],
  ['erp.exemplo.com.br.', 'erp.exemplo.com.br'],
  ['servidor.ação.com.br', 'servidor.xn--ao-siap.com.br'],
  ['SERVIDOR01', null],
  ['localhost', null],
  ['localhost.localdomain', null],
  ['debian.localdomain', null],
  ['erp.localhost', null],
  ['192.0.2.1', null],
  ['[192.0.2.1]', null],
  ['a b.example', null],
  ['', null],
])('a host called %j is introduced as %j', (name, expected) => expect(qualifiedName(name)).toBe(expected))

test('this machine has a name and a user', () => {
  const { hostName, osUser, platform } = readHostInfo()
  expect(hostName).not.toBe('')
  expect(osUser).not.toBe('')
  expect(['windows', 'macos', 'linux', 'other']).toContain(platform)
})
