import { beforeEach, describe, expect, test } from 'vitest'
import { systemDocumentSchema, type SystemDocumentInput } from '../../../shared/domain/system/document.ts'
import { AppError } from '../../../shared/errors.ts'
import { sampleDocument, sampleId, sampleReport } from '../../adapters/contract-suites/samples.ts'
import { createMemoryClock, type MemoryClock } from '../../adapters/memory/clock.ts'
import { createMemoryEvents, type MemoryEvents } from '../../adapters/memory/events.ts'
import { createMemoryChangeLog } from '../../adapters/memory/change-log.ts'
import { memoryHost } from '../../adapters/memory/host.ts'
import { createMemoryLog, type MemoryLog } from '../../adapters/memory/log.ts'
import { createMemoryIds } from '../../adapters/memory/ids.ts'
import { createMemoryRunStore } from '../../adapters/memory/run-store.ts'
import { createMemorySecretBox, type MemorySecretBox } from '../../adapters/memory/secret-box.ts'
import { createMemorySystemStore } from '../../adapters/memory/system-store.ts'
import type { ChangeLog, RunStore, SystemStore } from '../ports.ts'
import { createSystemsService, type SystemsService } from './systems-service.ts'

let systems: SystemsService
let systemStore: SystemStore
let runStore: RunStore
let secretBox: MemorySecretBox
let changeLog: ChangeLog
let log: MemoryLog
let events: MemoryEvents
let clock: MemoryClock

beforeEach(() => {
  systemStore = createMemorySystemStore()
  runStore = createMemoryRunStore()
  secretBox = createMemorySecretBox()
  events = createMemoryEvents()
  clock = createMemoryClock()
  changeLog = createMemoryChangeLog()
  log = createMemoryLog()
  systems = createSystemsService({ systemStore, runStore, changeLog, secretBox, events, clock, ids: createMemoryIds(), host: memoryHost, log })
})

const named = (name: string, more: Partial<SystemDocumentInput> = {}) => sampleDocument({ name, ...more })
/** the sample with a password of each kind; undefined leaves them out */
function withPasswords(password: string | null | undefined, name = 'SISCON') {
  const given = password === undefined ? {} : { password }
  return named(name, {
    smtp: { server: 'smtp.example.com', authentication: { user: 'a', ...given } },
    proxy: { address: 'p.example', port: 1, authentication: { user: 'b', ...given } },
    users: [{ login: 'JOSE', smtp: { authentication: { user: 'c', ...given } } }, { login: 'MARIA' }],
    database: { kind: 'oracle', ...given },
  })
}
const paths = ['smtp.authentication', 'proxy.authentication', 'users.JOSE', 'database'] as const
const passwords = async (id: string) => Promise.all(paths.map((path) => systems.password(id, path)))
const refused = (code: string, more: object = {}) => expect.objectContaining({ code, ...more }) as Error

