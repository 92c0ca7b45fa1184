import { describe, expect, test } from 'vitest'
import type { FindRow } from '../../contract/find.ts'
import { documentForDiagnosis } from '../../../test-support/diagnosis-facts.ts'
import { resolveSecurity } from '../effective/effective-settings.ts'
import { applyChanges } from '../explain/apply-change.ts'
import { systemDocumentSchema, type SystemDocumentInput } from '../system/document.ts'
import { triedRoutes, triedSecurities } from './combinations.ts'
import { changesFor, ranked, routeOfSettings } from './rating.ts'

type Row = Pick<FindRow, 'works' | 'could' | 'auth' | 'route' | 'ms'> & { name: string }
const row = (name: string, part: Partial<Row> = {}): Row => ({ name, works: 'trusted', could: null, auth: ['PLAIN'], route: 'direct', ms: 10, ...part })
const needs = { authenticates: true, route: 'direct' } as const

describe('the best', () => {
  test.each<[why: string, Row[], order: string[]]>([
    ['encrypted and known before encrypted before clear', [row('c', { works: 'clear' }), row('b', { works: 'untrusted' }), row('a', { ms: 900 })], ['a', 'b', 'c']],
    ['what fails is not in it', [row('a', { works: 'no' }), row('b', { works: null }), row('c')], ['c']],
    ['what the component can do', [row('b', { could: false }), row('a', { ms: 900 })], ['a', 'b']],
    ['but never clear text for the component’s sake', [row('b', { works: 'clear' }), row('a', { could: false })], ['a', 'b']],
    ['AUTH before the route', [row('b', { auth: [] }), row('c', { auth: null }), row('a', { route: 'typed' })], ['a', 'b', 'c']],
    ['the route of the settings before speed', [row('b', { route: 'typed', ms: 1 }), row('a', { ms: 900 })], ['a', 'b']],
    ['the quicker one', [row('b', { ms: 450 }), row('a', { ms: 320 })], ['a', 'b']],
    ['a few milliseconds decide nothing', [row('a', { ms: 60 }), row('b', { ms: 20 })], ['a', 'b']],
    ['nothing', [], []],
  ])('%s', (_, rows, order) => {
    expect(ranked(rows, needs).map(({ name }) => name)).toEqual(order)
  })

  test('AUTH counts only where somebody logs in', () => {
    expect(ranked([row('a', { auth: [] }), row('b', { ms: 500 })], { ...needs, authenticates: false }).map(({ name }) => name)).toEqual(['a', 'b'])
  })
})

const documentOf = (input: Pick<SystemDocumentInput, 'smtp' | 'proxy'>) =>
  systemDocumentSchema.parse({ name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp', ...input })

describe('what applying means', () => {
  const login = { enabled: true, user: 'a@b.c', ssl: false }
  test.each<[why: string, Pick<SystemDocumentInput, 'smtp' | 'proxy'>, Parameters<typeof changesFor>[0], changes: Record<string, unknown>]>([
    [
      'the box "Servidor com SSL" where it is enough',
      { smtp: { server: 's', port: 25, authentication: login } },
      { port: 587, security: 'starttls', route: 'direct', family: 4 },
      { 'smtp.port': 587, 'smtp.security': 'auto', 'smtp.authentication.ssl': true },
    ],
    [
      'a precise mode without a login',
      { smtp: { server: 's' } },
      { port: 465, security: 'tls', route: 'direct', family: 4 },
      { 'smtp.port': 465, 'smtp.security': 'tls' },
    ],
    [
      'a precise mode where the box says something else',
      { smtp: { server: 's', port: 25, authentication: login } },
      { port: 10465, security: 'tls', route: 'direct', family: 4 },
      { 'smtp.port': 10465, 'smtp.security': 'tls' },
    ],
    [
      'the box off for clear text',
      { smtp: { server: 's', port: 25, authentication: { ...login, ssl: true } } },
      { port: 25, security: 'none', route: 'direct', family: 4 },
      { 'smtp.security': 'auto', 'smtp.authentication.ssl': false },
    ],
    ['nothing where it stands already', { smtp: { server: 's', port: 587, authentication: { ...login, ssl: true } } }, { port: 587, security: 'starttls', route: 'direct', family: 6 }, {}],
    ['nothing for the default port', { smtp: { server: 's' } }, { port: 25, security: 'none', route: 'direct', family: 4 }, {}],
    [
      'the proxy off',
      { smtp: { server: 's', port: 587, security: 'starttls' }, proxy: { address: 'p', port: 8080 } },
      { port: 587, security: 'starttls', route: 'direct', family: 4 },
      { 'proxy.enabled': false },
    ],
    [
      'the typed proxy on again',
      { smtp: { server: 's', port: 587, security: 'starttls' }, proxy: { enabled: false, address: 'p', port: 8080 } },
      { port: 587, security: 'starttls', route: 'typed', family: null },
      { 'proxy.enabled': true },
    ],
    [
      'the operating system’s proxy, without the login of another one',
      { smtp: { server: 's', port: 587, security: 'starttls' }, proxy: { address: 'p', port: 8080, authentication: { user: 'jose' } } },
      { port: 587, security: 'starttls', route: 'system', family: null },
      { 'proxy.enabled': true, 'proxy.address': '', 'proxy.port': null, 'proxy.authentication.enabled': false },
    ],
  ])('%s', (_, input, combination, changes) => {
    expect(Object.fromEntries(changesFor(combination, documentOf(input)).map(({ path, value }) => [path, value]))).toEqual(changes)
  })

  test('the settings mean the combination afterwards, whatever stood there', () => {
    const boxes = [true, false]
    const proxies = [{ enabled: false }, {}, { address: 'p', port: 8080 }, { enabled: false, address: 'p', port: 8080 }]
    let seen = 0
    for (const enabled of boxes)
      for (const ssl of boxes)
        for (const was of ['auto', 'none', 'starttls-if-offered', 'starttls', 'tls'] as const)
          for (const proxy of proxies)
            for (const port of [587, 465, 25])
              for (const security of triedSecurities)
                for (const route of triedRoutes) {
                  if (route === 'typed' && !('address' in proxy)) continue
                  const before = documentOf({ smtp: { server: 's', security: was, authentication: { enabled, ssl } }, proxy })
                  const { smtp, proxy: after } = applyChanges(before, changesFor({ port, security, route, family: null }, before))
                  const authentication = smtp.authentication
                  expect(smtp.port ?? 25).toBe(port)
                  expect(resolveSecurity(smtp.security, authentication.enabled && authentication.ssl, port)).toBe(security)
                  expect(routeOfSettings({ proxy: after })).toBe(route)
                  seen++
                }
    expect(seen).toBeGreaterThan(1000)
    expect(documentForDiagnosis({}).smtp.port).toBeDefined()
  })
})
