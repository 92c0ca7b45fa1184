import { describe, expect, test } from 'vitest'
import { systemDocumentSchema, type SystemDocumentInput } from '../../../shared/domain/system/document.ts'
import {
  applyToUsers,
  blankUser,
  changedUserFields,
  foundUsers,
  isNewUser,
  ordered,
  readableUsers,
  userFormsOf,
  userHasPassword,
  usersChanged,
  userSecretState,
  usersInput,
  usersIssues,
  withUserField,
  type UserForm,
  type UserForms,
} from './user-form.ts'

type Users = NonNullable<SystemDocumentInput['users']>
const documentOf = (users: Users) => systemDocumentSchema.parse({ name: 'S', technologyVersion: '13.1', protocol: 'smtp', users })
const formsOf = (...users: Users) => userFormsOf(documentOf(users))
const full: Users[number] = { login: 'Ana', name: 'Ana', email: 'ana@x.br', smtp: { server: 's.br', port: 587, authentication: { user: 'u', ssl: true } } }
const first = (users: UserForms): UserForm => users[0] ?? blankUser([])
const secret = (value: string | null, user: UserForm) => withUserField(user, 'smtp.authentication.password', value)
const issues = (users: UserForms) => usersIssues(users).map(({ path, code }) => `${path} ${code}`)

describe('into the fields and back', () => {
  test.each<[string, Users]>([
    ['nobody', []],
    ['the least', [{ login: 'A' }]],
    ['everything', [full]],
    ['a group that is switched off keeps what it holds', [{ login: 'A', smtp: { authentication: { enabled: false, user: 'u', ssl: true } } }]],
  ])('%s', (_, users) => {
    const document = documentOf(users)
    expect(documentOf(usersInput(userFormsOf(document))).users).toEqual(document.users)
    expect(readableUsers(userFormsOf(document))).toEqual(document.users)
  })

  test('the same document gives the same records, so that nothing is compared that is the same', () => {
    const document = documentOf([full])
    expect(userFormsOf(document)).toBe(userFormsOf(document))
    expect(usersChanged(userFormsOf(document), userFormsOf(document))).toBe(false)
  })
})

describe('the password of a login', () => {
  const [ana, bia] = formsOf({ login: 'ANA' }, { login: 'BIA' })
  const given = (user: UserForm | undefined) => Object.entries(usersInput(user ? [user] : [])[0]?.smtp?.authentication ?? {}).filter(([key]) => key === 'password')
  const renamed = (login: string) => withUserField(ana ?? blankUser([]), 'login', login)
  const states = { 'users.ANA': 'stored', 'users.BIA': 'lost' } as const

  test('blank keeps, null removes, text replaces', () => {
    expect(given(ana)).toEqual([])
    expect(given(ana && secret(null, ana))).toEqual([['password', null]])
    expect(given(ana && secret('p', ana))).toEqual([['password', 'p']])
  })

  test('goes with the case of the login, and with nothing else of it', () => {
    expect(given(renamed('ana'))).toEqual([])
    // BIA's, who may be gone by now, must not become that of whoever gets her login.
    expect(given(renamed('BIA'))).toEqual([['password', null]])
    expect(given({ ...blankUser([]), login: 'ANA' })).toEqual([['password', null]])
    expect(given(secret('p', renamed('BIA')))).toEqual([['password', 'p']])
  })

  test.each<[string, UserForm | undefined, ReturnType<typeof userSecretState>, boolean]>([
    ['stored', ana, 'stored', true],
    ['lost', bia, 'lost', false],
    ['of another case', renamed('Ana'), 'stored', true],
    ['of another login', renamed('BIA'), null, false],
    ['of a new record', { ...blankUser([]), login: 'ANA' }, null, false],
    ['to be removed', ana && secret(null, ana), 'stored', false],
    ['typed over a lost one', bia && secret('p', bia), 'lost', true],
  ])('%s', (_, user, state, has) => {
    expect(user && [userSecretState(user, states), userHasPassword(user, states)]).toEqual([state, has])
  })
})

describe('what is wrong, at its place', () => {
  const long = (length: number) => 'x'.repeat(length)
  test.each<[field: string, value: string | null, code: string]>([
    ['login', '', 'login-empty'],
    ['login', long(191), 'too-long'],
    ['name', long(41), 'too-long'],
    ['email', 'ana', 'address-invalid'],
    ['email', `a@${long(190)}`, 'too-long'],
    ['smtp.server', 'a b', 'host-spaces'],
    ['smtp.server', `${long(39)}.b`, 'too-long'],
    ...['3501', '-1', 'x', '1.5', '99999999999'].map((port): [string, string, string] => ['smtp.port', port, 'user-port-range']),
    ['smtp.authentication.user', long(101), 'too-long'],
    ['smtp.authentication.password', long(81), 'too-long'],
  ])('%s %j: %s', (field, value, code) => {
    const users = formsOf({ login: 'A' }, full)
    const changed = users.with(1, withUserField(users[1] ?? blankUser([]), field, value))
    expect(issues(changed)).toEqual([`users.1.${field} ${code}`])
    expect(issues(users)).toEqual([])
  })

  test('logins twice, blank ones aside', () => {
    const [blank] = [blankUser([])]
    const users = [...formsOf({ login: 'ana' }, { login: 'BIA' }), { ...blank, uid: '+1', login: 'ANA' }, { ...blank, uid: '+2' }, { ...blank, uid: '+3' }]
    expect(issues(users)).toEqual(['users.2.login login-duplicate', 'users.3.login login-empty', 'users.4.login login-empty'])
    // Whoever was the second is not, once the first is gone.
    expect(issues(users.slice(1, 3))).toEqual([])
  })

  test('the rest can be read, also without a login', () => {
    const [user] = formsOf(full)
    const wrong = ['login', 'email', 'smtp.port'].reduce((record, field) => withUserField(record, field, field === 'login' ? '' : 'x'), user ?? blankUser([]))
    expect(readableUsers([wrong])).toMatchObject([{ login: '=ANA', name: 'Ana', email: '', smtp: { server: 's.br', port: null, authentication: { user: 'u', ssl: true } } }])
    expect(readableUsers([secret('p', first(formsOf(full)))])[0]?.smtp.authentication).not.toHaveProperty('password')
  })
})