describe('create, rename, remove', () => {
  test('a new system has revision 1, its time, and is told of', async () => {
    const view = await systems.create(named('SISCON'))
    expect(view).toMatchObject({ revision: 1, savedAt: '2026-01-01T12:00:00.000Z', document: { name: 'SISCON' }, secrets: {} })
    expect(await systems.get(view.id)).toEqual(view)
    expect(events.told).toEqual([{ name: 'systems.changed', data: null }])
  })

  test.each(['siscon', 'SÍSCON', 'sísçon', 'Si\u0301scon'])('the name %s is taken once there is SISCON', async (name) => {
    await systems.create(named('SISCON'))
    const taken = refused('name-taken', { issues: [{ path: 'name', code: 'name-taken' }] })
    await expect(systems.create(named(name))).rejects.toEqual(taken)
    const other = await systems.create(named('RH'))
    await expect(systems.save(other.id, 1, named(name))).rejects.toEqual(taken)
    await expect(systems.duplicate(other.id, name)).rejects.toEqual(taken)
  })

  test('a system may be renamed, also to its own name in other letters', async () => {
    const { id } = await systems.create(named('SISCON'))
    expect(await systems.save(id, 1, named('Síscon'))).toMatchObject({ revision: 2, document: { name: 'Síscon' } })
    expect(await systems.save(id, 2, named('RH'))).toMatchObject({ revision: 3 })
    expect(await systems.findByName('siscon')).toBeNull()
    expect(await systems.findByName('rh')).toMatchObject({ id })
    await systems.create(named('SISCON'))
  })

  test('one that is removed is gone with its tests and its name', async () => {
    const { id } = await systems.create(named('SISCON'))
    runStore.save(sampleReport('r', { systemId: id }))
    expect(await systems.remove(id, 1)).toBeNull()
    await expect(systems.get(id)).rejects.toEqual(refused('not-found'))
    expect(runStore.last(id)).toBeNull()
    await systems.create(named('SISCON'))
  })

  test.each([
    ['get', () => systems.get(sampleId(9))],
    ['save', () => systems.save(sampleId(9), 1, named('X'))],
    ['duplicate', () => systems.duplicate(sampleId(9), 'X')],
    ['remove', () => systems.remove(sampleId(9), 1)],
    ['password', () => systems.password(sampleId(9), 'database')],
  ])('%s of one that is not there: not-found, and nothing is told', async (_, act) => {
    await expect(act()).rejects.toEqual(refused('not-found'))
    expect(events.told).toEqual([])
  })
})

