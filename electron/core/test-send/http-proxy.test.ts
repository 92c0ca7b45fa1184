/** The parts of an HTTP proxy's language, each alone. */
import { describe, expect, test } from 'vitest'
import { createNodeHashes } from '../../adapters/node-hashes.ts'
import { createMemoryDialer, type MemoryPeer } from '../../adapters/memory/dialer.ts'
import { createByteReader } from './byte-reader.ts'
import { parseChallenges } from './http-proxy-challenges.ts'
import { answerDigest, chooseDigest } from './http-proxy-digest.ts'
import { drainBody, parseHead, staysOpen, type HttpReply } from './http-proxy-reply.ts'

function shown(...values: readonly string[]) {
  return parseChallenges(values).map(({ scheme, token, params }) => [scheme, token, Object.fromEntries(params)])
}

describe('the challenges of a 407', () => {
  test.each<[string[], unknown[]]>([
    [['Basic realm="a"'], [['basic', null, { realm: 'a' }]]],
    [['Negotiate', 'NTLM'], [['negotiate', null, {}], ['ntlm', null, {}]]],
    [['Negotiate, NTLM, Basic realm="x, y"'], [['negotiate', null, {}], ['ntlm', null, {}], ['basic', null, { realm: 'x, y' }]]],
    [['NTLM TlRMTVNTUAACAAAA=='], [['ntlm', 'TlRMTVNTUAACAAAA==', {}]]],
    [['NTLM abc=, Basic realm=x'], [['ntlm', 'abc=', {}], ['basic', null, { realm: 'x' }]]],
    [['Digest realm="a\\"b\\\\c", qop="auth,auth-int", nonce = "n" , algorithm=MD5'], [['digest', null, { realm: 'a"b\\c', qop: 'auth,auth-int', nonce: 'n', algorithm: 'MD5' }]]],
    [['basic REALM=""'], [['basic', null, { realm: '' }]]],
    [[''], []],
    [[',,'], []],
    [['realm="x"'], []],
    [['"'], []],
    [['Basic realm="never ends'], [['basic', 'realm="never ends', {}]]],
    [['Digest __proto__=x, constructor="y"'], [['digest', null, { ['__proto__']: 'x', constructor: 'y' }]]],
  ])('%j', (values, expected) => {
    expect(JSON.stringify(shown(...values))).toBe(JSON.stringify(expected))
  })

  test('of any length are read: a pattern that looks back would not end within a test’s time', () => {
    const found = parseChallenges([`Digest ${'a="\\'.repeat(15_000)}`, `Basic${' '.repeat(60_000)}x`, 'x,'.repeat(30_000), `a${'='.repeat(60_000)}`])
    expect(found.length).toBeGreaterThan(2)
  })
})

describe('Digest', () => {
  // RFC 7616 §3.9.1 has a GET; the values here are computed the same way for CONNECT by its formulas.
  const hashes = { ...createNodeHashes(), random: () => Buffer.from('00112233445566778899aabbccddeeff', 'hex') }
  const challenge = (more: string) => parseChallenges([`Digest realm="http-auth@example.org", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"${more}`])
  const response = (more: string) => {
    const chosen = chooseDigest(challenge(more))
    return chosen ? answerDigest(chosen, { user: 'Mufasa', password: 'Circle of Life' }, 'smtp.example:587', hashes) : null
  }

  test('says everything that was asked for, and nothing else', () => {
    expect(response(', qop="auth, auth-int", algorithm=SHA-256, charset=UTF-8, userhash=true')).toMatch(
      /^Digest username="Mufasa", realm="http-auth@example\.org", nonce="7ypf\/[^"]+", uri="smtp\.example:587", algorithm=SHA-256, response="[0-9a-f]{64}", opaque="FQhe\/[^"]+", qop=auth, nc=00000001, cnonce="00112233445566778899aabbccddeeff"$/,
    )
    expect(response('')).not.toMatch(/qop|nc=|cnonce|algorithm/)
    expect(response(', algorithm=MD5-sess')).toMatch(/algorithm=MD5-sess.*cnonce=/)
  })

  test('keeps quotes and backslashes of names where they belong', () => {
    const [given] = parseChallenges(['Digest realm="a \\"b\\"", nonce="n"'])
    const answer = given ? answerDigest(given, { user: 'EMPRESA\\jo"sé', password: '' }, 'x:1', hashes) : ''
    expect(Buffer.from(answer, 'latin1').toString('utf8')).toContain('username="EMPRESA\\\\jo\\"sé", realm="a \\"b\\""')
  })

  test.each([
    [', algorithm=SHA-512-256'],
    [', qop="auth-int"'],
    [', qop=""'],
    [', algorithm=__proto__'],
  ])('cannot answer %s', (more) => {
    expect(response(more)).toBeNull()
  })

  test('takes the stronger of two', () => {
    expect(chooseDigest([...challenge(', algorithm=MD5'), ...challenge(', algorithm=SHA-256')])?.params.get('algorithm')).toBe('SHA-256')
  })
})

