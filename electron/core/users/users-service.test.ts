import { describe, expect, test } from 'vitest'
import { createMemoryChangeLog } from '../../adapters/memory/change-log.ts'
import { createMemoryClock } from '../../adapters/memory/clock.ts'
import { createMemoryErpDatabase } from '../../adapters/memory/erp-database.ts'
import { createMemoryEvents } from '../../adapters/memory/events.ts'
import { memoryHost } from '../../adapters/memory/host.ts'
import { createMemoryIds } from '../../adapters/memory/ids.ts'
import { createMemoryLog } from '../../adapters/memory/log.ts'
import { createMemoryRunStore } from '../../adapters/memory/run-store.ts'
import { createMemorySecretBox } from '../../adapters/memory/secret-box.ts'
import { createMemorySystemStore } from '../../adapters/memory/system-store.ts'
import { databaseSchema, systemDocumentSchema, type SystemDocumentInput } from '../../../shared/domain/system/document.ts'
import { mostUsers } from '../../../shared/domain/users/table.ts'
import type { ReadRequest } from '../../../shared/contract/users.ts'
import { createSystemsService } from '../systems/systems-service.ts'
import { DatabaseFailure } from './erp-database-port.ts'
import { createUsersService } from './users-service.ts'

function setUp() {
  const [clock, events, log, erpDatabase, systemStore, secretBox, ids] = [createMemoryClock(), createMemoryEvents(), createMemoryLog(), createMemoryErpDatabase(), createMemorySystemStore(), createMemorySecretBox(), createMemoryIds()]
  const ports = { clock, events, log, erpDatabase, systemStore, secretBox, ids, runStore: createMemoryRunStore(), host: memoryHost, changeLog: createMemoryChangeLog() }
  const systems = createSystemsService(ports)
  return { ...ports, systems, users: createUsersService(ports, systems) }
}
const documentOf = (more: Partial<SystemDocumentInput> = {}) => systemDocumentSchema.parse({ name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp', ...more })
const database = (more: object = {}) => databaseSchema.parse({ kind: 'postgresql', host: 'db', user: 'reader', ...more })
const request = (more: Partial<ReadRequest> = {}): ReadRequest => ({ systemId: null, database: database(), what: 'users', ...more })
const never = { signal: new AbortController().signal }
const row = (login: string, more: object = {}) => ({ HANDLE: 1, APELIDO: login, ...more })

describe('the password of the database', () => {
  test.each<[string, object, string]>([
    ['as typed', { password: 'typed' }, 'typed'],
    ['none, where none is wanted', { password: null }, ''],
    ['as stored, where nothing was typed', {}, 'stored'],
  ])('%s', async (_, given, expected) => {
    const { users, systems, erpDatabase } = setUp()
    const { id } = await systems.create(documentOf({ database: { kind: 'postgresql', password: 'stored' } }))
    await users.read(request({ systemId: id, database: database(given) }), never)
    expect(erpDatabase.asked.map(({ password }) => password)).toEqual([expected])
  })
  test.each<[string, object, string, string]>([
    ['no host', { host: '' }, 'settings-missing', 'database.host'],
    ['no user', { user: '' }, 'settings-missing', 'database.user'],
  ])('%s: nobody is asked', async (_, given, code, field) => {
    const { users, erpDatabase } = setUp()
    expect((await users.read(request({ database: database(given) }), never)).failure).toEqual({ code, field, detail: '' })
    expect(erpDatabase.asked).toEqual([])
  })
})

describe('what was read', () => {
  test('the users, of a password only whether it is news; the very text stays behind', async () => {
    const { users, systems, erpDatabase, events } = setUp()
    const { id } = await systems.create(documentOf({ users: [{ login: 'BIA', smtp: { authentication: { user: 'b', password: 'known' } } }] }))
    erpDatabase.rows = [row('ANA', { SMTPPASSWORD: 'S3nha-da-Ana' }), row('BIA', { SMTPPASSWORD: 'known' }), row('CARLOS'), row('DANIEL', { SMTPPASSWORD: '\u0007coded' }), row('EVA', { SMTPPASSWORD: 'x'.repeat(81) }), row('')]
    const result = await users.read(request({ systemId: id }), never)
    expect(result.users.map(({ login, tablePassword }) => `${login} ${tablePassword}`)).toEqual(['ANA new', 'BIA same', 'CARLOS none', 'DANIEL unusable', 'EVA unusable'])
    expect(result).toMatchObject({ outcome: 'read', failure: null, more: false, strangeCount: 1, strange: [{ column: 'APELIDO', code: 'login-empty' }], unreadable: [] })
    expect(JSON.stringify([result, events.told])).not.toMatch(/S3nha-da-Ana|known|coded/)
  })
  test('more rows than are read at most', async () => {
    const { users, erpDatabase } = setUp()
    erpDatabase.rows = Array.from({ length: mostUsers + 1 }, (_, index) => row(`U${index}`))
    expect(await users.read(request(), never)).toMatchObject({ more: true, users: { length: mostUsers } })
  })
  test('only the connection', async () => {
    const { users, erpDatabase } = setUp()
    erpDatabase.rows = [row('ANA')]
    expect(await users.read(request({ what: 'connection' }), never)).toMatchObject({ outcome: 'read', table: { server: 'Memory 1' }, users: [] })
  })
  test('a failure, by its code, with the field to go to', async () => {
    const { users, erpDatabase, log } = setUp()
    erpDatabase.failure = new DatabaseFailure('no-permission', 'permission denied')
    expect(await users.read(request(), never)).toMatchObject({ outcome: 'failed', failure: { code: 'no-permission', field: 'database.user', detail: 'permission denied' } })
    erpDatabase.failure = new Error('a bug, with geheim in it')
    expect((await users.read(request({ database: database({ password: 'geheim' }) }), never)).failure).toEqual({ code: 'unknown', field: null, detail: '' })
    expect(log.entries.at(-1)?.level).toBe('error')
    expect(JSON.stringify(log.entries)).not.toContain('geheim')
  })
})

describe('a read goes on by itself', () => {
  test('it begins at once, tells how far it is, and keeps what came of it', async () => {
    const { users, erpDatabase, events } = setUp()
    erpDatabase.rows = [row('ANA')]
    const { readId } = users.start(request())
    expect(users.result(readId)).toBeNull()
    await expect.poll(() => users.result(readId)).toMatchObject({ readId, users: [{ login: 'ANA' }] })
    expect(events.told).toEqual([{ name: 'users.read', data: { readId, rows: 1 } }, { name: 'users.readFinished', data: { readId } }])
  })
  test('stopped, it ends and is forgotten', async () => {
    const { users, erpDatabase, events } = setUp()
    erpDatabase.hangs = true
    const { readId } = users.start(request())
    users.drop(readId)
    expect(() => users.result(readId)).toThrow(expect.objectContaining({ code: 'read-expired' }))
    await expect.poll(() => events.told.at(-1)).toEqual({ name: 'users.readFinished', data: { readId } })
    const stop = new AbortController()
    const reading = users.read(request(), { signal: stop.signal })
    stop.abort()
    expect((await reading).outcome).toBe('cancelled')
  })
  test('a fifth makes the oldest end; closing ends all', async () => {
    const { users, erpDatabase } = setUp()
    erpDatabase.hangs = true
    const all = Array.from({ length: 5 }, () => users.start(request()).readId)
    expect(() => users.result(all[0] ?? '')).toThrow()
    expect(users.result(all[4] ?? '')).toBeNull()
    await users.close()
    for (const readId of all) expect(() => users.result(readId)).toThrow()
  })
  test('after half an hour nobody is waited for any more', async () => {
    const { users, erpDatabase, clock } = setUp()
    erpDatabase.rows = [row('ANA', { SMTPPASSWORD: 'geheim' })]
    const { readId } = await users.read(request(), never)
    clock.advance(29 * 60_000)
    expect(users.result(readId)).not.toBeNull()
    clock.advance(60_000)
    expect(() => users.result(readId)).toThrow()
    await expect(users.save({ id: null, revision: null, document: documentOf(), passwords: [{ readId, logins: [] }] })).rejects.toMatchObject({ code: 'read-expired' })
  })
})

describe('saving with passwords that were read', () => {
  test('of the logins that were named, what was typed first; sealed like all others, and then forgotten', async () => {
    const { users, systems, erpDatabase } = setUp()
    erpDatabase.rows = ['ANA', 'BIA', 'CARLOS'].map((login) => row(login, { SMTPPASSWORD: `of ${login}` }))
    const { readId } = await users.read(request(), never)
    const document = documentOf({ users: [{ login: 'ana' }, { login: 'BIA', smtp: { authentication: { password: 'typed' } } }, { login: 'CARLOS' }] })
    const saved = await users.save({ id: null, revision: null, document, passwords: [{ readId, logins: ['Ana', 'BIA', 'NOBODY'] }] })
    expect(saved.secrets).toEqual({ 'users.ANA': 'stored', 'users.BIA': 'stored' })
    expect(await systems.password(saved.id, 'users.ANA')).toEqual({ state: 'stored', plain: 'of ANA' })
    expect(await systems.password(saved.id, 'users.BIA')).toEqual({ state: 'stored', plain: 'typed' })
    expect(() => users.result(readId)).toThrow()
  })
  test('somebody else was quicker: nothing is saved, and what was read is still there for the next try', async () => {
    const { users, systems, erpDatabase } = setUp()
    const { id } = await systems.create(documentOf())
    await systems.save(id, 1, documentOf())
    erpDatabase.rows = [row('ANA', { SMTPPASSWORD: 'geheim' })]
    const { readId } = await users.read(request({ systemId: id }), never)
    const input = { id, document: documentOf({ users: [{ login: 'ANA' }] }), passwords: [{ readId, logins: ['ANA'] }] }
    await expect(users.save({ ...input, revision: 1 })).rejects.toMatchObject({ code: 'conflict' })
    expect((await users.save({ ...input, revision: 2 })).secrets).toEqual({ 'users.ANA': 'stored' })
  })
})