describe('somebody else saved meanwhile', () => {
  test('the second save is refused with the newer document beside it, and changes nothing', async () => {
    const { id } = await systems.create(withPasswords('first'))
    await systems.save(id, 1, withPasswords('second'))
    const current = await systems.get(id)
    await expect(systems.save(id, 1, withPasswords('third'))).rejects.toEqual(refused('conflict', { details: { current } }))
    await expect(systems.remove(id, 1)).rejects.toEqual(refused('conflict', { details: { current } }))
    expect(await systems.get(id)).toEqual(current)
    expect(await passwords(id)).toEqual(Array(4).fill({ state: 'stored', plain: 'second' }))
    expect(JSON.stringify(current)).not.toMatch(/first|second|third/)
  })

  test('of many saves at once on one revision exactly one is taken', async () => {
    const { id } = await systems.create(named('SISCON'))
    const saves = await Promise.allSettled(Array.from({ length: 20 }, (_, number) => systems.save(id, 1, named('SISCON', { description: String(number) }))))
    expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await systems.get(id)).revision).toBe(2)
  })

  test('of many that want one name exactly one gets it', async () => {
    const made = await Promise.allSettled(Array.from({ length: 20 }, () => systems.create(named('SISCON'))))
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('passwords', () => {
  test('go in and never come back', async () => {
    const created = await systems.create(withPasswords('canary'))
    const everything = [created, await systems.get(created.id), await systems.list(), await systems.findByName('siscon'), systems.export(created), await systems.duplicate(created.id, 'COPY'), events.told]
    expect(JSON.stringify(everything)).not.toMatch(/canary|yranac/)
    expect(created.secrets).toEqual(Object.fromEntries(paths.map((path) => [path, 'stored'])))
  })

  test('absent keeps, null removes, text replaces', async () => {
    const { id } = await systems.create(withPasswords('old'))
    await systems.save(id, 1, withPasswords(undefined))
    expect(await passwords(id)).toEqual(Array(4).fill({ state: 'stored', plain: 'old' }))
    await systems.save(id, 2, withPasswords('new'))
    expect(await passwords(id)).toEqual(Array(4).fill({ state: 'stored', plain: 'new' }))
    expect((await systems.save(id, 3, withPasswords(null))).secrets).toEqual({})
    expect(await passwords(id)).toEqual(Array(4).fill({ state: 'none' }))
  })

  test('an empty text is no password', async () => {
    const { id } = await systems.create(withPasswords('old'))
    expect((await systems.save(id, 1, withPasswords(''))).secrets).toEqual({})
  })

  test('a group that is switched off keeps its password', async () => {
    const { id } = await systems.create(withPasswords('old'))
    await systems.save(id, 1, named('SISCON', { smtp: { authentication: { enabled: false, user: 'a' } } }))
    expect(await systems.password(id, 'smtp.authentication')).toEqual({ state: 'stored', plain: 'old' })
  })

  test('of a user that is removed goes too, also when one of that login comes again', async () => {
    const { id } = await systems.create(withPasswords('old'))
    const without = await systems.save(id, 1, named('SISCON', { users: [{ login: 'MARIA' }] }))
    expect(without.secrets).not.toHaveProperty(['users.JOSE'])
    await systems.save(id, 2, named('SISCON', { users: [{ login: 'JOSE', smtp: { authentication: { user: 'c' } } }] }))
    expect(await systems.password(id, 'users.JOSE')).toEqual({ state: 'none' })
  })

  test('users that are absent are kept with theirs, in whatever order and case they come later', async () => {
    const { id } = await systems.create(withPasswords('old'))
    expect((await systems.save(id, 1, named('SISCON'))).document.users).toHaveLength(2)
    await systems.save(id, 2, named('SISCON', { users: [{ login: 'MARIA' }, { login: 'jose', smtp: { authentication: { user: 'c' } } }] }))
    expect(await systems.password(id, 'users.JOSE')).toEqual({ state: 'stored', plain: 'old' })
    expect(await systems.password(id, 'users.MARIA')).toEqual({ state: 'none' })
  })

  test('a database that is absent is kept with its own', async () => {
    const { id } = await systems.create(withPasswords('old'))
    expect((await systems.save(id, 1, named('SISCON'))).document.database).toMatchObject({ kind: 'oracle' })
    expect(await systems.password(id, 'database')).toEqual({ state: 'stored', plain: 'old' })
  })

  test('a copy has its own, sealed for itself', async () => {
    const { id } = await systems.create(withPasswords('old'))
    const copy = await systems.duplicate(id, 'COPY')
    expect(copy).toMatchObject({ revision: 1, document: { name: 'COPY' } })
    expect(await passwords(copy.id)).toEqual(Array(4).fill({ state: 'stored', plain: 'old' }))
    await systems.save(copy.id, 1, withPasswords('new', 'COPY'))
    expect(await passwords(id)).toEqual(Array(4).fill({ state: 'stored', plain: 'old' }))
  })

  test('a copy needs a name that may stand', async () => {
    const { id } = await systems.create(named('SISCON'))
    for (const [name, code] of [['', 'name-empty'], ['x'.repeat(61), 'too-long'], ['a\nb', 'control']] as const)
      await expect(systems.duplicate(id, name)).rejects.toEqual(refused('invalid-input', { issues: [expect.objectContaining({ path: 'name', code })] }))
  })
})

describe('what the program got for itself', () => {
  const tokens = 'smtp.authentication.oauth.tokens'
  const connected = (more: Partial<SystemDocumentInput> = {}) =>
    named('SISCON', { smtp: { authentication: { user: 'a', mechanism: 'XOAUTH2', oauth: { provider: 'google', clientId: 'x', clientSecret: 'segredo' } } }, ...more })

  test('is sealed without an edit: the revision stays, and whoever edits is not disturbed', async () => {
    const { id, revision } = await systems.create(connected())
    await systems.keepSecret(id, tokens, 'token')
    expect(await systems.get(id)).toMatchObject({ revision, secrets: { [tokens]: 'stored', 'smtp.authentication.oauth': 'stored' } })
    expect(await systems.password(id, tokens)).toEqual({ state: 'stored', plain: 'token' })
    const saved = await systems.save(id, revision, connected({ description: 'x' }))
    expect(saved.secrets[tokens]).toBe('stored')
    expect(JSON.stringify([saved, systems.export(saved)])).not.toContain('segredo')
    await systems.keepSecret(id, tokens, null)
    expect(await systems.password(id, tokens)).toEqual({ state: 'none' })
  })

  test('goes with its group, and does not go along into a copy', async () => {
    const { id } = await systems.create(connected())
    await systems.keepSecret(id, tokens, 'token')
    const copy = await systems.duplicate(id, 'COPY')
    expect(copy.secrets).toEqual({ 'smtp.authentication.oauth': 'stored' })
    const without = await systems.save(id, 1, named('SISCON', { smtp: { authentication: { user: 'a' } } }))
    expect(without.secrets).toEqual({})
  })
})

describe('when the key is lost', () => {
  test('passwords are said to be lost, and no setting is', async () => {
    const { id, document } = await systems.create(withPasswords('old'))
    secretBox.loseKey()
    const view = await systems.get(id)
    expect(view.document).toEqual(document)
    expect(view.secrets).toEqual(Object.fromEntries(paths.map((path) => [path, 'lost'])))
    expect(await passwords(id)).toEqual(Array(4).fill({ state: 'lost' }))
  })

  test('saving other fields deletes nothing of what was sealed', async () => {
    const { id } = await systems.create(withPasswords('old'))
    const before = (await systemStore.get(id))?.secrets
    secretBox.loseKey()
    await systems.save(id, 1, { ...withPasswords(undefined), description: 'changed' })
    expect((await systemStore.get(id))?.secrets).toEqual(before)
    expect((await systems.save(id, 2, withPasswords('new'))).secrets).toMatchObject({ database: 'stored' })
  })

  test('a new password cannot be stored without a key, everything else can', async () => {
    const { id } = await systems.create(withPasswords('old'))
    secretBox.shut()
    await expect(systems.save(id, 1, withPasswords('new'))).rejects.toEqual(refused('secret-unavailable'))
    expect((await systems.get(id)).revision).toBe(1)
    expect((await systems.save(id, 1, withPasswords(undefined))).revision).toBe(2)
  })
})

describe('set, as scripts mean it', () => {
  test('creates, then replaces whatever the revision, under one id', async () => {
    const first = await systems.set(withPasswords('old'))
    const second = await systems.set(named('síscon', { smtp: { server: 'other.example' } }))
    expect([first.created, second.created]).toEqual([true, false])
    expect(second.view).toMatchObject({ id: first.view.id, revision: 2, document: { name: 'síscon', smtp: { server: 'other.example' } } })
    expect(second.view.document.users).toHaveLength(2)
  })

  test('export, edit and set loses nothing', async () => {
    const { id } = await systems.create(withPasswords('old'))
    const exported = systems.export(await systems.get(id))
    const { view } = await systems.set(systemDocumentSchema.parse(JSON.parse(JSON.stringify({ ...exported, description: 'edited' }))))
    expect(view.document).toEqual({ ...exported, description: 'edited' })
    expect(await passwords(id)).toEqual(Array(4).fill({ state: 'stored', plain: 'old' }))
  })
})

describe('the list', () => {
  test('is in the order of names as people sort them, with component and last test', async () => {
    for (const name of ['RH 10', 'RH 2', 'Ábaco', 'zebra', 'BETA']) await systems.create(named(name))
    const mapi = await systems.create(named('MAPI', { protocol: 'mapi' }))
    runStore.save(sampleReport('r', { systemId: mapi.id, verdict: 'sent', phase: 'message' }))
    const { systems: list, problems } = await systems.list()
    expect(list.map(({ name }) => name)).toEqual(['Ábaco', 'BETA', 'MAPI', 'RH 2', 'RH 10', 'zebra'])
    expect(list.find(({ name }) => name === 'MAPI')).toMatchObject({ component: null, protocol: 'mapi', lastTest: { verdict: 'sent', phase: 'message' } })
    expect(list[0]).toMatchObject({ component: 'dotnet', lastTest: null, revision: 1 })
    expect(problems).toEqual([])
  })
})

describe('the log of changes', () => {
  const entries = () => changeLog.list({ systemId: null, search: '' }, 100, null).entries
  const changed = () => entries()[0]?.changes.map(({ path, before, after, secret }) => (secret ? [path, secret] : [path, before, after]))

  test('says who, which system and from what to what, of every way to change one', async () => {
    const { id } = await systems.create(named('SISCON', { smtp: { server: 'smtp.example.com' }, parameters: {} }))
    expect(changed()).toEqual([['name', null, 'SISCON'], ['technologyVersion', null, '14.1'], ['smtp.server', null, 'smtp.example.com']])
    await systems.save(id, 1, named('SISCON', { smtp: { server: 'other.example.com', port: 465 }, parameters: { USEINDY: 'S' } }))
    expect(changed()).toEqual([['smtp.server', 'smtp.example.com', 'other.example.com'], ['smtp.port', null, 465], ['parameters.USEINDY', null, 'S']])
    await systems.set(named('Síscon', { smtp: { server: 'other.example.com', port: 465 }, parameters: {} }))
    await systems.duplicate(id, 'CÓPIA')
    await systems.remove(id, 3)
    expect(entries()[0]).toEqual({
      number: 5, at: '2026-01-01T12:00:00.000Z', systemId: id, systemName: 'Síscon', revision: 3, what: 'removed', by: { user: 'jose', host: 'estacao' }, changes: [], more: 0,
    }) // prettier-ignore
    expect(entries().map(({ what, revision }) => `${what} ${revision}`)).toEqual(['removed 3', 'created 1', 'saved 3', 'saved 2', 'created 1'])
  })

  test('of a secret says only that it is another one, and not even that when it is the same', async () => {
    const { id } = await systems.create(withPasswords('CANARY-old'))
    expect(changed()).toEqual(expect.arrayContaining([['smtp.authentication.password', 'set'], ['users.JOSE.smtp.authentication.password', 'set']]))
    await systems.save(id, 1, withPasswords('CANARY-old'))
    expect(changed()).toEqual([])
    await systems.save(id, 2, withPasswords('CANARY-new'))
    expect(changed()).toEqual(paths.map((path) => [path === 'users.JOSE' ? 'users.JOSE.smtp.authentication.password' : `${path}.password`, 'changed']))
    await systems.save(id, 3, withPasswords(null))
    expect(changed()?.map(([, what]) => what)).toEqual(Array(4).fill('removed'))
    expect(JSON.stringify(entries())).not.toContain('CANARY')
  })

  test('says nothing of what was not saved', async () => {
    const { id } = await systems.create(named('SISCON'))
    await expect(systems.save(id, 7, named('SISCON', { description: 'x' }))).rejects.toThrow()
    await expect(systems.create(named('SISCON'))).rejects.toThrow()
    await systems.keepSecret(id, 'smtp.authentication.oauth.tokens', 'CANARY')
    expect(entries()).toHaveLength(1)
  })

  test('where it cannot be written, the save is one all the same, and the program’s own log knows', async () => {
    changeLog.append = () => {
      throw new AppError('store-write-failed', { details: { reason: 'SQLITE_FULL' } })
    }
    const { id } = await systems.create(named('SISCON'))
    await systems.save(id, 1, named('SISCON', { description: 'x' }))
    expect((await systems.get(id)).document.description).toBe('x')
    expect(log.entries.map(({ level }) => level)).toEqual(['error', 'error'])
  })

  test('of thousands of users keeps as much as somebody reads, and the number of the rest', async () => {
    const users = Array.from({ length: 500 }, (_, number) => ({ login: `U${number}`, email: `u${number}@example.com` }))
    await systems.create(named('SISCON', { users }))
    const [entry] = entries()
    expect(entry?.changes).toHaveLength(200)
    expect(entry?.more).toBeGreaterThan(300)
  })
})
