import { expect, test } from 'vitest'
import { createNodeHashes } from './node-hashes.ts'

const hashes = createNodeHashes()
const utf8 = new TextEncoder()
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('digests (RFC 1321 §A.5, FIPS 180)', () => {
  expect(hex(hashes.digest('md5', utf8.encode('abc')))).toBe('900150983cd24fb0d6963f7d28e17f72')
  expect(hex(hashes.digest('sha1', utf8.encode('abc')))).toBe('a9993e364706816aba3e25717850c26c9cd0d89d')
  expect(hex(hashes.digest('sha256', utf8.encode('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('HMAC-MD5 (RFC 2202 §2, case 2) and PBKDF2 (RFC 6070, case 2)', async () => {
  expect(hex(hashes.hmac('md5', utf8.encode('Jefe'), utf8.encode('what do ya want for nothing?')))).toBe('750c783e6ab0b503eaa86e310a5db738')
  expect(hex(await hashes.pbkdf2('sha1', utf8.encode('password'), utf8.encode('salt'), 2, 20))).toBe('ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957')
})

test('chance gives as much as asked for, and not the same twice', () => {
  expect(hashes.random(24)).toHaveLength(24)
  expect(hex(hashes.random(16))).not.toBe(hex(hashes.random(16)))
})

test('equal compares all bytes, and tells lengths apart', () => {
  expect(hashes.equal(utf8.encode('abc'), utf8.encode('abc'))).toBe(true)
  expect(hashes.equal(utf8.encode('abc'), utf8.encode('abd'))).toBe(false)
  expect(hashes.equal(utf8.encode('abc'), utf8.encode('ab'))).toBe(false)
})
