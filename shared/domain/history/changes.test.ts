import { describe, expect, test } from 'vitest'
import { systemDocumentSchema, type SystemDocumentInput } from '../system/document.ts'
import { splitSecrets } from '../system/secrets.ts'
import { secretChanges, settingChanges } from './changes.ts'
import { settingsOfRun, userPlace, valuesOf } from './values.ts'

const canary = 'CANARY-s3cret'
const whole: SystemDocumentInput = {
  name: 'SISCON',
  description: 'o de sempre',
  technologyVersion: '13.1',
  protocol: 'smtp',
  smtp: {
    server: 'smtp.example.com', port: 587, authentication: { user: 'a@example.com', password: canary, ssl: true },
    trust: [{ host: 'smtp.example.com', port: 587, kind: 'certificate', value: 'ab'.repeat(32), until: '2030-01-01', note: 'x' }],
  }, // prettier-ignore
  proxy: { address: 'proxy.example.com', port: 3128, authentication: { user: 'jose', password: canary } },
  parameters: { USEINDY: 'S', 'dotted.name': 'x' },
  users: [{ login: 'ana.name', email: 'ana@example.com', smtp: { server: 'smtp.ana.com', port: 25, authentication: { user: 'ana', password: canary } } }],
  database: { kind: 'postgresql', host: 'db.example.com', password: canary },
}
const documentOf = (more: Partial<SystemDocumentInput> = {}) => splitSecrets(systemDocumentSchema.parse({ ...whole, ...more })).document

describe('the values of a document', () => {
  test('stand at their places, blank ones nowhere, a user’s under its login', () => {
    const values = valuesOf(documentOf())
    expect(Object.fromEntries(values)).toMatchObject({
      name: 'SISCON',
      'smtp.port': 587,
      'smtp.authentication.ssl': true,
      'smtp.trust': `smtp.example.com:587 certificate ${Array(32).fill('AB').join(':')} → 2030-01-01`,
      'parameters.DOTTED.NAME': 'x',
      'users.ANA.NAME.smtp.server': 'smtp.ana.com',
      'database.host': 'db.example.com',
    })
    expect(values.has('smtp.ehloName')).toBe(false)
    expect(JSON.stringify([...values])).not.toContain(canary)
  })

  test('that a run depends on have the user it ran as, and nothing that cannot matter', () => {
    const settings = settingsOfRun(documentOf(), 'ANA.NAME')
    expect(settings).toMatchObject({ technologyVersion: '13.1', 'user.smtp.server': 'smtp.ana.com', 'user.email': 'ana@example.com' })
    expect(Object.keys(settings).filter((path) => /^(?:name|description|database|users)/.test(path))).toEqual([])
    expect(Object.keys(settingsOfRun(documentOf(), null)).filter((path) => path.startsWith('user'))).toEqual([])
  })

  test.each([
    ['users.ANA.NAME.smtp.port', { login: 'ANA.NAME', field: 'smtp.port' }],
    ['users.SMTP.PORT.smtp.authentication.password', { login: 'SMTP.PORT', field: 'smtp.authentication.password' }],
    ['users.X.name', { login: 'X', field: 'name' }],
    ['users.X', null],
    ['smtp.port', null],
  ])('%s is taken apart', (path, place) => expect(userPlace(path)).toEqual(place))
})

describe('what a save changed', () => {
  test('nothing, when nothing did', () => expect(settingChanges(documentOf(), documentOf())).toEqual([]))

  test('each place once, with before and after', () => {
    const after = documentOf({ parameters: { USEINDY: 'N', NEW: 'y', 'dotted.name': 'x' }, description: '', users: [] })
    const changes = settingChanges(documentOf(), after)
    expect(changes).toContainEqual({ path: 'parameters.USEINDY', before: 'S', after: 'N', secret: null })
    expect(changes).toContainEqual({ path: 'parameters.NEW', before: null, after: 'y', secret: null })
    expect(changes).toContainEqual({ path: 'description', before: 'o de sempre', after: null, secret: null })
    expect(changes).toContainEqual({ path: 'users.ANA.NAME.smtp.server', before: 'smtp.ana.com', after: null, secret: null })
    expect(new Set(changes.map(({ path }) => path)).size).toBe(changes.length)
  })

  test('a new system has all of it', () => {
    expect(settingChanges(null, documentOf())).toContainEqual({ path: 'smtp.server', before: null, after: 'smtp.example.com', secret: null })
  })

  test('of secrets only that they are others', () => {
    const before = new Map([['smtp.authentication', 'a'], ['proxy.authentication', 'b'], ['users.ANA', 'c'], ['database', 'd']] as const)
    const after = new Map([['smtp.authentication', 'A'], ['users.ANA', 'x'], ['database', 'd'], ['smtp.authentication.oauth', 'e'], ['smtp.authentication.oauth.tokens', 'f']] as const)
    expect(secretChanges(before, after, (_, one, other) => one === other.toLowerCase())).toEqual(
      [
        ['proxy.authentication.password', 'removed'],
        ['users.ANA.smtp.authentication.password', 'changed'],
        ['smtp.authentication.oauth.clientSecret', 'set'],
        ['smtp.authentication.oauth.tokens', 'set'],
      ].map(([path, secret]) => ({ path, before: null, after: null, secret })),
    )
  })
})
