import { describe, expect, test } from 'vitest'
import { reportCodes } from '../../contract/report.ts'
import { codeOfSilence, doorsOf, firstSecurity, keyOf, nextAt, portsToTry, proxyAnswersAll, type Tried } from './combinations.ts'

test.each([
  [null, [587, 465, 25, 2525]],
  [587, [587, 465, 25, 2525]],
  [25, [25, 587, 465, 2525]],
  [10025, [10025, 587, 465, 25, 2525]],
])('with %s typed the ports are %j', (typed, ports) => {
  expect(portsToTry(typed)).toEqual(ports)
})

test('families make doors of the direct way only, one family after the other', () => {
  expect(doorsOf('direct', [587, 25], [6, 4]).map(({ port, family }) => [port, family])).toEqual([[587, 6], [25, 6], [587, 4], [25, 4]])
  expect(doorsOf('typed', [587, 25], [6, 4]).map(({ port, family }) => [port, family])).toEqual([[587, null], [25, null]])
  // A name that means nothing is still asked for, so that the table says so.
  expect(doorsOf('direct', [587], [])).toEqual([{ port: 587, route: 'direct', family: null }])
})

test('keys tell combinations apart', () => {
  expect(keyOf({ port: 587, security: 'starttls', route: 'direct', family: 6 })).toBe('587/starttls/direct/ipv6')
  expect(keyOf({ port: 465, security: 'tls', route: 'system', family: null })).toBe('465/tls/system')
})

const s = (security: Tried['security'], phase: Tried['phase'], code: Tried['code']): Tried => ({ security, phase, code })

describe('what is tried next', () => {
  test.each([
    [465, 'tls'],
    [587, 'starttls'],
    [25, 'starttls'],
    [10025, 'starttls'],
  ])('port %d begins with %s', (port, security) => {
    expect([firstSecurity(port), nextAt({ port }, [])]).toEqual([security, { security }])
  })

  test.each<[name: string, Tried[], next: ReturnType<typeof nextAt>]>([
    ['STARTTLS works', [s('starttls', 'auth', null)], { done: 'encrypts' }],
    ['TLS works', [s('tls', 'auth', null)], { done: 'speaks-tls' }],
    ['nobody listens', [s('starttls', 'connect', 'connection-refused')], { done: 'unreachable' }],
    ['a black hole', [s('tls', 'connect', 'connection-timed-out')], { done: 'unreachable' }],
    ['no such name', [s('starttls', 'dns', 'name-not-found')], { done: 'unreachable' }],
    ['the proxy forbids it', [s('starttls', 'proxy', 'proxy-forbidden')], { done: 'unreachable' }],
    ['silence until the client speaks', [s('starttls', 'greeting', 'deadline')], { security: 'tls' }],
    ['nonsense in place of a greeting', [s('starttls', 'greeting', 'not-smtp')], { security: 'tls' }],
    ['silent in every way', [s('starttls', 'greeting', 'deadline'), s('tls', 'tls', 'deadline')], { done: 'silent' }],
    ['the server wants nobody', [s('starttls', 'greeting', 'greeting-rejected')], { done: 'refused' }],
    ['EHLO refused', [s('starttls', 'ehlo', 'ehlo-rejected')], { done: 'refused' }],
    ['no STARTTLS', [s('starttls', 'tls', 'starttls-not-offered')], { security: 'none' }],
    ['STARTTLS refused', [s('starttls', 'tls', 'starttls-rejected')], { security: 'none' }],
    ['an old TLS only', [s('starttls', 'tls', 'tls-version')], { security: 'none' }],
    ['a wrong certificate is no reason for clear text', [s('starttls', 'tls', 'certificate-untrusted')], { done: 'certificate' }],
    ['nor on 465', [s('tls', 'tls', 'certificate-expired')], { done: 'certificate' }],
    ['nor are injected answers', [s('starttls', 'tls', 'starttls-injection')], { done: 'refused' }],
    ['in clear on 465', [s('tls', 'tls', 'tls-not-tls')], { security: 'starttls' }],
    ['in clear on 465, without STARTTLS', [s('tls', 'tls', 'tls-not-tls'), s('starttls', 'tls', 'starttls-not-offered')], { security: 'none' }],
    ['refused inside TLS', [s('tls', 'greeting', 'greeting-rejected')], { done: 'speaks-tls' }],
    ['clear text works', [s('starttls', 'tls', 'starttls-not-offered'), s('none', 'auth', null)], { done: 'not-tls' }],
    ['clear text fails', [s('starttls', 'tls', 'starttls-not-offered'), s('none', 'ehlo', 'connection-closed')], { done: 'refused' }],
  ])('%s', (_, tried, next) => {
    expect(nextAt({ port: 587 }, tried)).toEqual(next)
  })

  test('whatever comes of the tries, a door ends, and no security is tried twice', () => {
    const phases = ['connect', 'greeting', 'ehlo', 'tls', 'auth'] as const
    for (const port of [465, 587])
      for (const phase of phases)
        for (const code of [null, ...reportCodes]) {
          const tried: Tried[] = []
          for (;;) {
            const next = nextAt({ port }, tried)
            if ('done' in next) break
            expect(tried.map(({ security }) => security)).not.toContain(next.security)
            tried.push({ security: next.security, phase, code })
          }
          expect(tried.length).toBeLessThanOrEqual(3)
        }
  })

  test('after a refused certificate nothing is ever said in clear', () => {
    for (const code of reportCodes.filter((each) => each.startsWith('certificate-')))
      for (const security of ['tls', 'starttls'] as const) expect(nextAt({ port: 25 }, [s(security, 'tls', code)])).toEqual({ done: 'certificate' })
  })
})

test('a proxy that answers for itself is not asked for every port; one that answers for the port is', () => {
  const all = ['proxy-authentication', 'proxy-login-unusable', 'proxy-negotiate-only', 'proxy-not-http', 'proxy-connection-refused', 'proxy-name-not-found', 'proxy-certificate-expired', 'socks-login-rejected', 'socks-not-socks', 'system-proxy-unknown'] as const
  const each = ['proxy-forbidden', 'proxy-target-failed', 'proxy-rejected', 'proxy-silent', 'proxy-closed', 'socks-connection-refused', 'socks-not-allowed', 'connection-refused', 'certificate-expired', 'tls-not-tls'] as const
  expect(all.map(proxyAnswersAll)).toEqual(all.map(() => true))
  expect([...each, null].map(proxyAnswersAll)).toEqual([...each, null].map(() => false))
})

test.each([
  ['dns', 'direct', 'name-lookup-failed'],
  ['dns', 'typed', 'proxy-name-lookup-failed'],
  ['connect', 'direct', 'connection-timed-out'],
  ['connect', 'system', 'proxy-connection-timed-out'],
  ['proxy', 'typed', 'proxy-silent'],
  ['greeting', 'direct', 'deadline'],
] as const)('time over in %s of %s: %s', (phase, route, code) => {
  expect(codeOfSilence(phase, route)).toBe(code)
})
