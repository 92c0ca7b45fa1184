/** The search for what works, in the time it promises: a full table whose ports, families and proxies are mostly black holes. */
import { expect, test } from 'vitest'
import { createMemorySystemProxy } from '../electron/adapters/memory/system-proxy.ts'
import { createAuthority } from '../test-support/certificates.ts'
import { printFigure } from '../test-support/figures.ts'
import { createFindEngine } from '../test-support/find-engine.ts'
import { scriptedServer } from '../test-support/in-test.ts'
import { createMovedPorts } from '../test-support/moved-ports.ts'
import { documentFor } from '../test-support/test-engine.ts'

const promised = 6000
/** A machine that is busy with other tests is late by itself. */
const machine = 4000

test('a full table with black holes in it', async () => {
  const authority = createAuthority()
  const name = 'smtp.example.com'
  const server = await scriptedServer({ certificate: authority.issue({ names: [name] }) })
  const dialer = createMovedPorts({
    names: { [name]: [{ address: '2001:db8::25', family: 6 }, { address: '127.0.0.1', family: 4 }] },
    ports: { '127.0.0.1 2525': server.port, 10025: 'hang', 587: 'hang', 465: 'hang', 25: 'hang', 2525: 'hang', 3128: 'hang', 1080: 'hang' },
    issuers: [authority.cert],
  })
  const systemProxy = createMemorySystemProxy({ candidate: { kind: 'socks5', host: '127.0.0.1', port: 1080 } })
  const document = documentFor({ smtp: { server: name, port: 10025 }, proxy: { address: '127.0.0.1', port: 3128 } })
  const began = performance.now()
  const { result } = await createFindEngine({ dialer, systemProxy }).run({ document })
  const ms = performance.now() - began
  const silent = result.rows.filter(({ code }) => code?.endsWith('connection-timed-out') === true)
  expect(result.rows).toHaveLength(5 * 3 * (2 + 2))
  expect(result.ranked).toEqual(['2525/starttls/direct/ipv4'])
  expect(silent).toHaveLength(9 + 2)
  expect(ms).toBeLessThan(promised + machine)
  printFigure('find', `full table of ${result.rows.length} combinations with ${silent.length} black holes in ${Math.round(ms)} ms (promised: ${promised} ms)`)
})
