import { describe, expect, test } from 'vitest'
import { systemDocumentSchema } from '../system/document.ts'
import { proxyFromEnvironment } from './environment.ts'
import { explainRoute } from './explain-route.ts'

const proxy = (value?: object) =>
  systemDocumentSchema.parse({ name: 'X', technologyVersion: '13', protocol: 'smtp', ...(value && { proxy: value }) }).proxy
const from = (environment: Record<string, string>, host = 'smtp.example.com') => proxyFromEnvironment(environment, { host, port: 587 }).answer

describe('the route', () => {
  test('is direct where the proxy is off, whatever stands in its fields or in the environment', () => {
    for (const value of [undefined, { enabled: false, address: 'p.example', port: 8080 }])
      expect(explainRoute(proxy(value), from({ all_proxy: 'http://q:1' }))).toEqual({
        kind: 'direct',
        host: null,
        port: null,
        origin: 'off',
        candidates: [{ kind: 'direct', host: null, port: null }],
        trace: [{ rule: 'proxy-off', found: '', outcome: 'decided' }],
      })
  })

  test.each(['http', 'https', 'socks4', 'socks4a', 'socks5'] as const)('is the typed %s proxy for every host, loopback too', (kind) => {
    const route = explainRoute(proxy({ kind, address: 'p.example', port: 8080 }), from({ no_proxy: '*', all_proxy: 'http://q:1' }))
    expect(route).toMatchObject({ kind, host: 'p.example', port: 8080, origin: 'typed' })
    expect(route.trace).toEqual([{ rule: 'proxy-typed', found: 'p.example:8080', outcome: 'decided' }])
  })

  test('is what the operating system says where the fields are blank', () => {
    const route = explainRoute(proxy({}), from({ https_proxy: 'http://q.example:3128' }))
    expect(route).toMatchObject({ kind: 'http', host: 'q.example', port: 3128, origin: 'environment' })
    expect(route.trace.map(({ rule, outcome }) => [rule, outcome])).toEqual([['proxy-blank', 'passed'], ['environment-variable', 'decided']])
    expect(explainRoute(proxy({}), from({ https_proxy: 'http://q:1', no_proxy: 'example.com' }))).toMatchObject({ kind: 'direct', origin: 'environment' })
  })

  test('keeps every candidate of an answer, the first one chosen', () => {
    const candidates = [{ kind: 'http' as const, host: 'a', port: 1 }, { kind: 'direct' as const, host: null, port: null }]
    const route = explainRoute(proxy({}), { origin: 'operating-system', candidates, trace: [] })
    expect(route).toMatchObject({ kind: 'http', host: 'a', port: 1, candidates })
  })

  test('is unknown, never silently direct, where nothing could be found out', () => {
    for (const answer of [null, from({}), from({ http_proxy: 'http://q:1' }), from({ auto_proxy: 'x' }), { origin: 'operating-system' as const, candidates: [], trace: [] }]) {
      const route = explainRoute(proxy({}), answer)
      expect(route).toMatchObject({ kind: null, host: null, port: null, candidates: [] })
      expect(route.trace.every(({ outcome }) => outcome === 'passed')).toBe(true)
    }
  })
})
