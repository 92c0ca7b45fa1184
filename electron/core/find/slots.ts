/** How many may be under way at once, counted under several names: the host that is called, and the port that is asked for. */
export interface Slots {
  /** Resolves with what gives the places back, as soon as there is one under each name. Rejects with the signal's reason. */
  take(names: readonly string[], signal: AbortSignal): Promise<() => void>
}

export function createSlots(most: (name: string) => number): Slots {
  const used = new Map<string, number>()
  const waiting: { readonly names: readonly string[]; readonly go: () => void }[] = []

  const room = (names: readonly string[]) => names.every((name) => (used.get(name) ?? 0) < most(name))
  const count = (names: readonly string[], by: number) => names.forEach((name) => used.set(name, (used.get(name) ?? 0) + by))

  /** In the order in which they came, but whoever has to wait for one name keeps nobody from another. */
  function next(): void {
    for (const each of [...waiting]) {
      if (!room(each.names)) continue
      waiting.splice(waiting.indexOf(each), 1)
      count(each.names, 1)
      each.go()
    }
  }

  return {
    take(names, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason as Error)
        const leave = () => {
          waiting.splice(waiting.indexOf(entry), 1)
          reject(signal.reason as Error)
        }
        const entry = {
          names,
          go() {
            signal.removeEventListener('abort', leave)
            let back = false
            resolve(() => {
              if (back) return
              back = true
              count(names, -1)
              next()
            })
          },
        }
        signal.addEventListener('abort', leave, { once: true })
        waiting.push(entry)
        next()
      })
    },
  }
}
