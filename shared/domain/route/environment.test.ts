import { describe, expect, test } from 'vitest'
import { explain as texts } from '../../i18n/pt-BR/explain.ts'
import { noProxyMatch, proxyFromEnvironment } from './environment.ts'

const target = { host: 'smtp.example.com', port: 587 }
const find = (environment: Record<string, string>) => proxyFromEnvironment(environment, target)
const shown = (environment: Record<string, string>) => {
  const { answer } = find(environment)
  const [proxy] = answer.candidates ?? []
  return proxy ? (proxy.kind === 'direct' ? 'direct' : `${proxy.kind}://${String(proxy.host)}:${String(proxy.port)}`) : null
}
const rule = (environment: Record<string, string>) => {
  const found = find(environment).answer.trace.at(-1)
  expect(texts.routeTrace).toHaveProperty([found!.rule])
  return found!.rule
}

describe('which variable counts', () => {
  test.each([
    [{ https_proxy: 'http://p.example:3128' }, 'http://p.example:3128'],
    [{ HTTPS_PROXY: 'http://p.example:3128' }, 'http://p.example:3128'],
    [{ https_proxy: 'http://lower:1', HTTPS_PROXY: 'http://upper:2' }, 'http://lower:1'],
    [{ all_proxy: 'http://all:1', https_proxy: 'http://s:2' }, 'http://all:1'],
    [{ https_proxy: 'p.example:3128' }, 'http://p.example:3128'],
    [{ https_proxy: 'http://p.example' }, 'http://p.example:80'],
    [{ https_proxy: 'https://p.example' }, 'https://p.example:443'],
    [{ https_proxy: 'http://p.example:3128/' }, 'http://p.example:3128'],
    [{ all_proxy: 'socks5://p.example' }, 'socks5://p.example:1080'],
    [{ all_proxy: 'socks5h://p.example:9' }, 'socks5://p.example:9'],
    [{ all_proxy: 'socks4a://p.example' }, 'socks4a://p.example:1080'],
    [{ https_proxy: 'http://[::1]:3128' }, 'http://::1:3128'],
    [{ https_proxy: '  http://p.example:1  ' }, 'http://p.example:1'],
    [{ https_proxy: 'http://p:1', no_proxy: 'other.example' }, 'http://p:1'],
    [{ https_proxy: 'http://p:1', no_proxy: '.example.com' }, 'direct'],
    [{ https_proxy: 'http://p:1', NO_PROXY: '*' }, 'direct'],
    [{ SOCKS_SERVER: 's.example:9' }, 'socks5://s.example:9'],
    [{ SOCKS_SERVER: 's.example' }, 'socks5://s.example:1080'],
    [{ SOCKS_SERVER: 's.example', SOCKS_VERSION: '4' }, 'socks4://s.example:1080'],
    [{ SOCKS_SERVER: 's.example', SOCKS_VERSION: '5', https_proxy: 'http://p:1' }, 'http://p:1'],
    [{ SOCKS_SERVER: 's.example', http_proxy: 'http://p:1' }, 'socks5://s.example:1080'],
    [{ SOCKS_SERVER: 's.example', no_proxy: '*' }, 'direct'],
  ])('%j → %s', (environment, proxy) => {
    expect(shown(environment)).toBe(proxy)
  })

  test.each([
    [{}, 'environment-none'],
    [{ https_proxy: '' }, 'environment-none'],
    [{ https_proxy: '   ' }, 'environment-none'],
    [{ no_proxy: '*' }, 'environment-none'],
    [{ http_proxy: 'http://p:1' }, 'environment-http-only'],
    [{ auto_proxy: 'http://wpad/wpad.dat', https_proxy: 'http://p:1' }, 'environment-script'],
    [{ auto_proxy: '' }, 'environment-detect'],
    [{ SOCKS_SERVER: 'a b' }, 'environment-malformed'],
    [{ https_proxy: 'ftp://p:1' }, 'environment-malformed'],
    [{ https_proxy: 'http://' }, 'environment-malformed'],
    [{ https_proxy: 'http://p:99999' }, 'environment-malformed'],
    [{ https_proxy: 'http://p:0' }, 'environment-malformed'],
    [{ https_proxy: 'http://a b:1' }, 'environment-malformed'],
    [{ all_proxy: 'socks5://a%20b:1' }, 'environment-malformed'],
    [{ https_proxy: 'http://u:%zz@p:1' }, 'environment-malformed'],
  ] as const)('%j is not known, and never silently direct: %s', (environment, reason) => {
    expect(find(environment).answer.candidates).toBeNull()
    expect(rule(environment)).toBe(reason)
  })
})

