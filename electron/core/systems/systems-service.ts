import type { StoreProblem, SystemSummary, SystemView } from '../../../shared/contract/systems.ts'
import { chooseComponent } from '../../../shared/domain/component/choose-component.ts'
import { nameKey, systemDocumentSchema, type SystemDocument } from '../../../shared/domain/system/document.ts'
import { issuesOf } from '../../../shared/domain/system/issues.ts'
import { splitSecrets, userSecretPath, type SecretChanges, type SecretPath } from '../../../shared/domain/system/secrets.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ChangeLog, Ports, SealedSecret, StoredSystem, SystemWriter } from '../ports.ts'
import { changeEntry } from './change-entry.ts'

export type StoredPassword = { state: 'none' } | { state: 'lost' } | { state: 'stored'; plain: string }

export interface SystemsService {
  list(): Promise<{ systems: SystemSummary[]; problems: StoreProblem[] }>
  /** AppError `not-found`, `store-unreadable` */
  get(id: string): Promise<SystemView>
  /** AppError `name-taken` */
  create(document: SystemDocument): Promise<SystemView>
  /** AppError `conflict` with `details.current` when somebody saved after `revision` was read; `name-taken`, `not-found` */
  save(id: string, revision: number, document: SystemDocument): Promise<SystemView>
  /** A copy under another name, with its passwords sealed anew. */
  duplicate(id: string, name: string): Promise<SystemView>
  remove(id: string, revision: number): Promise<null>
  /** case and accents ignored */
  findByName(name: string): Promise<SystemView | null>
  /** Creates the system, or replaces the one of the same name whatever its revision: what a script means by `set`. */
  set(document: SystemDocument): Promise<{ view: SystemView; created: boolean }>
  /** The document as `set` takes it back: no passwords, so what is stored stays. */
  export(view: SystemView): SystemDocument
  /** For the test and the queue only: never crosses a door. */
  password(id: string, path: SecretPath): Promise<StoredPassword>
  /** Seals something the program got for itself, or forgets it. The document and its revision stay: nobody edited anything. */
  keepSecret(id: string, path: SecretPath, plain: string | null): Promise<void>
}

type Needs = Pick<Ports, 'systemStore' | 'runStore' | 'secretBox' | 'clock' | 'ids' | 'events' | 'host' | 'log'> & { readonly changeLog: Pick<ChangeLog, 'append'> }
type Secrets = StoredSystem['secrets']

function secretEntries(secrets: Secrets): [SecretPath, SealedSecret][] {
  return Object.entries(secrets) as [SecretPath, SealedSecret][]
}

