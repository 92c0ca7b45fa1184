import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCommandLine, type CommandLine } from '../../test-support/command-line.ts'

let cli: CommandLine
beforeEach(() => {
  cli = createCommandLine()
})
afterEach(() => cli.remove())

test.each([
  [['535', '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.'], 'microsoft-smtp-auth-disabled', 'provider', '5.7.139'],
  [['535 5.7.3', 'Authentication unsuccessful'], 'microsoft-credentials', 'you', '5.7.3'],
  [['550', '550-5.7.0 Mail relay denied [192.0.2.1].'], 'google-relay-credentials', 'provider', '5.7.0'],
  [['454', 'Throttling failure: Daily message quota exceeded'], 'ses-daily-quota', 'provider', null],
  [['403', 'X-Squid-Error: ERR_ACCESS_DENIED 0', '--phase', 'proxy', '--host', 'smtp.example.com.br'], 'squid-denied', 'network', null],
] as const)('%j is explained without network and without a data folder', async (argv, rule, who, enhancedCode) => {
  const { code, out, err } = await cli.run(['why', ...argv, '--json'])
  expect([code, err]).toEqual([0, ''])
  const answer = JSON.parse(out) as { hint: { cause: string; action: string } }
  expect(answer).toMatchObject({ known: true, reply: { enhancedCode }, hint: { rule, who, change: null } })
  expect(`${answer.hint.cause} ${answer.hint.action}`).not.toMatch(/\{\{|undefined|hints\.| {2}/)
  const people = await cli.run(['why', ...argv])
  expect(people.out).toContain(answer.hint.cause)
  expect(people.out).toMatch(new RegExp(`Regra: ${rule} · fonte: .+\\nA fonte foi lida em \\d\\d/11/2026\\.\\n$`))
  expect(existsSync(join(cli.folder, 'data'))).toBe(false)
})

test('of an unknown one it says so, keeps it whole and explains its class', async () => {
  const { code, out } = await cli.run(['why', '554', '5.6.9 qwertz \u001b[31m'])
  expect(code).toBe(0)
  expect(out).toContain('Nenhuma regra conhece estas palavras')
  expect(out).toContain('5.6.9 qwertz')
  expect(out).toContain('trata-se do conteúdo')
  expect(out).not.toContain('\u001b')
  expect(JSON.parse((await cli.run(['why', '554', '5.6.9 qwertz', '--json'])).out)).toMatchObject({ known: false, hint: { rule: 'permanent-unknown' }, checked: null })
})