describe('what is changed', () => {
  const before = formsOf(full, { login: 'BIA' })
  test.each<[string, UserForms, boolean]>([
    ['nothing', [...before], false],
    ['a field', before.with(1, withUserField(before[1] ?? blankUser([]), 'name', 'B')), true],
    ['a field and back', before.with(1, withUserField(withUserField(before[1] ?? blankUser([]), 'name', 'B'), 'name', '')), false],
    ['a password', before.with(1, secret('p', before[1] ?? blankUser([]))), true],
    ['one more', [...before, blankUser(before)], true],
    ['one less', before.slice(1), true],
    ['one less and one more', [...before.slice(1), blankUser(before)], true],
  ])('%s', (_, after, expected) => {
    expect(usersChanged(before, after)).toBe(expected)
  })

  test('field by field; of a new one all that is filled', () => {
    const user = withUserField(withUserField(first(before), 'smtp.port', 25), 'smtp.authentication.ssl', false)
    expect(changedUserFields(before, user)).toEqual(['smtp.port', 'smtp.authentication.ssl'])
    const fresh = { ...blankUser(before), login: 'X' }
    expect([isNewUser(before, user), isNewUser(before, fresh), changedUserFields(before, fresh)]).toEqual([false, true, ['login']])
  })

  test('new ones are told apart', () => {
    const one = blankUser(before)
    const two = blankUser([...before, one])
    expect([one.uid, two.uid, blankUser([two]).uid]).toEqual(['+1', '+2', '+3'])
  })
})

describe('changes that warnings, hints and lint propose', () => {
  const users = formsOf({ login: 'A' }, full)
  test('reach the field of the record', () => {
    expect(applyToUsers(users, { path: 'users.1.smtp.port', value: 25 })[1]?.smtp.port).toBe('25')
    expect(applyToUsers(users, { path: 'users.1.smtp.port', value: null })[1]?.smtp.port).toBe('')
    expect(applyToUsers(users, { path: 'users.0.smtp.authentication.enabled', value: true })[0]?.smtp.authentication.enabled).toBe(true)
    expect(applyToUsers(users, { path: 'users.1.smtp.port', value: 25 })[0]).toBe(users[0])
  })
  test.each(['users.2.smtp.port', 'users.x.smtp.port', 'users.0', 'users', 'smtp.port'])('%s is none of its business', (path) => {
    expect(applyToUsers(users, { path, value: 1 })).toBe(users)
  })
  test.each(['users.0.uid', 'users.0.stored', 'users.0.nothing', 'users.0.__proto__.x', 'users.0.smtp.nothing'])('%s is no field', (path) => {
    expect(applyToUsers(users, { path, value: 'x' })[0]).toEqual(users[0])
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })
})

describe('the list', () => {
  const users = formsOf({ login: 'zoé', name: 'Zoé' }, { login: 'BIA', email: 'b@filial.br' }, { login: 'ana', smtp: { server: 'mail.br', authentication: { user: 'conta' } } })
  const logins = (places: readonly number[], list: UserForms = users) => places.map((index) => list[index]?.login)

  test('by the login that is stored, new ones first, the newest at the top', () => {
    const one = { ...blankUser(users), login: 'mmm' }
    const list = [...users, one, { ...blankUser([one]), login: 'nnn' }]
    expect(logins(ordered(list), list)).toEqual(['nnn', 'mmm', 'ana', 'BIA', 'zoé'])
    const typed = list.with(2, withUserField(list[2] ?? one, 'login', 'zzzzz'))
    expect(logins(ordered(typed), typed)).toEqual(['nnn', 'mmm', 'zzzzz', 'BIA', 'zoé'])
  })

  test.each([
    ['', ['ana', 'BIA', 'zoé']],
    ['  ZOE ', ['zoé']],
    ['filial', ['BIA']],
    ['MAIL.', ['ana']],
    ['conta', ['ana']],
    ['nobody', []],
  ])('searched for %j', (filter, expected) => {
    expect(logins(foundUsers(users, filter))).toEqual(expected)
  })

  test('one list after another: nothing of the last one is left', () => {
    for (const list of [users, users.slice(1), users, [users[2] ?? blankUser([]), ...users.slice(0, 2)], []]) {
      expect(logins(ordered(list), list).toSorted()).toEqual(list.map(({ login }) => login).toSorted())
      expect(readableUsers(list).map(({ login }) => login)).toEqual(list.map(({ login }) => login))
      expect(logins(foundUsers(list, 'zoe'), list)).toEqual(list.some(({ login }) => login === 'zoé') ? ['zoé'] : [])
    }
  })
})
