import { describe, expect, test } from 'vitest'
import { createManualClock } from '../../test-support/manual-clock.ts'
import { createEnvironmentProxy } from './environment-proxy.ts'
import { createResolverProxy } from './resolver-proxy.ts'

function makeProxy(answer: string | (() => Promise<string>), environment: Readonly<Record<string, string>> = {}) {
  const asked: string[] = []
  const clock = createManualClock()
  const proxy = createResolverProxy({
    resolve(url) {
      asked.push(url)
      return typeof answer === 'string' ? Promise.resolve(answer) : answer()
    },
    clock,
    environment: createEnvironmentProxy(environment),
  })
  return { proxy, asked, clock }
}

describe('the proxy as Chromium finds it', () => {
  test.each([
    ['smtp.example.com.br', 587, 'https://smtp.example.com.br:587/'],
    ['10.0.0.25', 25, 'https://10.0.0.25:25/'],
    ['2001:db8::25', 465, 'https://[2001:db8::25]:465/'],
  ])('is asked for %s as for a web address', async (host, port, url) => {
    const { proxy, asked, clock } = makeProxy('DIRECT')
    await proxy.find(host, port)
    expect(asked).toEqual([url])
    expect(clock.waiting()).toBe(0)
  })

  test('is told in the order of the answer', async () => {
    const found = await makeProxy('PROXY proxy.example:8080; SOCKS5 10.0.0.1:1080; DIRECT').proxy.find('a.example', 25)
    expect(found.origin).toBe('operating-system')
    expect(found.candidates).toMatchObject([
      { kind: 'http', host: 'proxy.example', port: 8080 },
      { kind: 'socks5', host: '10.0.0.1', port: 1080 },
      { kind: 'direct' },
    ])
    expect(found.trace).toEqual([{ rule: 'system-proxy', found: 'PROXY proxy.example:8080; SOCKS5 10.0.0.1:1080; DIRECT', outcome: 'decided' }])
  })

  test('a plain DIRECT is an answer, not a lack of one', async () => {
    const { candidates } = await makeProxy('DIRECT').proxy.find('a.example', 25)
    expect(candidates?.map(({ kind }) => kind)).toEqual(['direct'])
  })

  test.each([
    ['', 'system-proxy-unreadable'],
    ['QUIC p.example:443', 'system-proxy-unreadable'],
    ['nonsense '.repeat(100), 'system-proxy-unreadable'],
  ])('what nobody can read (%j) is never taken for direct', async (answer, rule) => {
    const found = await makeProxy(answer).proxy.find('a.example', 25)
    expect(found).toMatchObject({ candidates: null, trace: [{ rule, outcome: 'passed' }] })
    expect(found.trace[0]?.found.length).toBeLessThanOrEqual(200)
  })

  test('an error of the resolver is told, not thrown', async () => {
    const failed = await makeProxy(() => Promise.reject(new Error('ERR_FAILED'))).proxy.find('a.example', 25)
    expect(failed).toMatchObject({ candidates: null, trace: [{ rule: 'system-proxy-unreadable', found: 'Error: ERR_FAILED' }] })
    const { proxy, clock } = makeProxy(() => {
      throw new Error('session destroyed')
    })
    expect((await proxy.find('a.example', 25)).candidates).toBeNull()
    expect(clock.waiting()).toBe(0)
  })

  test('a script that never answers is not waited for longer than ten seconds, and its late word changes nothing', async () => {
    let late: (answer: string) => void = () => {}
    const { proxy, clock } = makeProxy(() => new Promise<string>((resolve) => (late = resolve)))
    const finding = proxy.find('a.example', 25)
    clock.advance(10_000)
    const found = await finding
    late('DIRECT')
    expect(found).toMatchObject({ candidates: null, trace: [{ rule: 'system-proxy-timeout', outcome: 'passed' }] })
  })

  test('a login from the environment is for the very proxy that Chromium chose', async () => {
    const environment = { https_proxy: 'http://jose:senha%40@proxy.example:8080' }
    const found = await makeProxy('PROXY proxy.example:8080; DIRECT', environment).proxy.find('a.example', 25)
    expect([...found.credentials.values()]).toEqual([{ user: 'jose', password: 'senha@' }])
    expect([...found.credentials.keys()][0]).toBe(found.candidates?.[0])
    expect(JSON.stringify({ ...found, credentials: null })).not.toContain('senha')
    for (const answer of ['PROXY proxy.example:3128', 'PROXY other.example:8080', 'SOCKS5 proxy.example:8080', 'DIRECT']) {
      expect((await makeProxy(answer, environment).proxy.find('a.example', 25)).credentials.size, answer).toBe(0)
    }
  })
})
