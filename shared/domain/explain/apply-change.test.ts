import { describe, expect, test } from 'vitest'
import { systemDocumentSchema } from '../system/document.ts'
import { applyChanges } from './apply-change.ts'

const document = systemDocumentSchema.parse({
  name: 'X',
  technologyVersion: '13.1',
  protocol: 'smtp',
  parameters: { USEINDY: 'S', 'DOTTED.NAME.X': '1' },
  users: [{ login: 'A' }, { login: 'B', smtp: { server: 'b.example' } }],
})
const before = JSON.stringify(document)

describe('changes', () => {
  test('go where their path leads, in a copy', () => {
    const after = applyChanges(document, [
      { path: 'smtp.port', value: 587 },
      { path: 'smtp.authentication.enabled', value: true },
      { path: 'protocol', value: 'mapi' },
    ])
    expect([after.smtp.port, after.smtp.authentication.enabled, after.protocol]).toEqual([587, true, 'mapi'])
    expect(JSON.stringify(document)).toBe(before)
  })

  test('null removes a parameter and empties any other field', () => {
    const after = applyChanges(document, [{ path: 'parameters.USEINDY', value: null }, { path: 'smtp.port', value: null }])
    expect(after.parameters).toEqual({ 'DOTTED.NAME.X': '1' })
    expect(after.smtp).toHaveProperty('port', null)
  })

  test('a parameter may have dots in its name', () => {
    expect(applyChanges(document, [{ path: 'parameters.DOTTED.NAME.X', value: null }]).parameters).toEqual({ USEINDY: 'S' })
    expect(applyChanges(document, [{ path: 'parameters.A.B', value: 'c' }]).parameters).toMatchObject({ 'A.B': 'c' })
  })

  test('a list stays a list', () => {
    const { users } = applyChanges(document, [{ path: 'users.1.smtp.port', value: 587 }])
    expect(Array.isArray(users)).toBe(true)
    expect(users?.map(({ login, smtp }) => [login, smtp.server, smtp.port])).toEqual([['A', '', null], ['B', 'b.example', 587]])
    expect(applyChanges(document, [{ path: 'users.9.login', value: 'X' }]).users).toEqual(document.users)
  })

  test('no path reaches a prototype', () => {
    for (const path of ['__proto__.polluted', 'constructor.prototype.polluted', 'smtp.__proto__.polluted', 'parameters.__proto__'])
      applyChanges(document, [{ path, value: true }])
    expect({}).not.toHaveProperty('polluted')
    expect(Object.getPrototypeOf(applyChanges(document, [{ path: 'parameters.__proto__', value: 'x' }]).parameters)).toBe(Object.prototype)
  })
})
