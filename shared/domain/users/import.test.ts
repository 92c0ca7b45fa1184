import { describe, expect, test } from 'vitest'
import type { ReadUserView } from '../../contract/users.ts'
import type { SystemUser } from '../system/document.ts'
import { applyImport, chosenAtFirst, countKinds, importItems, importOptions, takeIntoDocument, takenPasswords, type ImportOptions } from './import.ts'
import { userColumns } from './table.ts'
import { userSchema } from './user.ts'

const here = (login: string, more: object = {}): SystemUser => userSchema.parse({ login, name: 'Nome', ...more })
const read = (login: string, more: object = {}) => here(login, { origin: 'database', ...more })
const there = (login: string, more: Partial<ReadUserView> = {}): ReadUserView => ({
  login, name: 'Nome', email: '', inactive: false, tablePassword: 'none',
  smtp: { server: '', port: null, authentication: { enabled: false, user: '', ssl: false } }, ...more,
}) // prettier-ignore
const options = (more: Partial<ImportOptions> = {}): ImportOptions => ({ columns: userColumns, whole: true, unreadable: new Set(), passwords: false, ...more })
const kinds = (current: readonly SystemUser[], table: readonly ReadUserView[], more: Partial<ImportOptions> = {}) =>
  importItems(current, table, options(more)).map(({ login, kind, fields }) => [login, kind, ...fields].join(' '))

describe('what would change', () => {
  test.each<[string, SystemUser[], ReadUserView[], string[], Partial<ImportOptions>?]>([
    ['in the table only', [], [there('ANA')], ['ANA new']],
    ['in the table only, and inactive', [], [there('ANA', { inactive: true })], []],
    ['as it was read', [read('ANA')], [there('ANA')], ['ANA same']],
    ['the login in another case', [read('ana')], [there('ANA')], ['ANA same']],
    ['read before, and different now', [read('ANA')], [there('ANA', { name: 'Outra', email: 'a@b' })], ['ANA changed name email']],
    ['typed by hand, and different in the table', [here('ANA')], [there('ANA', { name: 'Outra' })], ['ANA typed name']],
    ['typed by hand, and the very same in the table', [here('ANA')], [there('ANA')], ['ANA same']],
    ['read before, and not there any more', [read('ANA')], [], ['ANA gone']],
    ['read before, and inactive now', [read('ANA')], [there('ANA', { inactive: true })], ['ANA gone']],
    ['typed by hand, and not in the table', [here('ANA')], [], ['ANA kept']],
    ['typed by hand, and inactive in the table', [here('ANA')], [there('ANA', { inactive: true })], ['ANA kept']],
    ['not there, but not everything was read', [read('ANA')], [], ['ANA same'], { whole: false }],
    ['not there, but its row could not be read', [read('ana')], [], ['ana same'], { unreadable: new Set(['ANA']) }],
    ['a column that older versions do not have', [read('ANA', { smtp: { port: 25 } })], [there('ANA', { name: 'Outra' })], ['ANA changed name'], { columns: ['HANDLE', 'APELIDO', 'NOME'] }],
    ['a password of the table that is not said to be plain', [read('ANA')], [there('ANA', { tablePassword: 'new' })], ['ANA same']],
    ['one that is', [read('ANA')], [there('ANA', { tablePassword: 'new' })], ['ANA changed smtp.authentication.password'], { passwords: true }],
    ['the one that is stored already', [read('ANA')], [there('ANA', { tablePassword: 'same' })], ['ANA same'], { passwords: true }],
    ['a record without a login yet', [{ ...here('X'), login: '' }], [there('ANA')], ['ANA new']],
  ])('%s', (_, current, table, expected, more) => expect(kinds(current, table, more)).toEqual(expected))

  test('what nobody typed is chosen at first', () => {
    const items = importItems([read('B'), here('C'), read('D'), here('E')], [there('A'), there('B', { name: 'x' }), there('C', { name: 'x' })], options())
    expect(items.filter(chosenAtFirst).map(({ login }) => login)).toEqual(['A', 'B', 'D'])
    expect(countKinds(items)).toEqual({ new: 1, changed: 1, gone: 1, typed: 1, kept: 1, same: 0 })
  })
})

describe('taking over', () => {
  const current = [here('E', { email: 'e@x' }), read('B', { email: 'b@x', smtp: { server: 's', port: 25 } }), here('C'), read('D')]
  const table = [there('A', { name: 'Nova' }), there('B', { name: 'Outro' }), there('C', { name: 'Do banco' })]
  const items = importItems(current, table, options({ columns: ['HANDLE', 'APELIDO', 'NOME'] }))
  const take = (...keys: string[]) => applyImport(current, items, new Set(keys), takeIntoDocument)

  test('only what was chosen, in the order that was, new ones at the end; what is not in the table stays', () => {
    expect(take('A', 'B', 'D')).toEqual([
      current[0],
      { ...current[1], name: 'Outro' },
      current[2],
      { ...there('A'), name: 'Nova', origin: 'database', inactive: undefined, tablePassword: undefined },
    ].map((user) => JSON.parse(JSON.stringify(user)) as unknown))
    expect(take()).toEqual(current)
  })
  test('what was typed becomes the table’s, once it was chosen', () => {
    expect(take('C')[2]).toMatchObject({ login: 'C', name: 'Do banco', origin: 'database' })
  })
  test('what stays or is the same cannot be chosen at all', () => {
    expect(take('E')).toEqual(current)
  })
  test('every field, by name', () => {
    const smtp = { server: 'smtp.x', port: 465, authentication: { enabled: true, user: 'u', ssl: true } }
    const before = read('A', { smtp: { server: 'old', port: 25, authentication: { enabled: false, user: 'o' } } })
    const row = there('A', { name: 'N', email: 'e@x', smtp })
    const after = applyImport([before], importItems([before], [row], options()), new Set(['A']), takeIntoDocument)
    expect(after).toEqual([{ login: 'A', name: 'N', email: 'e@x', origin: 'database', smtp }])
    expect(importItems(after, [row], options()).map(({ kind }) => kind)).toEqual(['same'])
  })
  test('passwords: of those that are chosen and have one, and only when they are plain', () => {
    const some = importItems([], ['A', 'B', 'C'].map((login, index) => there(login, { tablePassword: index === 1 ? 'unusable' : 'new' })), options())
    expect(takenPasswords(some, new Set(['A', 'B']), true)).toEqual(['A'])
    expect(takenPasswords(some, new Set(['A', 'B']), false)).toEqual([])
  })
})

test('what a read says of itself to the comparison', () => {
  expect(importOptions({ table: null, more: true, unreadable: ['ana'] }, true)).toEqual({ columns: [], whole: false, unreadable: new Set(['ANA']), passwords: true })
})

test('ten thousand against ten thousand without anybody waiting', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => `U${index}`)
  const current = many.map((login) => read(login))
  const start = performance.now()
  const items = importItems(current, many.map((login) => there(login, { name: 'x' })), options())
  expect(applyImport(current, items, new Set(many), takeIntoDocument)).toHaveLength(10_000)
  expect(performance.now() - start).toBeLessThan(2000)
})
