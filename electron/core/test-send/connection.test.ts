import { describe, expect, test } from 'vitest'
import { effectiveSettings } from '../../../shared/domain/effective/effective-settings.ts'
import { documentFor } from '../../../test-support/test-engine.ts'
import { createNodeHashes } from '../../adapters/node-hashes.ts'
import { connectionKey } from './connection.ts'
import type { Prepared } from './settings-phase.ts'

const document = documentFor({ smtp: { server: 'mail.example.com', port: 587 } })
const settings = effectiveSettings(document, null, () => true)
const login = (password: string) => ({ user: 'sistema@example.com', password })
const prepared: Prepared = {
  settings,
  component: null,
  server: { host: 'mail.example.com', port: 587 },
  route: { kind: 'direct', host: null, port: null, origin: 'off', candidates: [], trace: [] },
  stops: [{ kind: 'http', host: 'proxy.example.com', port: 8080, credentials: null }],
  credentials: null,
  envelope: { from: 'sistema@example.com', to: ['jose@example.com'], needsUtf8: false },
  subject: '',
  text: '',
}
const keyOf = (change: Partial<Prepared> = {}, account: readonly (string | null)[] = ['system', null]) => connectionKey(createNodeHashes(), account, { ...prepared, ...change })
const stop = (change: Partial<Prepared['stops'][number]>) => ({ stops: prepared.stops.map((one) => ({ ...one, ...change })) })

describe('what a connection depends on', () => {
  test('is its account, its server, its settings, its route and each login', () => {
    const keys = [
      keyOf(),
      keyOf({}, ['system', 'JOSE']),
      keyOf({ server: { host: 'mail.example.com', port: 25 } }),
      keyOf({ settings: { ...settings, ehloName: 'outro.example.com' } }),
      keyOf(stop({ host: 'other.example.com' })),
      keyOf(stop({ credentials: login('a') })),
      keyOf(stop({ credentials: login('b') })),
      keyOf({ credentials: login('a') }),
      keyOf({ credentials: login('b') }),
      keyOf({ credentials: { ...login(''), token: 'a' } }),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('is the same for the same, whichever object says it, and holds no secret', () => {
    const again = { settings: structuredClone(settings), credentials: login('Segredo1') }
    expect(keyOf(again)).toBe(keyOf({ credentials: login('Segredo1') }))
    expect(keyOf({ ...again, ...stop({ credentials: login('Segredo2') }) })).not.toMatch(/Segredo/)
  })
})
