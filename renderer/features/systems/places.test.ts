import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { rules } from '../../../shared/domain/diagnosis/rules.ts'
import { issuesOf } from '../../../shared/domain/system/issues.ts'
import { systemDocumentSchema } from '../../../shared/domain/system/document.ts'
import { blankForm } from './form.ts'
import { placeOf } from './places.ts'

/** Every field of the form, by its path. */
function leaves(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
}
const fields = leaves(blankForm, '')
const ofTheTest = ['from', 'to', 'subject', 'text', 'asUser']

describe('where a field stands', () => {
  test.each([
    ['name', 'general', 'name'],
    ['description', 'general', 'description'],
    ['technologyVersion', 'general', 'technologyVersion'],
    ['protocol', 'internet', 'protocol'],
    ['smtp', 'internet', 'smtp.server'],
    ['smtp.port', 'internet', 'smtp.port'],
    ['smtp.authentication', 'internet', 'smtp.authentication.enabled'],
    ['smtp.authentication.password', 'internet', 'smtp.authentication.password'],
    ['proxy', 'internet', 'proxy.enabled'],
    ['proxy.authentication', 'internet', 'proxy.authentication.enabled'],
    ['parameters', 'parameters', 'parameters'],
    ['parameters.USEINDY', 'parameters', 'parameters.USEINDY'],
    ['parameters.to', 'parameters', 'parameters.to'],
    ['users', 'users', 'users'],
    ['users.3', 'users', 'users.3.login'],
    ['users.3.login', 'users', 'users.3.login'],
    ['users.0.smtp', 'users', 'users.0.smtp.server'],
    ['users.0.smtp.port', 'users', 'users.0.smtp.port'],
    ['users.12.smtp.authentication', 'users', 'users.12.smtp.authentication.enabled'],
    ['users.0.smtp.authentication.password', 'users', 'users.0.smtp.authentication.password'],
    ['database', 'users', 'database.host'],
    ['database.port', 'users', 'database.port'],
    ...ofTheTest.map((path) => [path, 'test', path]),
  ])('%s: %s, %s', (path, tab, field) => {
    expect(placeOf(path)).toEqual({ tab, field })
  })

  // An issue may also concern the whole document or what no field can hold.
  test.each(['', 'unknown', 'document.name'])(
    '%j: none',
    (path) => {
      expect(placeOf(path)).toBeNull()
    },
  )

  test('each field of the form has a place, and is itself what is shown there', () => {
    expect(fields).toContain('smtp.authentication.mechanism')
    for (const path of fields) expect(placeOf(path)?.field).toBe(path)
  })
})

/** What is on the screen under this name: a field, the list of parameters, or a field of the message. */
const shown = new Set([...fields, ...ofTheTest])
const isShown = (path: string) => shown.has((placeOf(path)?.field ?? '').replace(/^parameters\..*/s, 'parameters'))

describe('what warnings, hints and issues name', () => {
  const folder = fileURLToPath(new URL('../../../shared/domain/', import.meta.url))
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    // Names of servers begin like paths (smtp.gmail.com).
    .filter((name) => !name.startsWith('providers'))
    .map((name) => readFileSync(`${folder}${name}`, 'utf8'))
    .join('\n')
  // Paths are written out there, whatever they are for: `warn('code', 'path'`, `path: 'path'`, `field: 'path'`.
  const written = [...sources.matchAll(/'((?:smtp|proxy|protocol|technologyVersion|name)(?:\.[a-zA-Z.]+)?)'/g)].map((match) => match[1] ?? '')
  const documented = [...new Set(written)].filter((path) => path.includes('.') || ['protocol', 'technologyVersion', 'proxy'].includes(path))

  test('they are found', () => {
    expect(documented.length).toBeGreaterThan(14)
  })
  test.each(documented)('%s', (path) => {
    expect(isShown(path)).toBe(true)
  })

  test.each(rules.flatMap(({ rule, field }): [string, string][] => (field === null ? [] : [[rule, field]])))('the hint %s: %s', (_, field) => {
    expect(isShown(field)).toBe(true)
  })

  test('whatever the schema finds wrong with a field', () => {
    const oauth = { provider: 1, issuer: 1, clientId: 1, clientSecret: 1, tenant: 1, grant: 1, scope: 1 }
    const wrong = systemDocumentSchema.safeParse({
      name: 1, description: 1, technologyVersion: 1, protocol: 1, parameters: { USEINDY: 1 },
      smtp: { server: 1, port: 'x', security: 1, ehloName: 1, authentication: { enabled: 1, user: 1, password: 1, ssl: 1, mechanism: 1, oauth }, trust: 1 }, users: 1,
      proxy: { enabled: 1, kind: 1, address: 1, port: 'x', authentication: { enabled: 1, user: 1, password: 1 } },
      database: { kind: 1, host: 1, port: 'x', name: 1, nameIs: 1, instance: 1, schema: 1, user: 1, password: 1, encryption: 1 },
      mailClient: { dialog: 1, vim32: 1 },
    }) // prettier-ignore
    const paths = wrong.error ? issuesOf(wrong.error).map(({ path }) => path) : []
    expect(new Set(paths).size).toBe(fields.length)
    for (const path of paths) expect([path, isShown(path)]).toEqual([path, true])
  })
})
