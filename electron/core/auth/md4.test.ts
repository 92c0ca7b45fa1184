import { describe, expect, it } from 'vitest'
import { md4 } from './md4.ts'

const hex = (text: string) => Buffer.from(md4(Buffer.from(text, 'latin1'))).toString('hex')

describe('MD4', () => {
  // RFC 1320 §A.5
  it.each([
    ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
    ['a', 'bde52cb31de33e46245e05fbdbd6fb24'],
    ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
    ['message digest', 'd9130a8164549fe818874806e1c7014b'],
    ['abcdefghijklmnopqrstuvwxyz', 'd79e1c308aa5bbcdeea8ed63df412da9'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', '043f8582f241db351ce627e153e7f0e4'],
    ['1234567890'.repeat(8), 'e33b4ddc9c38f2199c3e7b164fcc0536'],
  ])('of %j', (text, digest) => {
    expect(hex(text)).toBe(digest)
  })

  // From OpenSSL's legacy provider: where the length falls at the edges of a block
  it.each([
    [55, '92f32bb82c95ad10e8f87ae58ab06807'],
    [56, '374d5f08103b7092c83b4626ebceffab'],
    [63, '2870452596e98fffd48332289b3472b9'],
    [64, 'b1abf956a5ae6f3221e5fe85e300fbb0'],
    [65, 'afc1a3308fc176a53238a09aeddec2e6'],
    [119, 'b55ae15e41e55643b0c3daad5e05c905'],
    [120, 'd8f9adfc41ec43552619606c70cfd287'],
    [200, 'ebd2de6bd766c2812cd60598d8d1c69f'],
  ])('of %i bytes', (length, digest) => {
    expect(hex('x'.repeat(length))).toBe(digest)
  })
})
