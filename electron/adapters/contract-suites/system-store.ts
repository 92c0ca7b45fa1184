/** What every SystemStore does, on disk or in memory. */
import { describe, expect, test } from 'vitest'
import type { SystemStore } from '../../core/ports.ts'
import { sampleDocument, sampleId, sampleSystem } from './samples.ts'

/** @param make a new, empty store whose lock is waited for `waitMs` milliseconds, and how to tidy up after it */
export function systemStoreSuite(
  name: string,
  make: (options: { waitMs: number }) => { store: SystemStore; done: () => void },
): void {
  async function withStore(run: (store: SystemStore) => Promise<void>, waitMs = 5000): Promise<void> {
    const { store, done } = make({ waitMs })
    try {
      await run(store)
    } finally {
      store.close()
      done()
    }
  }
  const put = (store: SystemStore, ...systems: ReturnType<typeof sampleSystem>[]) =>
    store.exclusively(async (write) => {
      for (const system of systems) await write.put(system)
    })

  describe(`${name} is a SystemStore`, () => {
    test('which is empty at first', () =>
      withStore(async (store) => {
        expect(await store.list()).toEqual({ systems: [], problems: [] })
        expect(await store.get(sampleId(1))).toBeNull()
        expect(await store.get('../../etc/passwd')).toBeNull()
      }))

    test('which gives back exactly what was put, and replaces it whole', () =>
      withStore(async (store) => {
        const users = [{ login: 'ANA.B', smtp: { server: 'x.example', port: 25, authentication: { user: 'u', ssl: true } } }]
        const first = sampleSystem(1, { document: sampleDocument({ users, parameters: { 'A.B': 'c', ÁÉ: '{"x":1}' } }) })
        await put(store, first, sampleSystem(2))
        expect(await store.get(first.id)).toEqual(first)
        const second = sampleSystem(1, { revision: 2, secrets: {} })
        await put(store, second)
        expect(await store.get(first.id)).toEqual(second)
        const { systems, problems } = await store.list()
        expect(new Map(systems.map((system) => [system.id, system.revision]))).toEqual(new Map([[sampleId(1), 2], [sampleId(2), 1]])) // prettier-ignore
        expect(problems).toEqual([])
      }))

    test('which keeps a secret of every place there is', () =>
      withStore(async (store) => {
        const sealed = { v: 1, iv: 'AAAA', data: 'AAAA', tag: 'AAAA' } as const
        const paths = ['smtp.authentication', 'smtp.authentication.oauth', 'smtp.authentication.oauth.tokens', 'proxy.authentication', 'database', 'users.ANA'] as const
        const system = sampleSystem(1, { secrets: Object.fromEntries(paths.map((path) => [path, sealed])) })
        await put(store, system)
        expect(await store.get(system.id)).toEqual(system)
      }))

    test('which removes one and bears the removal of none', () =>
      withStore(async (store) => {
        await put(store, sampleSystem(1), sampleSystem(2))
        await store.exclusively(async (write) => {
          await write.remove(sampleId(1))
          await write.remove(sampleId(3))
        })
        expect(await store.get(sampleId(1))).toBeNull()
        expect((await store.list()).systems.map(({ id }) => id)).toEqual([sampleId(2)])
      }))

    test('which cannot be changed through what it gave out', () =>
      withStore(async (store) => {
        await put(store, sampleSystem(1))
        const given = (await store.list()).systems[0]
        try {
          Object.assign(given?.document ?? {}, { name: 'CHANGED' })
        } catch {
          // frozen is as good
        }
        expect((await store.get(sampleId(1)))?.document.name).toBe('SISTEMA 1')
        expect((await store.list()).systems[0]?.document.name).toBe('SISTEMA 1')
      }))

    test('which lets one in at a time, in the order of asking', () =>
      withStore(async (store) => {
        const steps: string[] = []
        const work = (label: string) =>
          store.exclusively(async () => {
            steps.push(`${label} in`)
            await new Promise((resolve) => setTimeout(resolve, 5))
            steps.push(`${label} out`)
          })
        await Promise.all([work('a'), work('b'), work('c')])
        expect(steps).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out'])
      }))

    test('which lets the next in after one failed, and keeps what that one had put', () =>
      withStore(async (store) => {
        const failing = store.exclusively(async (write) => {
          await write.put(sampleSystem(1))
          throw new Error('on purpose')
        })
        await expect(failing).rejects.toThrow('on purpose')
        await put(store, sampleSystem(2))
        expect((await store.list()).systems).toHaveLength(2)
      }))

    test('which reads while one is in, also from inside', () =>
      withStore(async (store) => {
        await store.exclusively(async (write) => {
          await write.put(sampleSystem(1))
          expect((await store.list()).systems).toHaveLength(1)
          expect((await store.get(sampleId(1)))?.revision).toBe(1)
        })
      }))

    test('which is busy when the one inside stays too long, and then goes on in order', () =>
      withStore(async (store) => {
        let leave = () => {}
        const inside = store.exclusively(() => new Promise<void>((resolve) => (leave = resolve)))
        await expect(store.exclusively(() => Promise.resolve())).rejects.toMatchObject({ code: 'busy' })
        const after = store.exclusively(() => Promise.resolve('in'))
        leave()
        await inside
        expect(await after).toBe('in')
      }, 150))

    test('which tells of changes until told not to', () =>
      withStore(async (store) => {
        await put(store, sampleSystem(1))
        let told = 0
        const heard = new Promise<void>((resolve) => {
          const stop = store.watch(() => {
            told++
            stop()
            resolve()
          })
        })
        await new Promise((resolve) => setTimeout(resolve, 50))
        await put(store, sampleSystem(2))
        await heard
        await put(store, sampleSystem(3))
        await new Promise((resolve) => setTimeout(resolve, 300))
        expect(told).toBe(1)
      }))
  })
}
