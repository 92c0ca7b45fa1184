/**
 * S7: what a server, a proxy or an imported file says is text and nothing else: visible, short, without effect on a terminal
 * or a page; and what is too large, too deep or aimed at prototypes is refused at once.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { TestReport } from '../shared/contract/report.ts'
import { createEventHub } from '../electron/adapters/event-hub.ts'
import { createNodemailerMailer } from '../electron/adapters/nodemailer-mailer.ts'
import { startWebServer } from '../electron/web/web-server.ts'
import { createSelfSigned } from '../test-support/certificates.ts'
import { createCommandLine } from '../test-support/command-line.ts'
import { printFigure } from '../test-support/figures.ts'
import { documentOf, proxyServer, scriptedServer } from '../test-support/in-test.ts'
import type { SmtpBehaviour } from '../test-support/scripted-smtp.ts'
import { createTestEngine } from '../test-support/test-engine.ts'

/** What makes a terminal or a reader do something, or see something else. Line ends are ours. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const active = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/
const kept = 4096
const wholeReport = 512 * 1024

const hostile: Readonly<Record<string, string>> = {
  'escape sequences': '\x1b[2J\x1b[1;31mok\x1b]0;title\x07\x1b]8;;http://evil/\x07link\x9b31m',
  'overwriting by CR and backspace': 'rejected\rok      \b\b\b',
  'bidirectional overrides': '\u202edetcejer\u202c \u2066\u2069\u200f',
  'invisible letters': 'o\u200bk\ufeff\u200d',
  'zero bytes': 'o\0k',
  'line separators': 'one\u2028two\u2029three\x85four\x0bfive',
  'HTML': '<script>alert(1)</script><img src=x onerror=alert(1)>&lt;',
  'a template': '{{hint}} $t(errors.internal) ${x} %s %n',
}
let texts = 0
const strays: string[] = []
let imports = 0
const commandLine = createCommandLine()
const folder = mkdtempSync(join(tmpdir(), 'inert-'))
afterAll(() => {
  commandLine.remove()
  rmSync(folder, { recursive: true, force: true })
  printFigure('S7', `${texts} hostile texts of servers and proxies shown as inert text, ${imports} hostile documents refused, ${strays.length} strays`)
})

function stringsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => stringsOf(inner, `${path}.${key}`))
}
function expectInert(what: string, report: TestReport, events: unknown): void {
  texts++
  const all = [...stringsOf(report), ...stringsOf(events, 'events')]
  const bad = all.filter(([, text]) => active.test(text) || text.length > kept).map(([path, text]) => `${what}, ${path}: ${JSON.stringify(text.slice(0, 100))}`)
  strays.push(...bad)
  expect(bad).toEqual([])
  expect(JSON.stringify(report).length).toBeLessThan(wholeReport)
}

const places: Readonly<Record<string, (text: string) => SmtpBehaviour>> = {
  greeting: (text) => ({ greeting: `220 ${text}` }),
  'refused greeting': (text) => ({ greeting: `554 ${text}` }),
  'no greeting at all': (text) => ({ greeting: text }),
  ehlo: (text) => ({ ehlo: `250-${text}\r\n250 AUTH ${text}` }),
  login: (text) => ({ auth: `535 5.7.8 ${text}` }),
  sender: (text) => ({ mail: `550 5.7.1 ${text}` }),
  recipient: (text) => ({ rcpt: `550-${text}\r\n550 ${text}` }),
  data: (text) => ({ data: `554 ${text}` }),
  message: (text) => ({ message: `250 ${text}` }),
  'refused message': (text) => ({ message: `554 ${text}` }),
  'no reply at all': (text) => ({ mail: text }),
}
const login = { user: 'a@example.com', password: 'S3nha-longa', mechanism: 'PLAIN' as const }

describe('a server that says', () => {
  describe.each(Object.entries(hostile))('%s', (what, text) => {
    test.each(Object.entries(places))('as %s', async (place, behaviour) => {
      const server = await scriptedServer(behaviour(text))
      const document = documentOf(server, { authentication: login })
      const events: unknown[] = []
      const report = await createTestEngine().run({ document }, { onEvent: (event) => events.push(event) })
      expectInert(`${what} as ${place}`, report, events)
      // Told all the same: what is hidden helps nobody.
      expect(report.transcript.some(({ from, text: line }) => from === 'server' && line.includes(text.slice(0, 2).replace(/[^\x20-\x7e]/g, '').slice(0, 1)))).toBe(true)
    })
    test('on the command line, for people and for scripts', async () => {
      const server = await scriptedServer({ greeting: `220 ${text}`, rcpt: `550 ${text}` })
      const stdin = JSON.stringify(documentOf(server, {}, { name: 'X' }))
      for (const json of [[], ['--json']]) {
        const { out, err } = await commandLine.run(['test', '--file', '-', '--from', 'a@example.com', '--to', 'b@example.com', ...json], { stdin })
        texts++
        if (active.test(`${out}${err}`)) strays.push(`${what} on the command line`)
        expect(`${out}${err}`).not.toMatch(active)
      }
    })
    test('as a proxy, in its reason and its challenge', async () => {
      const line = Buffer.from(text.replace(/[\r\n]/g, ' '), 'utf8').toString('latin1')
      const proxy = await proxyServer({ answer: (socket) => (socket.end(`HTTP/1.1 407 ${line}\r\nProxy-Authenticate: Basic realm="${line}"\r\nX: ${line}\r\n\r\n`, 'latin1'), null) })
      const report = await createTestEngine().run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, { proxy: { address: '127.0.0.1', port: proxy.port } }) })
      expect(report.code).toBe('proxy-authentication')
      expectInert(`${what} of a proxy`, report, [])
    })
    test('in its certificate', async () => {
      const name = text.replaceAll('\0', '')
      const server = await scriptedServer({ certificate: createSelfSigned({ commonName: name, names: [name] }), implicitTls: true })
      const report = await createTestEngine().run({ document: documentOf(server, { server: 'localhost', security: 'tls' }) })
      expect(report.tls?.certificates).toHaveLength(1)
      expectInert(`${what} in a certificate`, report, [])
    })
  })

  test.each([
    ['a reply of 900 kB in one line', '550 ' + 'y'.repeat(900_000)],
    ['a reply of 900 kB in many lines', '550-yyyyyyyyyyyyyyyyyyyy\r\n'.repeat(36_000) + '550 y'],
    ['the longest reply that is read', `${`550-${'\x1b'.repeat(310)}\r\n`.repeat(199)}550 no`],
    ['a line of two kB that grows when it is shown', `550 ${'\0'.repeat(2000)}`],
  ])('%s has 4 kB of it kept', async (what, reply) => {
    for (const behaviour of [{ greeting: reply }, { mail: reply }, { rcpt: reply }, { message: reply }]) {
      const server = await scriptedServer(behaviour)
      expectInert(what, await createTestEngine().run({ document: documentOf(server), to: Array.from({ length: 20 }, (_, index) => `u${index}@example.com`) }), [])
    }
  })
})

const good = { name: 'RH', technologyVersion: '13.1', protocol: 'smtp' }
const text = JSON.stringify(good)
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const files: Readonly<Record<string, string | Uint8Array>> = {
  '__proto__': `{"__proto__":{"polluted":true},${text.slice(1)}`,
  '__proto__ inside smtp': text.replace('}', ',"smtp":{"server":"x.example","__proto__":{"polluted":true}}}'),
  '__proto__ as a parameter': text.replace('}', ',"parameters":{"__proto__":"S"}}'),
  '__proto__ within __proto__': text.replace('}', ',"smtp":{"authentication":{"__proto__":{"__proto__":{"polluted":true}}}}}'),
  'constructor.prototype': text.replace('}', ',"constructor":{"prototype":{"polluted":true}}}'),
  'a nesting of 100,000': deep(100_000),
  'a nesting of 100,000 as a field': text.replace('}', `,"smtp":${deep(100_000)}}`),
  'objects 100,000 deep': text.replace('}', `,"smtp":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`),
  '11 MB of blanks': ' '.repeat(11 * 1024 * 1024) + text,
  '11 MB of a name': JSON.stringify({ ...good, name: 'x'.repeat(11 * 1024 * 1024) }),
  'a name of 9 MB': JSON.stringify({ ...good, name: 'x'.repeat(9 * 1024 * 1024) }),
  'a name that speaks to the terminal': JSON.stringify({ ...good, name: 'RH\x1b[2J\x07' }),
  'an unknown key that speaks to the terminal': JSON.stringify({ ...good, '\x1b[2Jx\u202e': 1 }),
  'a parameter that speaks to the terminal': JSON.stringify({ ...good, parameters: { 'X\x1b[2J': 'S' } }),
  'a version that speaks to the terminal': JSON.stringify({ ...good, technologyVersion: '\x1b[2J' }),
  'a server that speaks to the terminal': JSON.stringify({ ...good, smtp: { server: '\x1b[2J' } }),
  'numbers without end': text.replace('}', `,"smtp":{"port":1${'0'.repeat(400)}}}`),
  'no JSON': '\x1b[2J{',
  'bytes that are no UTF-8': Uint8Array.of(0x7b, 0xff, 0xfe, 0x00, 0x7d),
  'nothing': '',
  'null': 'null',
  'a text': '"RH"',
} // prettier-ignore

function expectUnpolluted(): void {
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  expect(Object.keys(Object.prototype)).toEqual([])
}

describe('a file with', () => {
  test.each(Object.entries(files))('%s is refused by "systems import" and by "test --file"', async (what, content) => {
    const file = join(folder, 'given.json')
    writeFileSync(file, content)
    for (const argv of [['systems', 'import', file], ['systems', 'import', file, '--json'], ['systems', 'set', '-'], ['test', '--file', file, '--to', 'b@example.com', '--from', 'a@example.com']]) {
      const { code, out, err } = await commandLine.run(argv, { stdin: content })
      imports++
      expect([argv.join(' '), code]).not.toEqual([argv.join(' '), 0])
      if (active.test(`${out}${err}`)) strays.push(`${what}: ${argv.slice(0, 2).join(' ')}`)
      expect(`${out}${err}`, argv.join(' ')).not.toMatch(active)
      expect(`${out}${err}`.length).toBeLessThan(16 * 1024)
    }
    expectUnpolluted()
    const { out } = await commandLine.run(['systems', 'list', '--json'])
    expect((JSON.parse(out) as { systems: unknown[] }).systems).toEqual([])
  })

  test('two of one name gives one, and says so', async () => {
    const other = createCommandLine()
    try {
      const { code, err } = await other.run(['systems', 'import', '-'], { stdin: JSON.stringify([good, { ...good, name: 'rh', description: 'second' }]) })
      imports++
      expect([code, err.includes('rh')]).toEqual([2, true])
      const { out } = await other.run(['systems', 'export', 'RH'])
      expect(JSON.parse(out)).toMatchObject({ name: 'RH', description: '' })
    } finally {
      other.remove()
    }
  })
})

test('the page’s door refuses the same documents', async () => {
  const other = createCommandLine()
  try {
    await other.withProgram(async ({ openDoor }) => {
      writeFileSync(join(folder, 'index.html'), '<!doctype html>')
      const server = await startWebServer({ port: 0, pageFolder: folder, dispatcher: await openDoor(), events: createEventHub({ info() {}, warn() {}, error() {} }) })
      const token = new URL(server.url).hash.slice(1).replace(/^.*=/, '')
      const origin = `http://127.0.0.1:${server.port}`
      const post = async (name: string, body: string | Uint8Array) => {
        const response = await fetch(`${origin}/api/${name}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Cookie: `sm_${server.port}=${token}`, 'X-Server-Manager': '1', Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
          body: Buffer.from(body),
        })
        return { status: response.status, text: await response.text() }
      }
      try {
        expect((await post('systems.list', 'null')).status).toBe(200)
        for (const [what, content] of Object.entries(files)) {
          const wrap = (before: string, after: string) => (typeof content === 'string' ? `${before}${content}${after}` : content)
          const saved = await post('systems.save', wrap('{"id":null,"revision":null,"document":', '}'))
          imports++
          expect([what, saved.status >= 400 && saved.status < 500]).toEqual([what, true])
          expect(saved.text).not.toMatch(active)
          expectUnpolluted()
        }
        const { text: list } = await post('systems.list', 'null')
        expect((JSON.parse(list) as { systems: unknown[] }).systems).toEqual([])
        // A message is text: nothing in it names a file or an address to fetch.
        for (const extra of ['"attachments":[{"path":"/etc/passwd"}]', '"text":{"path":"/etc/passwd"}', '"html":{"path":"/etc/passwd"}', '"subject":{"href":"http://127.0.0.1/"}', '"raw":{"path":"/etc/passwd"}']) {
          const started = await post('tests.start', `{"systemId":null,"document":${text},"to":["b@example.com"],${extra}}`)
          imports++
          expect([extra, started.status]).toEqual([extra, 400])
        }
      } finally {
        await server.close()
      }
    })
  } finally {
    other.remove()
  }
}, 120_000)

test('the composer opens no file and no address, whatever it is handed', async () => {
  writeFileSync(join(folder, 'secret.txt'), 'canary of the file')
  const mailer = createNodemailerMailer()
  const message = { from: 'a@example.com', to: ['b@example.com'], subject: 's', text: 't', date: new Date(), messageId: '<x@example.com>' }
  for (const reference of [{ path: join(folder, 'secret.txt') }, { href: `file://${join(folder, 'secret.txt')}` }, { path: 'http://127.0.0.1:1/' }]) {
    for (const field of ['text', 'subject'] as const) {
      const sent = await mailer.compose({ ...message, [field]: reference as unknown as string }).then((write) => write()).then((raw) => Buffer.from(raw).toString()).catch(() => 'refused')
      expect(sent).not.toContain('canary of the file')
    }
  }
})
