/** Configuration scripts for real: a thread, QuickJS, an http server; hostile ones end in time and leave nothing behind. */
import { createServer } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createManualClock } from '../../../test-support/manual-clock.ts'
import { listen } from '../../../test-support/listening.ts'
import { explain as texts } from '../../../shared/i18n/pt-BR/explain.ts'
import { createNodeDialer } from '../node-dialer.ts'
import { createScriptRunner } from './script-runner.ts'

const target = { host: 'smtp.example.com', port: 587 }
const data = (script: string) => `data:,${encodeURIComponent(script)}`
const find = (body: string) => data(`function FindProxyForURL(url, host) { ${body} }`)
const makeRunner = (clock = createManualClock()) => createScriptRunner({ clock, dialer: createNodeDialer(), domain: null })

async function ask(address: string, runner = makeRunner()) {
  const { candidates, trace } = await runner.ask(address, target)
  for (const { rule } of trace) expect(texts.routeTrace).toHaveProperty([rule])
  return { candidates, rule: trace.at(-1)?.rule, found: trace.at(-1)?.found ?? '', rules: trace.map(({ rule }) => rule) }
}
const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'Worker' || name === 'MessagePort').length

describe('a script', () => {
  test('is asked as for https, and all it answers is kept in order', async () => {
    const asked = await ask(find('return "PROXY " + (url === "https://smtp.example.com:587/" && host === "smtp.example.com" ? "a:1" : url) + "; QUIC q:1; SOCKS5 b; DIRECT"'))
    expect(asked.candidates).toEqual([
      { kind: 'http', host: 'a', port: 1 },
      { kind: 'socks5', host: 'b', port: 1080 },
      { kind: 'direct', host: null, port: null },
    ])
    expect(asked.rules).toEqual(['pac-ignored', 'pac-answer'])
    expect(asked.found).toContain('https://smtp.example.com:587/ → PROXY a:1')
  })

  test('may look names up anywhere, also at its outermost level and in functions handed on', async () => {
    const script = `var mine = myIpAddress();
      function FindProxyForURL() {
        var near = ['10.0.0.0', '127.0.0.0'].filter(function (net) { return isInNet('localhost', net, '255.0.0.0') });
        return 'PROXY ' + near.join('-') + '.x:1; PROXY ' + mine + ':2';
      }`
    const { candidates } = await ask(data(script))
    expect(candidates?.[0]?.host).toBe('127.0.0.0.x')
    expect(candidates?.[1]?.host).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
  })
})

describe('a hostile script ends in time, leaves no thread and no memory', () => {
  test.each([
    ['endless', find('for (;;);'), 'pac-timeout'],
    ['endless while it is read', data('for (;;);'), 'pac-timeout'],
    ['backtracking', find('return /(a+)+$/.test(new Array(60).join("a") + "!") + ""'), 'pac-timeout'],
    ['backtracking in a standard function', find('return shExpMatch(new Array(90).join("a"), "*a*a*a*a*a*a*a*a*a*a*a*a*a*b") + ""'), 'pac-timeout'],
    ['deep', find('return FindProxyForURL(url, host) + 1'), 'pac-threw'],
    ['one huge piece', find('return "x".repeat(1e9)'), 'pac-threw'],
    ['a huge array', find('return String(new Uint8Array(1e9).length)'), 'pac-threw'],
    ['throws', find('throw new Error("não")'), 'pac-threw'],
    ['returns an object', find('return {}'), 'pac-nonsense'],
    ['returns a promise', data('async function FindProxyForURL() { return "DIRECT" }'), 'pac-nonsense'],
    ['ten million characters', find('return "x".repeat(1e7)'), 'pac-nonsense'],
    ['reaches out', find('return [typeof require, typeof process, typeof fetch, typeof WebAssembly].join()'), 'pac-nonsense'],
    ['redefines', data('isInNet = 1; dnsResolve = null; function FindProxyForURL() { return isInNet() }'), 'pac-threw'],
    ['a page', data('<html>'), 'pac-not-script'],
    ['broken', data('function {'), 'pac-not-script'],
    ['no function', data('var x = 1'), 'pac-not-script'],
  ])('%s', async (_, address, rule) => {
    const before = process.memoryUsage().rss
    const started = performance.now()
    const asked = await ask(address)
    expect([asked.candidates, asked.rule]).toEqual([null, rule])
    expect(performance.now() - started).toBeLessThan(18_000)
    expect(threads()).toBeLessThanOrEqual(1)
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
    if (asked.found.includes('undefined')) expect(asked.found).toBe('undefined,undefined,undefined,undefined')
  })
})

describe('where it comes from', () => {
  test('http, with redirects, and told apart when it does not come', async () => {
    let served = 0
    const server = await listen(
      createServer((request, response) => {
        served += 1
        if (request.url === '/moved') return response.writeHead(302, { location: '/proxy.pac' }).end()
        if (request.url === '/loop') return response.writeHead(302, { location: '/loop' }).end()
        if (request.url === '/file') return response.writeHead(302, { location: 'file:///etc/passwd' }).end()
        if (request.url === '/large') return response.end('x'.repeat(1024 * 1024 + 1))
        if (request.url !== '/proxy.pac') return response.writeHead(404).end()
        response.end('function FindProxyForURL() { return "PROXY a:1" }')
      }),
    )
    try {
      const at = (path: string) => `http://jose:segredo@127.0.0.1:${server.port}${path}`
      expect((await ask(at('/proxy.pac'))).candidates).toHaveLength(1)
      expect((await ask(at('/moved'))).candidates).toHaveLength(1)
      for (const [path, reason] of [['/loop', 'REDIRECTS'], ['/file', '302'], ['/large', 'EFBIG'], ['/x', 'HTTP 404']] as const) {
        const asked = await ask(at(path))
        expect([path, asked.rule]).toEqual([path, 'pac-not-fetched'])
        expect(asked.found).toContain(reason)
        expect(asked.found).not.toContain('segredo')
      }
      // An answer is kept for a moment, for each script and server.
      const clock = createManualClock()
      const runner = makeRunner(clock)
      served = 0
      for (let time = 0; time < 3; time += 1) await ask(at('/proxy.pac'), runner)
      expect(served).toBe(1)
      clock.advance(15_000)
      await ask(at('/proxy.pac'), runner)
      expect(served).toBe(2)
    } finally {
      await server.close()
    }
  })

  test('a file, and no other kind of file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pac-test-'))
    try {
      writeFileSync(join(folder, 'p.pac'), '\uFEFFfunction FindProxyForURL() { return "DIRECT" }')
      expect((await ask(pathToFileURL(join(folder, 'p.pac')).href)).candidates).toHaveLength(1)
      for (const address of [pathToFileURL(join(folder, 'none')).href, pathToFileURL(folder).href, 'ftp://x/', 'nonsense']) expect((await ask(address)).rule).toBe('pac-not-fetched')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
