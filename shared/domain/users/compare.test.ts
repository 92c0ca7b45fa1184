import { describe, expect, test } from 'vitest'
import { changedFields, compareUsers, userFields, userFieldValue, type ComparedUser } from './compare.ts'
import { userSchema } from './user.ts'

const user = (login: string, more: object = {}): ComparedUser => userSchema.parse({ login, ...more })
const full = { name: 'Ana', email: 'ana@x', smtp: { server: 'u.example', port: 587, authentication: { user: 'ana', ssl: true } } }

const outline = (before: ComparedUser[], after: ComparedUser[]) => {
  const { added, changed, gone } = compareUsers(before, after)
  return [
    ...added.map(({ login }) => `+${login}`),
    ...changed.map((entry) => `~${entry.after.login} ${entry.fields.join(' ')}`),
    ...gone.map(({ login }) => `-${login}`),
  ]
}

describe('two lists', () => {
  test.each<[string, ComparedUser[], ComparedUser[], string[]]>([
    ['both empty', [], [], []],
    ['the same', [user('ANA', full)], [user('ANA', full)], []],
    ['in another order', [user('ANA'), user('BIA')], [user('BIA'), user('ANA')], []],
    ['new', [], [user('ANA')], ['+ANA']],
    ['gone', [user('ANA')], [], ['-ANA']],
    ['another login is another user', [user('ANA')], [user('BIA')], ['+BIA', '-ANA']],
    ['only the case of the login', [user('ANA')], [user('Ana')], ['~Ana login']],
    ['name and e-mail', [user('ANA', full)], [user('ANA', { ...full, name: 'A', email: 'a@x' })], ['~ANA name email']],
    ['server', [user('ANA')], [user('ANA', { smtp: { server: 's' } })], ['~ANA smtp.server']],
    ['a port', [user('ANA', { smtp: { port: 25 } })], [user('ANA', { smtp: { port: 587 } })], ['~ANA smtp.port']],
    ['0 and a blank port are the same', [user('ANA', { smtp: { port: 0 } })], [user('ANA')], []],
    ['switched on', [user('ANA')], [user('ANA', { smtp: { authentication: {} } })], ['~ANA smtp.authentication.enabled']],
    ['SSL and user', [user('ANA', { smtp: { authentication: {} } })], [user('ANA', { smtp: { authentication: { user: 'u', ssl: true } } })], ['~ANA smtp.authentication.ssl smtp.authentication.user']],
    ['a password that is given', [user('ANA')], [user('ANA', { smtp: { authentication: { enabled: false, password: 'p' } } })], ['~ANA smtp.authentication.password']],
    ['a password that is taken away', [user('ANA')], [user('ANA', { smtp: { authentication: { enabled: false, password: null } } })], ['~ANA smtp.authentication.password']],
    ['a password that was given before and is kept now', [user('ANA', { smtp: { authentication: { enabled: false, password: 'p' } } })], [user('ANA')], []],
    ['of a login that stands there twice the first counts', [user('ANA')], [user('ana', full), user('ANA')], ['~ana login name email smtp.server smtp.port smtp.authentication.enabled smtp.authentication.ssl smtp.authentication.user']],
    ['all at once, in the order of the lists', [user('A'), user('B'), user('C')], [user('D'), user('C', { name: 'c' }), user('A')], ['+D', '~C name', '-B']],
  ])('%s', (_, before, after, expected) => {
    expect(outline(before, after)).toEqual(expected)
  }) // prettier-ignore

  test('fields of a form, where a port is text and a blank password keeps', () => {
    const field = (port: string, password: string | null): ComparedUser => ({ ...user('ANA'), smtp: { server: '', port, authentication: { enabled: false, user: '', ssl: false, password } } })
    expect(changedFields(user('ANA'), field('', ''))).toEqual([])
    expect(changedFields(user('ANA', { smtp: { port: 587 } }), field('587', ''))).toEqual([])
    expect(changedFields(user('ANA'), field('x', null))).toEqual(['smtp.port', 'smtp.authentication.password'])
  })
})

test('each field has its value', () => {
  const record = user('ANA', { ...full, smtp: { ...full.smtp, authentication: { ...full.smtp.authentication, password: 'p' } } })
  expect(userFields.map((field) => userFieldValue(record, field))).toEqual(['ANA', 'Ana', 'ana@x', 'u.example', '587', true, true, 'ana', 'p'])
})

test('the same record is not looked into', () => {
  const record = Object.freeze(user('ANA', full))
  expect(changedFields(record, record)).toEqual([])
})

test('ten thousand against ten thousand', () => {
  const list = (name: string) => Array.from({ length: 10_000 }, (_, index) => user(`USER${index}`, index % 100 === 0 ? { name } : {}))
  const [before, after] = [list('a'), list('b')]
  const start = performance.now()
  expect(compareUsers(before, after).changed).toHaveLength(100)
  expect(performance.now() - start).toBeLessThan(1000)
})
