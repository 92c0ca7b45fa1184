/** A real HTTPS server on loopback, under names that a look-up of the test's own leads there. */
import { createServer, type ServerOptions } from 'node:https'
import type { RequestListener } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createAuthority } from '../../test-support/certificates.ts'
import { listen } from '../../test-support/listening.ts'
import { createHttpsSettingsPages, mayBeAsked, type SettingsPagesOptions } from './https-settings-pages.ts'

const authority = createAuthority()
const names = ['autoconfig.empresa.com.br', 'outro.com.br']
const never = new AbortController().signal
const page = 'https://autoconfig.empresa.com.br/mail/config-v1.1.xml'

async function pagesOf(answer: RequestListener, more: SettingsPagesOptions = {}, tls: ServerOptions = authority.issue({ names })) {
  const asked: { host: string | undefined; url: string | undefined; headers: string[] }[] = []
  const server = createServer(tls, (request, response) => {
    asked.push({ host: request.headers.host, url: request.url, headers: Object.keys(request.headers) })
    answer(request, response)
  })
  const { port, close, idle } = await listen(server)
  onTestFinished(() => close())
  const looked: string[] = []
  const lookup = ((name: string, _: unknown, done: (error: Error | null, found: { address: string; family: number }[]) => void) => {
    looked.push(name)
    done(null, [{ address: '127.0.0.1', family: 4 }])
  }) as unknown as NonNullable<SettingsPagesOptions['lookup']>
  return { pages: createHttpsSettingsPages({ issuers: [authority.cert], lookup, port, mayBeAsked: () => true, ...more }), asked, looked, idle }
}

test('a page is fetched by its name, and nothing about anybody is told', async () => {
  const { pages, asked } = await pagesOf((_, response) => response.end('<clientConfig/>'))
  expect(await pages.get(page, never)).toEqual({ ok: true, text: '<clientConfig/>', address: page })
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({ url: '/mail/config-v1.1.xml' })
  expect(asked[0]?.host).toContain('autoconfig.empresa.com.br')
  expect(asked[0]?.headers.filter((name) => ['cookie', 'authorization', 'referer', 'from'].includes(name))).toEqual([])
})

describe('redirects', () => {
  const leadTo = (location: string, status = 302): RequestListener => (request, response) => {
    if (request.url === '/fim.xml') response.end('fim')
    else response.writeHead(status, { location }).end()
  }
  test.each([301, 302, 307, 308])('%d to another name over https is followed', async (status) => {
    const { pages } = await pagesOf(leadTo('https://outro.com.br/fim.xml', status))
    expect(await pages.get(page, never)).toEqual({ ok: true, text: 'fim', address: 'https://outro.com.br/fim.xml' })
  })

  test.each([
    'http://autoconfig.empresa.com.br/fim.xml', 'file:///etc/passwd', 'ftp://outro.com.br/fim.xml', 'https://127.0.0.1/fim.xml', 'https://[::1]/fim.xml',
    'https://2130706433/fim.xml', 'https://localhost/fim.xml', 'https://outro.com.br:8443/fim.xml', 'https://jose:senha@outro.com.br/fim.xml', 'https://', '//',
  ])('to %s it is not', async (location) => {
    const { pages, asked } = await pagesOf(leadTo(location))
    expect(await pages.get(page, never)).toMatchObject({ ok: false, why: 'refused' })
    expect(asked).toHaveLength(1)
  }) // prettier-ignore

  test('without end they end', async () => {
    const { pages, asked } = await pagesOf(leadTo('/mais.xml'))
    expect(await pages.get(page, never)).toEqual({ ok: false, why: 'refused', system: 'redirects' })
    expect(asked).toHaveLength(4)
  })

  test('of each address it is known whether somebody else led there', async () => {
    const led: boolean[] = []
    const { pages, looked } = await pagesOf(leadTo('https://outro.com.br/fim.xml'), { mayBeAsked: (_, redirected) => (led.push(redirected), true) })
    await pages.get(page, never)
    expect([looked, led]).toEqual([['autoconfig.empresa.com.br', 'outro.com.br'], [false, true]])
  })
})

test.each([
  ['127.0.0.1', false, false], ['127.8.9.1', false, false], ['0.0.0.0', false, false], ['169.254.169.254', false, false], ['224.0.0.1', false, false], ['255.255.255.255', false, false],
  ['::1', false, false], ['::', false, false], ['fe80::1', false, false], ['ff02::1', false, false], ['::ffff:127.0.0.1', false, false], ['::ffff:7f00:1', false, false],
  ['64:ff9b::7f00:1', false, false], ['10.1.2.3', false, true], ['10.1.2.3', true, false], ['192.168.0.1', true, false], ['172.20.0.1', true, false], ['100.64.0.1', true, false],
  ['::ffff:10.0.0.1', true, false], ['fd00::1', false, true], ['fd00::1', true, false], ['200.147.1.1', true, true], ['2804:1::1', true, true], ['nonsense', false, false],
] as const)('%s, led to: %s → may be asked: %s', (address, redirected, may) => {
  expect(mayBeAsked(address, redirected)).toBe(may)
}) // prettier-ignore

test.each<[what: string, answer: RequestListener, why: string]>([
  ['is not there', ((_, response) => response.writeHead(404).end('no')), 'none'],
  ['is broken', ((_, response) => response.writeHead(500).end()), 'none'],
  ['is too big', ((_, response) => response.end('x'.repeat(70_000))), 'refused'],
  ['is no text', ((_, response) => response.end(Buffer.from([0xff, 0xfe, 0xff]))), 'refused'],
  ['breaks off', ((_, response) => void response.writeHead(200, { 'content-length': '100' }).write('x', () => response.destroy())), 'unreachable'],
])('a page that %s is told from one that can be read', async (_, answer, why) => {
  const { pages } = await pagesOf(answer)
  expect(await pages.get(page, never)).toMatchObject({ ok: false, why })
})

test('a certificate for another name, or by nobody known, is no answer', async () => {
  const other = await pagesOf((_, response) => response.end('x'), {}, authority.issue({ names: ['terceiro.com.br'] }))
  expect(await other.pages.get(page, never)).toMatchObject({ ok: false, why: 'unreachable' })
  const unknown = await pagesOf((_, response) => response.end('x'), { issuers: [] })
  expect(await unknown.pages.get(page, never)).toMatchObject({ ok: false, why: 'unreachable' })
  expect([...other.asked, ...unknown.asked]).toEqual([])
})

test('this machine itself is not asked, whatever its name is', async () => {
  const { pages, asked } = await pagesOf((_, response) => response.end('x'), { mayBeAsked })
  expect(await pages.get(page, never)).toEqual({ ok: false, why: 'refused', system: 'address' })
  expect(asked).toEqual([])
})

test('aborting ends a server that never ends', async () => {
  const cancel = new AbortController()
  const { pages, idle } = await pagesOf((_, response) => {
    response.write('<')
    cancel.abort(new Error('enough'))
  })
  await expect(pages.get(page, cancel.signal)).rejects.toThrow('enough')
  await idle()
})
