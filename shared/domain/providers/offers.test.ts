import { describe, expect, test } from 'vitest'
import { resolveSecurity } from '../effective/effective-settings.ts'
import { askableDomain, autoconfigPages, changesOfOffer, inOrder, offersOfMx, offersOfPage, offersOfSrv, type Offer } from './offers.ts'

test.each([
  ['empresa.com.br', 'empresa.com.br'], ['jose@Empresa.com.br', 'empresa.com.br'], [' empresa.com.br. ', 'empresa.com.br'], ['açaí.com.br', 'xn--aa-3ia7c.com.br'],
  ['localhost', null], ['127.0.0.1', null], ['[::1]', null], ['::1', null], ['a b.com', null], ['empresa.com.br/x', null], ['empresa.com.br:25', null], ['', null], ['.', null],
  ['jose@', null], ['1.2.3.4.5', null], [`${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.com`, null],
] as const)('%j can be asked about as %s', (text, domain) => {
  if (domain?.startsWith('xn--') === true) expect(askableDomain(text)).toMatch(/^xn--.*\.com\.br$/)
  else expect(askableDomain(text)).toBe(domain)
}) // prettier-ignore

test('pages are asked for by https, under the domain itself, without any address in them', () => {
  for (const page of autoconfigPages('empresa.com.br')) {
    const { protocol, hostname, search } = new URL(page)
    expect([protocol, hostname.endsWith('empresa.com.br'), search]).toEqual(['https:', true, ''])
  }
})

const record = (target: string, port: number, priority = 0, weight = 0) => ({ target, port, priority, weight })

describe('SRV records', () => {
  test('the lowest priority first, then the heaviest', () => {
    const offers = offersOfSrv('x', 'tls', [record('c.net', 465, 20), record('b.net', 465, 10, 1), record('A.net.', 465, 10, 5)])
    expect(offers.map(({ server, port, security, source }) => [server, port, security, source])).toEqual(['a.net', 'b.net', 'c.net'].map((server) => [server, 465, 'tls', 'srv']))
  })
  test.each([['.', 0], ['', 465], ['a b', 465], ['a.net', 0], ['a.net', 70_000], ['-a.net', 465]])('%j on %d is no offer', (target, port) => {
    expect(offersOfSrv('x', 'starttls', [record(target, port)])).toEqual([])
  })
  test('there are never many', () => {
    expect(offersOfSrv('x', 'tls', Array.from({ length: 100 }, (_, index) => record(`a${index}.net`, 465))).length).toBeLessThanOrEqual(4)
  })
})

test.each([
  ['empresa-com-br.mail.protection.outlook.com', 'microsoft-365'],
  ['EMPRESA.mail.protection.outlook.com.', 'microsoft-365'],
  ['aspmx.l.google.com', 'google'],
  ['alt1.aspmx.l.googlemail.com', 'google'],
  ['mx.uhserver.com', 'uol-host'],
  ['eur.olc.protection.outlook.com', 'outlook-com'],
  ['mx-vip-02.kinghost.net', 'kinghost'],
  ['mx.core.locaweb.com.br', 'locaweb'],
  ['mx.jk.locaweb.com.br.', 'locaweb'],
  ['mx1.hostinger.com', 'hostinger'],
  ['mx2.titan.email', 'titan'],
  ['smtp.secureserver.net', 'godaddy'],
  ['mta7.am0.yahoodns.net', 'yahoo'],
  ['mx.zoho.com', 'zoho-pro'],
  ['mx.zoho.eu', null],
  ['mx-aol.mail.gm0.yahoodns.net', null],
  ['mx.a.locaweb.com.br.attacker.net', null],
  ['mx.notgoogle.com', null],
  ['google.com.attacker.net', null],
  ['mx.empresa.com.br', null],
])('mail that %s takes is with %s', (exchange, provider) => {
  expect(offersOfMx('empresa.com.br', [{ exchange: 'last.example', priority: 90 }, { exchange, priority: 1 }]).map((offer) => offer.provider)).toEqual(provider === null ? [] : [provider])
})

describe('servers of a page', () => {
  const server = { hostname: 'smtp.%EMAILDOMAIN%', port: '465', socketType: 'SSL', username: '%EMAILADDRESS%' }
  test('what it says is an offer', () => {
    expect(offersOfPage('https://x', 'empresa.com.br', [server, { ...server, port: '587', socketType: 'STARTTLS', username: '%EMAILLOCALPART%' }])).toEqual([
      { source: 'autoconfig', where: 'https://x', provider: null, server: 'smtp.empresa.com.br', port: 465, security: 'tls', user: 'address' },
      { source: 'autoconfig', where: 'https://x', provider: null, server: 'smtp.empresa.com.br', port: 587, security: 'starttls', user: 'local-part' },
    ])
  })
  test.each([{ socketType: 'plain' }, { socketType: '' }, { port: '0' }, { port: '465; drop' }, { port: '99999' }, { hostname: '' }, { hostname: 'a\r\nb' }, { hostname: 'user@host' }])('%j is none', (part) => {
    expect(offersOfPage('x', 'empresa.com.br', [{ ...server, ...part }])).toEqual([])
  })
  test('a user of another form is left to the person', () => {
    expect(offersOfPage('x', 'empresa.com.br', [{ ...server, username: 'admin' }])[0]?.user).toBeNull()
  })
})

const offer: Offer = { source: 'srv', where: 'x', provider: null, server: 'smtp.empresa.com.br', port: 465, security: 'tls', user: null }

test('the domain’s own page comes first, and what two say alike stands once', () => {
  const mx: Offer = { ...offer, source: 'mx', server: 'smtp.gmail.com', port: 587, security: 'starttls', provider: 'google' }
  expect(inOrder([mx, offer, { ...offer, source: 'autoconfig' }]).map(({ source, server }) => [source, server])).toEqual([['autoconfig', 'smtp.empresa.com.br'], ['mx', 'smtp.gmail.com']])
})

test.each([
  [465, 'tls'], [587, 'starttls'], [25, 'starttls'], [2465, 'tls'], [465, 'starttls'],
] as const)('applied, port %d means %s and never clear text', (port, security) => {
  const changes = Object.fromEntries(changesOfOffer({ ...offer, port, security, user: 'local-part' }, 'jose@empresa.com.br').map(({ path, value }) => [path, value]))
  const mode = changes['smtp.security'] as 'auto' | 'tls' | 'starttls'
  expect(resolveSecurity(mode, changes['smtp.authentication.ssl'] === true, port)).toBe(security)
  expect([changes['smtp.server'], changes['smtp.port'], changes['smtp.authentication.user']]).toEqual(['smtp.empresa.com.br', port, 'jose'])
  expect(Object.keys(changes)).not.toContain('smtp.authentication.password')
}) // prettier-ignore

test('a known provider is applied as its preset says', () => {
  const changes = changesOfOffer({ ...offer, provider: 'google', server: 'evil.example' }, 'jose@empresa.com.br')
  expect(changes).toContainEqual({ path: 'smtp.server', value: 'smtp.gmail.com' })
})
