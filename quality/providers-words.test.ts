/**
 * The providers' own words, said by a server or a proxy to the real engine: phase, cause and field have to be right from what came
 * over the wire, not from strings given to the rules. The cases are those of test-support/diagnosis-cases.ts that quote a source.
 */
import { afterAll, describe, expect, test } from 'vitest'
import type { Phase } from '../shared/contract/report.ts'
import { rules } from '../shared/domain/diagnosis/rules.ts'
import { createAuthority } from '../test-support/certificates.ts'
import { diagnosisCases, type DiagnosisCase } from '../test-support/diagnosis-cases.ts'
import { printFigure } from '../test-support/figures.ts'
import { authentication, documentOf, login, proxyServer, realServer, scriptedServer, socksServer } from '../test-support/in-test.ts'
import type { SmtpBehaviour } from '../test-support/scripted-smtp.ts'
import { createTestEngine } from '../test-support/test-engine.ts'

const engine = createTestEngine()
const quoting = new Set(rules.flatMap(({ rule, words }) => (words === undefined ? [] : [rule])))
/** Their mark stands in the page that comes with the refusal, not in its head. */
const inThePage: readonly string[] = ['fortigate-blocked', 'blue-coat-denied']
const cases = diagnosisCases.filter(([, , , rule]) => quoting.has(rule))

let asked = 0
let right = 0
afterAll(() => printFigure('T2, providers’ words', `${right} of ${asked} replies said by a server got phase, cause and field right`))

const answerIn: Readonly<Partial<Record<Phase, keyof SmtpBehaviour>>> = {
  greeting: 'greeting',
  ehlo: 'ehlo',
  auth: 'auth',
  mail: 'mail',
  rcpt: 'rcpt',
  data: 'data',
  message: 'message',
}

async function meet([, seen, , rule]: DiagnosisCase) {
  const { phase, replyCode, reply, mechanism, proxyReply, transcript } = seen
  if (phase === 'proxy') {
    const said = transcript.map(({ text }) => text)
    const page = inThePage.includes(rule) ? `<!DOCTYPE html>\n<html><head><style>b { color: red }</style></head><body>${said.join('')}</body></html>` : ''
    const head = [`HTTP/1.1 ${proxyReply?.status ?? 0} Refused`, ...(page === '' ? said : []), `Content-Length: ${page.length}`, '', ''].join('\r\n')
    const proxy = await proxyServer({ answer: () => head + page })
    return engine.run({ document: documentOf({ port: 25 }, {}, { proxy: { address: '127.0.0.1', port: proxy.port } }) })
  }
  const server = await scriptedServer({ [answerIn[phase] ?? 'message']: `${replyCode ?? 0} ${reply ?? ''}` })
  const logsIn = mechanism !== null || phase === 'auth'
  return engine.run({ document: documentOf(server, logsIn ? { authentication: authentication({ mechanism: 'PLAIN' }) } : { authentication: { enabled: false } }) })
}

describe('said by a server', () => {
  test('there are enough of them', () => expect(cases.length).toBeGreaterThanOrEqual(45))

  test.each(cases)('%s', async (...each) => {
    const [, { phase }, , rule, who, field] = each
    asked++
    const report = await meet(each)
    expect([report.phase, report.hint?.rule, report.hint?.who, report.hint?.field]).toEqual([phase, rule, who, field])
    right++
  })
})

describe('KingHost’s certificate under a customer’s name', () => {
  const authority = createAuthority('KingHost')
  const trusting = createTestEngine({ issuers: [authority.cert] })

  test('is known by its name, and the name that is proposed is one it is for', async () => {
    const { port } = await realServer({ certificate: authority.issue({ names: ['*.uni5.net', 'uni5.net'] }), login })
    const { port: way } = await socksServer({ hosts: { 'smtp.empresa.com.br': '127.0.0.1', 'smtp.uni5.net': '127.0.0.1' } })
    const through = (server: string) =>
      documentOf({ port }, { server, authentication: authentication({ ssl: true }) }, { proxy: { kind: 'socks5', address: '127.0.0.1', port: way } })
    const { phase, hint } = await trusting.run({ document: through('smtp.empresa.com.br') })
    expect([phase, hint?.rule, hint?.field, hint?.change]).toEqual(['tls', 'kinghost-certificate', 'smtp.server', [{ path: 'smtp.server', value: 'smtp.uni5.net' }]])
    const mended = await trusting.run({ document: through('smtp.uni5.net') })
    expect([mended.verdict, mended.hint]).toEqual(['sent', null])
  })
})
