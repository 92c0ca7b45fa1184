import { describe, expect, test } from 'vitest'
import { componentCould, type SessionFacts } from './can-do.ts'
import type { Component } from '../explain/types.ts'

/** A direct session in clear whose server offers PLAIN and LOGIN. */
const session = (more: Partial<SessionFacts> = {}): SessionFacts => ({
  security: 'none',
  authenticates: true,
  mechanism: 'LOGIN',
  offered: ['PLAIN', 'LOGIN'],
  route: 'direct',
  ...more,
})
const offers = (...offered: string[]) => session({ offered })
const codes = (component: Component | null, facts: SessionFacts) => componentCould(component, facts).reasons.map(({ code }) => code)

/** design: what a component can do; each line .NET, Indy, wodSmtp */
const table: readonly [string, SessionFacts, dotnet: boolean | null, indy: boolean | null, wodsmtp: boolean | null][] = [
  ['TLS from the first byte', session({ security: 'tls' }), false, true, true],
  ['STARTTLS', session({ security: 'starttls' }), true, true, true],
  ['STARTTLS if offered', session({ security: 'starttls-if-offered' }), true, true, true],
  ['in clear', session(), true, true, true],
  ['PLAIN alone', offers('PLAIN'), false, true, true],
  ['LOGIN alone', offers('LOGIN'), true, true, true],
  ['CRAM-MD5 alone', offers('CRAM-MD5'), false, true, true],
  ['NTLM alone', offers('NTLM'), true, null, true],
  ['XOAUTH2 alone', offers('XOAUTH2'), false, false, false],
  ['a method of prototypes', offers('constructor', '__proto__'), false, false, false],
  ['a token was used', session({ mechanism: 'XOAUTH2', offered: ['LOGIN', 'XOAUTH2'] }), false, false, false],
  ['SCRAM alone', offers('SCRAM-SHA-256', 'SCRAM-SHA-1'), false, false, false],
  ['SCRAM was used where PLAIN and LOGIN are offered', session({ mechanism: 'SCRAM-SHA-256', offered: ['SCRAM-SHA-256', 'PLAIN', 'LOGIN'] }), true, true, true],
  ['XOAUTH2 and LOGIN', offers('XOAUTH2', 'LOGIN'), true, true, true],
  ['NTLM and PLAIN', offers('NTLM', 'PLAIN'), true, true, true],
  ['no AUTH offered', offers(), null, null, null],
  ['nobody logs in', session({ authenticates: false, offered: [] }), true, true, true],
  ['an HTTP proxy', session({ route: 'http' }), false, null, null],
  ['a SOCKS proxy', session({ route: 'socks5' }), false, null, null],
  ['the server was never seen', session({ offered: null }), null, null, null],
  ['never seen, nobody logs in', session({ offered: null, authenticates: false }), null, null, null],
  ['never seen, TLS from the first byte', session({ offered: null, security: 'tls' }), false, null, null],
  ['never seen, through a proxy', session({ offered: null, route: 'http' }), false, null, null],
]

describe.each(table)('%s', (_, facts, dotnet, indy, wodsmtp) => {
  test.each([
    ['dotnet', dotnet],
    ['indy', indy],
    ['wodsmtp', wodsmtp],
  ] as const)('%s → %s', (component, could) => {
    const verdict = componentCould(component, facts)
    expect(verdict.could).toBe(could)
    if (could !== true) expect(verdict.reasons.length).toBeGreaterThan(0)
  })
})

test('the reasons say what stands in the way, and what has to be installed', () => {
  expect(codes('dotnet', session({ security: 'tls', route: 'http' }))).toEqual(['no-proxy', 'implicit-tls'])
  expect(componentCould('dotnet', offers('PLAIN', 'XOAUTH2')).reasons).toEqual([
    { code: 'no-common-mechanism', params: { offered: 'PLAIN, XOAUTH2' } },
  ])
  expect(codes('indy', session({ security: 'tls' }))).toEqual(['implicit-tls-ok', 'mechanism-ok', 'needs-openssl'])
  // Without TLS Indy needs no OpenSSL.
  expect(codes('indy', session())).toEqual(['mechanism-ok'])
  expect(codes('wodsmtp', session())).toEqual(['mechanism-ok', 'needs-ocx'])
  expect(codes('indy', session({ route: 'http' }))).toEqual(['depends-on-erp'])
  expect(componentCould('indy', offers('NTLM', 'LOGIN')).reasons[0]).toEqual({ code: 'mechanism-ok', params: { mechanism: 'LOGIN' } })
  expect(codes(null, session())).toEqual(['no-component'])
})
