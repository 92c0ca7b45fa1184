import { AppError } from '../../../shared/errors.ts'
import type { StoredSystem, SystemStore } from '../../core/ports.ts'

/**
 * @param waitMs milliseconds a call waits for the ones before it, 5,000 by default
 */
export function createMemorySystemStore({ waitMs = 5000 }: { readonly waitMs?: number } = {}): SystemStore {
  // Kept as text, so that nothing which JSON cannot say gets through and nobody can change what is stored.
  const kept = new Map<string, string>()
  const listeners = new Set<() => void>()
  let last: Promise<unknown> = Promise.resolve()

  const read = (text: string) => JSON.parse(text) as StoredSystem
  function tell(): void {
    for (const listener of [...listeners]) listener()
  }

  async function turn(before: Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new AppError('busy')), waitMs)
    })
    try {
      await Promise.race([before, tooLate])
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    list: () => Promise.resolve({ systems: [...kept.values()].map(read), problems: [] }),
    get(id) {
      const text = kept.get(id)
      return Promise.resolve(text === undefined ? null : read(text))
    },
    exclusively(work) {
      const before = last
      const mine = (async () => {
        await turn(before)
        return work({
          put(system) {
            kept.set(system.id, JSON.stringify(system))
            tell()
            return Promise.resolve()
          },
          remove(id) {
            if (kept.delete(id)) tell()
            return Promise.resolve()
          },
        })
      })()
      // Whoever gave up waiting must not let the next one in before its turn.
      last = Promise.allSettled([before, mine])
      return mine
    },
    watch(listener) {
      const entry = () => listener()
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
    close: () => listeners.clear(),
  }
}