test('a script is named with its address, without a login in it, and nothing else counts', () => {
  expect(find({ auto_proxy: ' http://jose:segredo@x/proxy.pac ', all_proxy: 'http://p:1' })).toMatchObject({ script: 'http://jose:segredo@x/proxy.pac' })
  expect(JSON.stringify(find({ AUTO_PROXY: 'http://jose:segredo@x/proxy.pac' }).answer)).toMatch(/^(?!.*segredo).*http:\/\/x\/proxy.pac/)
  expect(find({ auto_proxy: '' }).script).toBe('')
  expect(find({}).script).toBeNull()
})

describe('the password a variable carries', () => {
  const found = find({ https_proxy: 'http://jos%C3%A9:se%3Agr%40do@p.example:3128' })

  test('is read as it was meant', () => {
    expect(found.credentials).toEqual({ user: 'josé', password: 'se:gr@do' })
    expect(find({ https_proxy: 'http://p.example:1' }).credentials).toBeNull()
    expect(find({ https_proxy: 'http://so-user@p.example:1' }).credentials).toEqual({ user: 'so-user', password: '' })
  })

  test('is not in the answer, nor in what is wrong with it', () => {
    expect(JSON.stringify(found.answer)).not.toMatch(/se(:|%3A)gr|jos/)
    expect(JSON.stringify(find({ https_proxy: 'ftp://jose:segredo@p:1' }))).not.toMatch(/segredo/)
  })
})

describe('no_proxy', () => {
  const at = (host: string, port = 587) => (list: string) => noProxyMatch(list, { host, port })
  test.each([
    ['smtp.example.com', 'smtp.example.com'],
    ['example.com', 'example.com'],
    ['.example.com', '.example.com'],
    ['*.example.com', '*.example.com'],
    ['a, b,example.com', 'example.com'],
    ['a b example.com', 'example.com'],
    ['EXAMPLE.com', 'example.com'],
    ['example.com:587', 'example.com:587'],
    ['*', '*'],
    ['example.com.', 'example.com.'],
    ['ample.com', null],
    ['com.br', null],
    ['example.com:25', null],
    ['smtp.example.com.br', null],
    ['', null],
    [' , ', null],
    ['.', null],
    ['10.0.0.0/8', null],
  ])('%j covers smtp.example.com: %s', (list, match) => {
    expect(at('smtp.example.com')(list)).toBe(match)
  })

  test.each([
    ['10.1.2.3', '10.0.0.0/8', '10.0.0.0/8'],
    ['11.1.2.3', '10.0.0.0/8', null],
    ['10.1.2.3', '10.1.2.3', '10.1.2.3'],
    ['10.1.2.3', '2.3', null],
    ['10.1.2.3', '10.1.2.0/33', null],
    ['10.1.2.3', '0.0.0.0/0', '0.0.0.0/0'],
    ['192.168.1.9', '192.168.1.8/31', '192.168.1.8/31'],
    ['192.168.1.9', '192.168.1.8/32', null],
    ['::1', '[::1]', '[::1]'],
    ['::1', '::1', '::1'],
    ['[::1]', '::1', '::1'],
    ['::1', '[::1]:587', '[::1]:587'],
    ['::1', '[::1]:25', null],
    ['SMTP.Example.COM.', 'example.com', 'example.com'],
  ])('%s by %j: %s', (host, list, match) => {
    expect(at(host)(list)).toBe(match)
  })
})
