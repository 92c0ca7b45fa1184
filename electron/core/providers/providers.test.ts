import { describe, expect, test } from 'vitest'
import { createSystemClock } from '../../adapters/system-clock.ts'
import { createMemoryMailRecords, createMemorySettingsPages } from '../../adapters/memory/mail-records.ts'
import { providerAnswerSchema } from '../../../shared/contract/providers.ts'
import { createManualClock } from '../../../test-support/manual-clock.ts'
import { createProvidersService } from './providers-service.ts'
import { readAutoconfig } from './read-autoconfig.ts'

const domain = 'empresa.com.br'
const [first, second] = [`https://autoconfig.${domain}/mail/config-v1.1.xml`, `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`]
const outgoing = (more = '') =>
  `<outgoingServer type="smtp"><hostname>smtp.%EMAILDOMAIN%</hostname><port>465</port><socketType>SSL</socketType><username>%EMAILADDRESS%</username>${more}</outgoingServer>`
const pageWith = (inside: string) => `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="x"><incomingServer type="imap"><hostname>imap.x</hostname></incomingServer>${inside}</emailProvider></clientConfig>`
const good = pageWith(outgoing())

describe('a page of autoconfiguration', () => {
  const server = { hostname: 'smtp.%EMAILDOMAIN%', port: '465', socketType: 'SSL', username: '%EMAILADDRESS%' }
  test.each([
    ['one server', good, [server]],
    ['several', pageWith(outgoing() + outgoing()), [server, server]],
    ['several ways to log in', pageWith(outgoing('<authentication>OAuth2</authentication><authentication>password-cleartext</authentication>')), [server]],
    ['none for sending', pageWith(''), []],
    ['one of another kind', pageWith(outgoing().replace('"smtp"', '"jmap"')), []],
    ['an element twice: the first counts', pageWith(outgoing().replace('<port>465</port>', '<port>465</port><port>25</port>')), [server]],
    ['elements inside elements', pageWith(outgoing().replace('465', '<b>465</b>')), [{ ...server, port: '' }]],
    ['comments and CDATA', pageWith(outgoing().replace('465', '<!-- 25 --><![CDATA[465]]>')), [server]],
    ['an entity stays text', pageWith(outgoing().replace('465', '&#52;65')), [{ ...server, port: '&#52;65' }]],
  ])('%s', (_, text, servers) => {
    expect(readAutoconfig(text)).toEqual(servers)
  })

  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${good}`
  test.each([
    ['a document type with entities', bomb],
    ['one that reads a file', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${pageWith('&a;')}`],
    ['no XML', 'hello'],
    ['a page for people', '<html><body>404</body></html>'],
    ['half of one', good.slice(0, 150)],
    ['nothing', ''],
    ['one that is too long', pageWith(' '.repeat(70_000))],
    ['a key of the prototype', '<__proto__><emailProvider/></__proto__>'],
  ])('%s is none', (_, text) => {
    expect(readAutoconfig(text)).toBeNull()
  })

  test('depth and number cost no more than their bytes', () => {
    const began = performance.now()
    readAutoconfig(pageWith('<a>'.repeat(10_000) + '</a>'.repeat(9_000)))
    readAutoconfig(pageWith('<a>'.repeat(8_000) + '</a>'.repeat(8_000)))
    expect(readAutoconfig(pageWith(outgoing().repeat(300)))?.length).toBe(20)
    expect(performance.now() - began).toBeLessThan(5000)
    expect(({} as Record<string, unknown>)['emailProvider']).toBeUndefined()
  })
})

function ask(world: { records?: Parameters<typeof createMemoryMailRecords>[0]; pages?: Parameters<typeof createMemorySettingsPages>[0] }, asked = domain) {
  const settingsPages = createMemorySettingsPages(world.pages)
  const service = createProvidersService({ clock: createSystemClock(), mailRecords: createMemoryMailRecords(world.records), settingsPages })
  return { answer: service.ask(asked).then((answer) => providerAnswerSchema.parse(answer)), settingsPages }
}

test('all are asked, each answer says who gave it, and the domain’s own page comes first', async () => {
  const { answer } = ask({
    records: { mx: { [domain]: [{ exchange: 'empresa.mail.protection.outlook.com', priority: 0 }] }, srv: { [`_submission._tcp.${domain}`]: [{ target: 'envio.empresa.com.br', port: 587, priority: 0, weight: 0 }] } },
    pages: { [second]: good },
  })
  const { offers, asked } = await answer
  expect(offers.map(({ source, server, port, security, where }) => [source, server, port, security, where])).toEqual([
    ['autoconfig', 'smtp.empresa.com.br', 465, 'tls', second],
    ['srv', 'envio.empresa.com.br', 587, 'starttls', `SRV _submission._tcp.${domain}`],
    ['mx', 'smtp.office365.com', 587, 'starttls', `MX ${domain} → empresa.mail.protection.outlook.com`],
  ])
  expect(asked).toEqual([
    { what: first, outcome: 'none' },
    { what: second, outcome: 'found' },
    { what: `SRV _submissions._tcp.${domain}`, outcome: 'none' },
    { what: `SRV _submission._tcp.${domain}`, outcome: 'found' },
    { what: `MX ${domain}`, outcome: 'found' },
  ])
})

test('of an address only the domain is asked about', async () => {
  const { answer, settingsPages } = ask({}, 'jose.silva@Empresa.com.br')
  await answer
  expect(settingsPages.asked).toEqual([first, second])
})

test('what is there and of no use is told from what is not there, and from who does not answer', async () => {
  const { answer } = ask({
    records: { mx: { [domain]: [{ exchange: 'mx.empresa.com.br', priority: 0 }] }, srv: { [`_submissions._tcp.${domain}`]: 'fail', [`_submission._tcp.${domain}`]: [{ target: '.', port: 0, priority: 0, weight: 0 }] } },
    pages: { [first]: pageWith(outgoing().replace('SSL', 'plain')), [second]: 'fail' },
  })
  const { offers, asked } = await answer
  expect([offers, asked.map(({ outcome }) => outcome)]).toEqual([[], ['unusable', 'unreachable', 'unreachable', 'unusable', 'unusable']])
})

test('who never answers holds nobody up for more than 5 s, and what the others said stands', async () => {
  const clock = createManualClock()
  const mailRecords = createMemoryMailRecords({ mx: { [domain]: 'hang' }, srv: { [`_submissions._tcp.${domain}`]: [{ target: 'a.net', port: 465, priority: 0, weight: 0 }] } })
  const service = createProvidersService({ clock, mailRecords, settingsPages: createMemorySettingsPages({ [first]: 'hang' }) })
  const answer = service.ask(domain)
  await new Promise((resolve) => setImmediate(resolve))
  clock.advance(5000)
  expect(await answer).toMatchObject({
    offers: [{ server: 'a.net' }],
    asked: [{ outcome: 'time' }, { outcome: 'none' }, { outcome: 'found' }, { outcome: 'none' }, { outcome: 'time' }],
  })
  expect(clock.waiting()).toBe(0)
})

test.each(['', 'localhost', '127.0.0.1', 'http://empresa.com.br', 'jose@', '[::1]'])('%j is not asked about', async (asked) => {
  const { answer, settingsPages } = ask({}, asked)
  await expect(answer).rejects.toMatchObject({ code: 'invalid-input', issues: [{ path: 'domain', code: 'domain-invalid' }] })
  expect(settingsPages.asked).toEqual([])
})
