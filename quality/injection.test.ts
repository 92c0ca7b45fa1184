/**
 * S3: whatever is typed, nobody but the administrator says what goes on the wire. Each generated input ends in one of two
 * ways: refused at its field before anything leaves, or on the wire exactly as it was typed.
 */
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import type { TestReport } from '../shared/contract/report.ts'
import { createEnvironmentProxy } from '../electron/adapters/environment-proxy.ts'
import { createMemoryDialer, type MemoryPeer } from '../electron/adapters/memory/dialer.ts'
import type { Dialer } from '../electron/core/ports.ts'
import { createChance, printFigure, seedOfRun } from '../test-support/figures.ts'
import { documentOf, proxyServer, realServer, socksServer } from '../test-support/in-test.ts'
import { hostileInput } from '../test-support/hostile-inputs.ts'
import { fillIn, injectionFields, requestOf, strayFrom, wireAddress, type Filled, type Heard, type InjectionField } from '../test-support/injection.ts'
import { createTestEngine, requestFor } from '../test-support/test-engine.ts'

/** runs with one generated input, and with several at once: more than 100,000 inputs */
const single = 4_400
const several = 6_200
const atOnce = 16
const seed = seedOfRun()
/** none of these may be seen in anything that is shown or kept */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const notInert = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/

