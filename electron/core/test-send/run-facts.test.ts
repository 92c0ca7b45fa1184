/** What a report keeps of a run beside its outcome, so that another run can be held beside it later. */
import { expect, test } from 'vitest'
import { documentOf, scriptedServer } from '../../../test-support/in-test.ts'
import { createTestEngine, systemIdForTests } from '../../../test-support/test-engine.ts'

const canary = 'CANARY-s3cret'

test('the settings it ran with, as which user, the addresses, the program and the revision; never a secret', async () => {
  const server = await scriptedServer()
  const document = documentOf(server, { authentication: { user: 'a@example.com', password: canary } }, {
    parameters: { USEINDY: 'S', SLIP: `senha ${canary}` },
    users: [
      { login: 'JOSE', email: 'jose@example.com' },
      { login: 'ANA', email: 'ana@example.com' },
    ],
  }) // prettier-ignore
  const engine = createTestEngine({ stored: { [systemIdForTests]: { document } } })
  const report = await engine.run({ systemId: systemIdForTests, document, asUser: 'jose' })
  expect(report).toMatchObject({ version: '0.0.0', revision: 1, origin: 'test', resolved: ['127.0.0.1'] })
  expect(report.settings).toMatchObject({ 'smtp.server': '127.0.0.1', 'smtp.port': server.port, 'parameters.USEINDY': 'S', 'user.email': 'jose@example.com' })
  expect(JSON.stringify(report)).not.toContain(canary)
  expect(JSON.stringify(report.settings)).not.toContain('ana@example.com')
})

test('of nothing that is stored there is no revision, of what cannot be read no settings', async () => {
  const report = await createTestEngine().run({ document: { name: 'x' } })
  expect(report).toMatchObject({ revision: null, settings: null, resolved: [], version: '0.0.0' })
})
