/** "Avaliar todos" at the size it promises, as a ratio that a slow machine does not change: each place is called once. `CHECK_SYSTEMS` for more. */
import { expect, test } from 'vitest'
import { createAuthority } from '../test-support/certificates.ts'
import { createCheckEngine } from '../test-support/check-engine.ts'
import { printFigure } from '../test-support/figures.ts'
import { authentication, scriptedServer } from '../test-support/in-test.ts'

/** 1,000 on 100 in 30 s is the promise; npm test looks at a fifth of it. */
const systems = Number(process.env['CHECK_SYSTEMS'] ?? '200')
const places = Math.max(1, Math.round(systems / 10))

test(`${systems} systems on ${places} places`, { timeout: 120_000 }, async () => {
  const authority = createAuthority()
  const certificate = authority.issue({ validTo: new Date(Date.now() + 100 * 86_400_000) })
  const servers = await Promise.all(Array.from({ length: places }, () => scriptedServer({ certificate })))
  const engine = createCheckEngine({ issuers: [authority.cert] })
  for (let index = 0; index < systems; index++)
    await engine.systemStore.exclusively((write) =>
      write.put({
        id: `11111111-1111-4111-8111-${String(index).padStart(12, '0')}`,
        revision: 1,
        savedAt: '2026-11-24T12:00:00.000Z',
        document: engine.documentOf(`SISTEMA ${index}`, { smtp: { server: '127.0.0.1', port: servers[index % places]!.port, authentication: { user: authentication().user, ssl: true } } }),
        secrets: {},
      }),
    )
  const began = performance.now()
  const { board } = await engine.run()
  const ms = performance.now() - began
  expect([board.rows.length, board.endpoints, board.rows.every(({ certificate: seen }) => seen?.daysLeft === 99)]).toEqual([systems, places, true])
  for (const { sessions } of servers) expect(sessions).toHaveLength(1)
  printFigure('check', `${systems} systems on ${places} places in ${Math.round(ms)} ms, each called once (promised: 1000 on 100 in 30000 ms)`)
})