/** A friendly server behind a friendly proxy, both in memory, and everything they heard. */
function createOtherSide() {
  let filled: Filled | null = null
  let heard: Heard = { proxyHeads: [], lines: [], bodies: [], looked: [] }

  function speakSmtp(peer: MemoryPeer): (text: string) => void {
    let held = ''
    let inData = false
    let loginLines = 0
    const { extensions = [] } = filled ?? {}
    return (text) => {
      held += text
      for (;;) {
        if (inData) {
          const end = held.startsWith('.\r\n') ? 0 : held.indexOf('\r\n.\r\n')
          if (end === -1) return
          const skip = held.startsWith('.\r\n') ? 3 : 5
          heard.bodies.push(`${held.slice(0, end)}\r\n`.replace(/(^|\r\n)\.\./g, '$1.'))
          held = held.slice(end + skip)
          inData = false
          peer.send('250 taken\r\n')
          continue
        }
        // A server that takes a bare LF for a line end would hear more commands than were meant.
        const end = held.search(/\r?\n/)
        if (end === -1) return
        const line = held.slice(0, end)
        held = held.slice(held.indexOf('\n') + 1)
        heard.lines.push(line)
        if (loginLines > 0) peer.send(--loginLines === 0 ? '235 ok\r\n' : '334 UGFzc3dvcmQ6\r\n')
        else if (line.startsWith('EHLO')) peer.send(`250-test.example\r\n${extensions.map((name) => `250-${name}\r\n`).join('')}250 AUTH PLAIN LOGIN\r\n`)
        else if (line === 'AUTH LOGIN' || line === 'AUTH PLAIN') {
          loginLines = line === 'AUTH LOGIN' ? 2 : 1
          peer.send('334 VXNlcm5hbWU6\r\n')
        } else if (line.startsWith('AUTH')) peer.send('235 ok\r\n')
        else if (line === 'DATA') {
          inData = true
          peer.send('354 go\r\n')
        } else peer.send(line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n')
      }
    }
  }

  function accept(peer: MemoryPeer): void {
    if (filled?.route === 'direct') {
      peer.onBytes(speakSmtp(peer))
      peer.send('220 test.example ESMTP\r\n')
      return
    }
    let head = ''
    let smtp: ((text: string) => void) | null = null
    peer.onBytes((text) => {
      if (smtp) return smtp(text)
      head += text
      if (!'CONNECT '.startsWith(head.slice(0, 8))) return peer.end()
      if (!head.includes('\r\n\r\n')) return
      heard.proxyHeads.push(head)
      const refused = !head.includes('Proxy-Authorization') && filled?.route === 'http'
      head = ''
      if (refused) return peer.send('HTTP/1.1 407 login\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n')
      smtp = speakSmtp(peer)
      peer.send('HTTP/1.1 200 OK\r\n\r\n220 test.example ESMTP\r\n')
    })
  }

  const memory = createMemoryDialer({ ports: new Proxy({}, { get: () => accept }) })
  const dialer: Dialer = {
    ...memory,
    resolve(host) {
      heard.looked.push(host)
      return Promise.resolve({ ok: true, value: [{ address: '10.0.0.1', family: 4 }] })
    },
    connect: (...given) => memory.connect(...given),
  }
  return {
    dialer,
    open: memory.open,
    begin(next: Filled): Heard {
      filled = next
      heard = { proxyHeads: [], lines: [], bodies: [], looked: [] }
      return heard
    },
  }
}

/** Everything of a report that a server, a proxy or the program itself wrote; issues hold what was typed, for its field. */
function shownIn(report: TestReport): string[] {
  const found: string[] = []
  const walk = (value: unknown) => {
    if (typeof value === 'string') found.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  const { transcript, phases, reply, recipients, banner, extensions, systemName, sender } = report
  walk({ transcript, phases, reply, recipients, banner, extensions, systemName, sender })
  return found
}

describe('what was typed', () => {
  test('in any field is refused there, or is exactly what goes out', async () => {
    const chance = createChance(seed)
    const other = createOtherSide()
    let environment = ''
    const systemProxy = { find: (host: string, port: number) => createEnvironmentProxy({ https_proxy: environment }).find(host, port) }
    const engine = createTestEngine({ dialer: other.dialer, systemProxy })
    const counts = new Map<InjectionField, { refused: number; sent: number }>()
    const strays: string[] = []
    const rewritten: string[] = []
    let [inputs, sent, refused] = [0, 0, 0]
    for (let index = 0; index < single + several && strays.length < 20; index++) {
      const field = injectionFields[index % injectionFields.length] ?? 'to'
      const alone = index < single
      const fields = alone ? [field] : [...new Set(Array.from({ length: atOnce * 3 }, () => chance.pick(injectionFields)))].slice(0, atOnce)
      inputs += fields.length
      const filled = fillIn(chance, fields)
      environment = filled.values.environment
      const heard = other.begin(filled)
      const report = await engine.service.run(requestFor(requestOf(filled)))
      const count = (alone ? counts.get(field) : null) ?? { refused: 0, sent: 0 }
      if (alone) counts.set(field, count)
      if (report.phase === 'settings') {
        count.refused++
        refused++
      } else if (report.verdict === 'sent') {
        count.sent++
        sent++
      }
      const stray = strayFrom(filled, heard, report) ?? (shownIn(report).some((text) => notInert.test(text)) ? 'not inert' : null) ?? (report.code === 'internal' ? 'a bug' : null)
      if (stray !== null) strays.push(`${JSON.stringify(Object.fromEntries(fields.map((each) => [each, filled.values[each]])))}: ${stray} (${report.verdict} ${report.phase} ${String(report.code)})`)
      // What the reader sees; decoding costs more than sending, so it is looked at where it can differ.
      if (alone && report.verdict === 'sent' && (field === 'subject' || field === 'text')) {
        const read = await PostalMime.parse(heard.bodies[0] ?? '')
        // The reader's decoder takes a U+FEFF at the beginning, also of an encoded word, for a byte order mark.
        const lines = (text: string) => text.replaceAll('\ufeff', '').replace(/\r\n|\r/g, '\n').replace(/\n+$/, '')
        const { subject, text } = filled.values
        // Blanks at the edges of a subject are lost to every reader.
        if (lines(read.subject ?? '').trim() !== lines(subject).trim() || lines(read.text ?? '') !== lines(text)) rewritten.push(`${field} ${JSON.stringify(filled.values[field])} → ${JSON.stringify(field === 'subject' ? read.subject : read.text)}`)
      }
    }
    printFigure('S3', `${inputs} inputs in ${injectionFields.length} fields, ${single + several} runs (seed ${seed}): ${refused} runs refused at the field, ${sent} sent as typed, ${strays.length} injected or altered, ${rewritten.length} subjects or texts rewritten`)
    expect(strays).toEqual([])
    expect(rewritten.slice(0, 20)).toEqual([])
    expect(engine.log.filter(({ message, details }) => notInert.test(`${message}${JSON.stringify(details)}`))).toEqual([])
    expect(other.open()).toBe(0)
    // Both ways are really gone.
    for (const [field, { refused: no, sent: yes }] of counts) expect([field, no > 0, yes > 0]).toEqual([field, true, true])
    expect(inputs).toBeGreaterThan(100_000)
  }, 900_000)

  test('arrives so at real servers, direct and through real proxies', async () => {
    const chance = createChance(seed + 1)
    const server = await realServer()
    const hosts: Record<string, string> = new Proxy({}, { get: () => '127.0.0.1' })
    const proxies = { http: await proxyServer({ hosts }), socks5: await socksServer({ hosts }), socks4a: await socksServer({ hosts }) }
    const engine = createTestEngine()
    let sent = 0
    for (let index = 0; index < 200; index++) {
      const kind = ([null, 'http', 'socks5', 'socks4a'] as const)[index % 4] ?? null
      const field = chance.pick(['from', 'to', 'server', 'user'] as const)
      const value = (name: string, like: string) => (field === name ? hostileInput(chance, like) : like)
      const host = kind === null ? '127.0.0.1' : value('server', 'smtp.example.com')
      const user = value('user', 'jose')
      const [from, to] = [value('from', 'sistema@example.com'), value('to', 'jose@example.com')]
      const proxy = kind === null ? {} : { proxy: { kind, address: '127.0.0.1', port: proxies[kind].port, authentication: { user, password: 'x' } } }
      const before = server.messages.length
      let document
      try {
        document = documentOf(server, { server: host }, proxy)
      } catch {
        continue
      }
      const report = await engine.run({ document, from, to: [to] })
      if (report.verdict !== 'sent') {
        expect([server.messages.length, report.code]).not.toEqual([before, 'internal'])
        expect(server.messages.length).toBe(before)
        continue
      }
      sent++
      // smtp-server reads A-labels back into letters, also what is none: those that were typed are for the wire in memory.
      if (/[@.]xn--/i.test(from + to)) continue
      const { from: heardFrom = '', to: heardTo = [] } = server.messages.at(-1) ?? {}
      expect([heardFrom, ...heardTo].map(wireAddress)).toEqual([wireAddress(from), wireAddress(to)])
      if (kind === 'socks5' || kind === 'socks4a') expect(proxies[kind].requests.at(-1)?.port).toBe(server.port)
    }
    printFigure('S3', `200 inputs over real sockets: ${sent} arrived as typed`)
    expect(sent).toBeGreaterThan(20)
  }, 300_000)
})

describe('once let through or thrown, now refused at its field', () => {
  const document = (more: object) => ({ name: 'RH', technologyVersion: '13.1', protocol: 'smtp', smtp: { server: '127.0.0.1', port: 1 }, ...more })
  test.each([
    ['half a character in a password', { document: document({ smtp: { server: '127.0.0.1', authentication: { user: 'a', password: 'x\ud800' } } }) }, 'smtp.authentication.password'],
    ['half a character in a subject', { document: document({}), subject: 'x\udfff' }, 'subject'],
    ['half a character in a text', { document: document({}), text: 'x\ud800y' }, 'text'],
    ['a name that is turned around', { document: document({ name: 'SI\u202eSCON' }) }, 'name'],
    ['a server that only looks like another', { document: document({ smtp: { server: 'smtp.ⓔxample.com' } }) }, 'smtp.server'],
    ['a server with another full stop', { document: document({ smtp: { server: 'smtp。example.com' } }) }, 'smtp.server'],
    ['a recipient whose domain only looks like another', { document: document({}), to: ['jose@eﬁ.example'] }, 'to'],
  ])('%s', async (_, request, path) => {
    const report = await createTestEngine().run(request)
    expect([report.verdict, report.phase, report.issues.map((issue) => issue.path)]).toEqual(['failed', 'settings', [path]])
  })
})
