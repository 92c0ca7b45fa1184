import { describe, expect, test } from 'vitest'
import type { ReadUserView } from '../../../../shared/contract/users.ts'
import { applyImport, importItems } from '../../../../shared/domain/users/import.ts'
import { userColumns } from '../../../../shared/domain/users/table.ts'
import { systemDocumentSchema } from '../../../../shared/domain/system/document.ts'
import { changedUserFields, isAsRead, passwordsOfReads, userFormsOf, userHasPassword, usersChanged, usersInput, usersIssues, withUserField, type UserForm } from '../user-form.ts'
import { newUids, takeIntoForm } from './take.ts'

const row = (login: string, more: Partial<ReadUserView> = {}): ReadUserView => ({
  login, name: 'Do banco', email: 'x@example.com', inactive: false, tablePassword: 'none',
  smtp: { server: 'smtp.example.com', port: 465, authentication: { enabled: true, user: 'u', ssl: true } }, ...more,
}) // prettier-ignore
const document = systemDocumentSchema.parse({
  name: 'S', technologyVersion: '13.1', protocol: 'smtp',
  users: [{ login: 'TYPED', name: 'À mão' }, { login: 'READ', name: 'Do banco', email: 'antes', origin: 'database', smtp: { port: 4000 } }],
}) // prettier-ignore
const before = userFormsOf(document)
const [typed, read] = before as [UserForm, UserForm]
const all = (user: UserForm, table: ReadUserView, readId: string | null = null) =>
  takeIntoForm(table, user, importItems([user], [table], { columns: userColumns, whole: true, unreadable: new Set(), passwords: readId !== null }, isAsRead)[0]?.fields ?? [], readId, '')

describe('a row in the fields', () => {
  test('a new one is whole, stands as it was read, and goes into the document as such', () => {
    const user = takeIntoForm(row('NOVO'), null, [], null, '+7')
    expect(user).toMatchObject({ uid: '+7', stored: null, login: 'NOVO', smtp: { server: 'smtp.example.com', port: '465', authentication: { enabled: true, user: 'u', ssl: true, password: '' } } })
    expect(usersInput([user])).toMatchObject([{ login: 'NOVO', origin: 'database', smtp: { port: 465, authentication: { password: null } } }])
    expect(usersIssues([user])).toEqual([])
  })
  test('of one that is there, what is another; the rest stays', () => {
    const user = takeIntoForm(row('READ', { name: 'Outro' }), read, ['name'], null, '')
    expect(user).toMatchObject({ uid: read.uid, stored: 'READ', name: 'Outro', email: 'antes', smtp: { server: '', port: '4000' } })
    expect([isAsRead(user), changedUserFields(before, user)]).toEqual([true, ['name']])
  })
  test('what was typed becomes the table’s, and what is typed into it makes it one’s own', () => {
    const taken = all(typed, row('TYPED'))
    expect([isAsRead(typed), isAsRead(taken)]).toEqual([false, true])
    const edited = withUserField(taken, 'email', 'outro@example.com')
    expect([isAsRead(edited), isAsRead(withUserField(edited, 'email', 'x@example.com'))]).toEqual([false, true])
    expect(usersInput([edited])[0]).not.toHaveProperty('origin')
  })
  test('what the table holds and no form would take is no mistake until somebody types into it', () => {
    expect(usersIssues(before)).toEqual([])
    expect(usersIssues([withUserField(read, 'name', 'Outro')]).map(({ path, code }) => `${path} ${code}`)).toEqual(['users.0.email address-invalid', 'users.0.smtp.port user-port-range'])
  })
})

describe('a password that stays with the back end', () => {
  const withPassword = all(read, row('READ', { tablePassword: 'new' }), 'r1')
  test('counts as one, as a change, and is asked for by the save', () => {
    expect(userHasPassword(withPassword, {})).toBe(true)
    expect(changedUserFields(before, withPassword)).toContain('smtp.authentication.password')
    expect(usersChanged(before, [typed, withPassword])).toBe(true)
    expect(passwordsOfReads([typed, withPassword])).toEqual([{ readId: 'r1', logins: ['READ'] }])
    expect(usersInput([withPassword])[0]?.smtp?.authentication).not.toHaveProperty('password')
  })
  test('not where none comes, none is wanted, another one is typed or the login is another one', () => {
    expect(all(read, row('READ', { tablePassword: 'unusable' }), 'r1').fromRead).toBeNull()
    expect(all(read, row('READ', { tablePassword: 'new' })).fromRead).toBeNull()
    for (const [field, value] of [['smtp.authentication.password', 'typed'], ['smtp.authentication.password', null], ['login', 'OTHER']] as const)
      expect(passwordsOfReads([withUserField(withPassword, field, value)])).toEqual([])
  })
  test('no hint writes into where it comes from', () => {
    expect(withUserField(withPassword, 'fromRead', 'x')).toBe(withPassword)
    expect(withUserField(withPassword, 'read', null)).toBe(withPassword)
  })
})

test('new ones get names that nobody has', () => {
  const uid = newUids([{ ...typed, uid: '+3' }])
  expect([uid(), uid()]).toEqual(['+4', '+5'])
})

test('ten thousand come at once', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => row(`U${index}`))
  const uid = newUids([])
  const start = performance.now()
  const items = importItems<UserForm>([], rows, { columns: userColumns, whole: true, unreadable: new Set(), passwords: false }, isAsRead)
  const taken = applyImport<UserForm>([], items, new Set(items.map(({ key }) => key)), (table, current, fields) => takeIntoForm(table, current, fields, null, uid()))
  expect([new Set(taken.map((user) => user.uid)).size, usersIssues(taken).length]).toEqual([10_000, 0])
  expect(performance.now() - start).toBeLessThan(3000)
})