function answerOf(head: string): HttpReply {
  const reply = parseHead(head)
  if (!reply) throw new Error('no head')
  return { reply, lines: head.split('\r\n') }
}

async function wireWith(bytes: string, ends = false) {
  let peer: MemoryPeer | null = null
  const dialer = createMemoryDialer({ ports: { '1.1.1.1:1': (given) => (peer = given).send(bytes) } })
  const attempt = await dialer.connect([{ address: '1.1.1.1', family: 4 }], 1, new AbortController().signal)
  if (!attempt.ok) throw new Error('not connected')
  if (ends) (peer as MemoryPeer | null)?.end()
  return attempt.value
}

describe('a connection after a 407', () => {
  test.each([
    ['HTTP/1.1 407 x', true],
    ['HTTP/1.0 407 x', false],
    ['HTTP/1.0 407 x\r\nProxy-Connection: Keep-Alive', true],
    ['HTTP/1.1 407 x\r\nConnection: close', false],
    ['HTTP/1.1 407 x\r\nconnection: Upgrade, CLOSE', false],
    ['HTTP/1.1 407 x\r\nProxy-Connection: close', false],
  ])('%j stays open: %s', (head, expected) => {
    expect(staysOpen(answerOf(head))).toBe(expected)
  })

  test.each([
    ['Content-Length: 3', 'abcNEXT', false, true],
    ['Content-Length: 0', 'NEXT', false, true],
    ['Content-Length: 3\r\nContent-Length: 3', 'abcNEXT', false, true],
    ['Transfer-Encoding: chunked', '3\r\nabc\r\n0\r\n\r\nNEXT', false, true],
    ['Transfer-Encoding: chunked\r\nContent-Length: 999', '3;a=b\r\nabc\r\n00\r\nX: y\r\n\r\nNEXT', false, true],
    ['X: y', 'NEXT', true, true],
    ['X: y', 'NEXT', false, false],
    ['Content-Length: -3', 'abcNEXT', false, false],
    ['Content-Length: 3, 3', 'abcNEXT', false, false],
    ['Content-Length: 3\r\nContent-Length: 4', 'abcNEXT', false, false],
    ['Content-Length: 99999999', 'abcNEXT', false, false],
    ['Transfer-Encoding: gzip', 'abcNEXT', false, false],
    ['Transfer-Encoding: chunked', '3\r\nabcd0\r\n\r\nNEXT', false, false],
    ['Transfer-Encoding: chunked', '-1\r\nabc\r\n', false, false],
    ['Transfer-Encoding: chunked', `fffff\r\n${'x'.repeat(100)}`, false, false],
    ['Transfer-Encoding: chunked', `0\r\n${'X: y\r\n'.repeat(100)}`, false, false],
  ])('with %j and %j is ready: %s %s', async (header, body, unframed, ready) => {
    const wire = await wireWith(body, true)
    expect(await drainBody(wire, answerOf(`HTTP/1.1 407 x\r\n${header}`), { unframed })).toBe(ready)
    if (ready) expect(Buffer.from((await wire.read()) ?? []).toString()).toBe('NEXT')
    wire.close()
  })
})

describe('bytes and lines', () => {
  test('are read by count, and what was read too far goes back', async () => {
    const wire = await wireWith('ab\r\n\r\ncdef', true)
    const reader = createByteReader(wire)
    expect(await reader.line(10)).toBe('ab')
    expect(await reader.line(0)).toBe('')
    expect((await reader.take(2))?.toString()).toBe('cd')
    reader.release()
    expect(Buffer.from((await wire.read()) ?? []).toString()).toBe('ef')
    expect(await reader.take(1)).toBeNull()
    expect(await reader.line(5)).toBeNull()
  })
})