export function createSystemsService(ports: Needs): SystemsService {
  const { systemStore: store, secretBox: box, clock, ids } = ports

  function toView({ id, revision, savedAt, document, secrets }: StoredSystem): SystemView {
    const states = secretEntries(secrets).map(([path, sealed]): [string, 'stored' | 'lost'] => {
      const opens = box.open(sealed, { recordId: id, path }) !== null
      return [path, opens ? 'stored' : 'lost']
    })
    return { id, revision, savedAt, document, secrets: Object.fromEntries(states) }
  }

  async function stored(id: string): Promise<StoredSystem> {
    const found = await store.get(id)
    if (!found) throw new AppError('not-found')
    return found
  }

  async function freeName(name: string, except: string | null): Promise<void> {
    const { systems } = await store.list()
    const taken = systems.some(({ id, document }) => id !== except && nameKey(document.name) === nameKey(name))
    if (taken) throw new AppError('name-taken', { issues: [{ path: 'name', code: 'name-taken' }] })
  }

  function changedSecrets(id: string, before: Secrets, changes: SecretChanges): Secrets {
    const next = new Map(secretEntries(before))
    for (const [path, plain] of changes) {
      if (plain === null) next.delete(path)
      else next.set(path, box.seal(plain, { recordId: id, path }))
    }
    return Object.fromEntries(next)
  }

  /** A secret whose place is gone from the document goes with it. */
  function withoutOrphans(secrets: Secrets, document: SystemDocument): Secrets {
    const logins = new Set(document.users?.map(({ login }) => userSecretPath(login)))
    const oauth = document.smtp.authentication.oauth !== undefined
    const hasPlace = (path: SecretPath) =>
      path.startsWith('users.') ? logins.has(path) : path.startsWith('smtp.authentication.oauth') ? oauth : true
    return Object.fromEntries(secretEntries(secrets).filter(([path]) => hasPlace(path)))
  }

  function record(id: string, before: StoredSystem | null, input: SystemDocument): StoredSystem {
    const { document, secrets } = splitSecrets(input)
    const users = document.users ?? before?.document.users
    const database = document.database ?? before?.document.database
    const whole: SystemDocument = { ...document, ...(users && { users }), ...(database && { database }) }
    return {
      id,
      revision: (before?.revision ?? 0) + 1,
      savedAt: clock.now().toISOString(),
      document: whole,
      secrets: withoutOrphans(changedSecrets(id, before?.secrets ?? {}, secrets), whole),
    }
  }

  /** Written down once it is done, in the order of the saves. What cannot be written down is saved all the same. */
  function note(before: StoredSystem | null, after: StoredSystem | null): void {
    try {
      const entry = changeEntry(ports, before, after)
      if (entry) ports.changeLog.append(entry)
    } catch (error) {
      ports.log.error('a saved change could not be written to the log of changes', { error: String(error) })
    }
  }
  async function put(write: SystemWriter, before: StoredSystem | null, system: StoredSystem): Promise<void> {
    await write.put(system)
    note(before, system)
  }

  function told<T>(result: T): T {
    ports.events.emit({ name: 'systems.changed', data: null })
    return result
  }

  async function byName(name: string): Promise<StoredSystem | null> {
    const { systems } = await store.list()
    return systems.find(({ document }) => nameKey(document.name) === nameKey(name)) ?? null
  }

  const create = (document: SystemDocument) =>
    store.exclusively(async (write) => {
      await freeName(document.name, null)
      const system = record(ids.uuid(), null, document)
      await put(write, null, system)
      return toView(system)
    })

  return {
    async list() {
      const { systems, problems } = await store.list()
      const lastTests = ports.runStore.lastOfEach()
      const summaries = systems.map(({ id, revision, document }): SystemSummary => {
        const last = lastTests.get(id)
        return {
          id,
          revision,
          name: document.name,
          technologyVersion: document.technologyVersion,
          protocol: document.protocol,
          component: chooseComponent(document).component,
          lastTest: last ? { verdict: last.verdict, phase: last.phase, at: last.at, ms: last.ms } : null,
        }
      })
      const order = new Intl.Collator('pt-BR', { numeric: true, sensitivity: 'base' })
      summaries.sort((a, b) => order.compare(a.name, b.name))
      return { systems: summaries, problems: [...problems] }
    },
    get: async (id) => toView(await stored(id)),
    create: async (document) => told(await create(document)),
    async save(id, revision, document) {
      return told(
        await store.exclusively(async (write) => {
          const before = await stored(id)
          if (before.revision !== revision) throw new AppError('conflict', { details: { current: toView(before) } })
          await freeName(document.name, id)
          const system = record(id, before, document)
          await put(write, before, system)
          return toView(system)
        }),
      )
    },
    async duplicate(id, name) {
      return told(
        await store.exclusively(async (write) => {
          const source = await stored(id)
          const parsed = systemDocumentSchema.safeParse({ ...source.document, name })
          if (!parsed.success) throw new AppError('invalid-input', { issues: issuesOf(parsed.error) })
          await freeName(name, null)
          const copy = ids.uuid()
          const secrets = secretEntries(source.secrets).flatMap(([path, sealed]) => {
            // A refresh token may be good for one use: the copy has to be connected by itself.
            if (path === 'smtp.authentication.oauth.tokens') return []
            const plain = box.open(sealed, { recordId: id, path })
            return plain === null ? [] : [[path, box.seal(plain, { recordId: copy, path })] as const]
          })
          const system = { ...record(copy, null, parsed.data), secrets: Object.fromEntries(secrets) }
          await put(write, null, system)
          return toView(system)
        }),
      )
    },
    async remove(id, revision) {
      await store.exclusively(async (write) => {
        const before = await stored(id)
        if (before.revision !== revision) throw new AppError('conflict', { details: { current: toView(before) } })
        await write.remove(id)
        note(before, null)
      })
      ports.runStore.forget(id)
      return told(null)
    },
    async findByName(name) {
      const found = await byName(name)
      return found && toView(found)
    },
    async set(document) {
      return told(
        await store.exclusively(async (write) => {
          const before = await byName(document.name)
          const system = record(before?.id ?? ids.uuid(), before, document)
          await put(write, before, system)
          return { view: toView(system), created: before === null }
        }),
      )
    },
    export: ({ document }) => document,
    async password(id, path) {
      const sealed = (await stored(id)).secrets[path]
      if (!sealed) return { state: 'none' }
      const plain = box.open(sealed, { recordId: id, path })
      return plain === null ? { state: 'lost' } : { state: 'stored', plain }
    },
    async keepSecret(id, path, plain) {
      await store.exclusively(async (write) => {
        const before = await stored(id)
        await write.put({ ...before, secrets: changedSecrets(id, before.secrets, new Map([[path, plain]])) })
      })
    },
  }
}
