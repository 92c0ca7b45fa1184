/**
 * How many messages may be on their way at once: to one server, and through one account of it. It starts with one, so that a wrong
 * password is tried once and not five times, and grows with each success. A server that cannot be reached is left alone for a while:
 * the messages behind the first one need not find out one by one.
 */
import type { Lane } from './outbox-store.ts'

export interface Pace {
  /** how many more of this lane may start now */
  room(lane: Lane, server: string): number
  /** how many of this lane may be on their way by now */
  window(lane: Lane, server: string): number
  started(lane: Lane, server: string): void
  /** `good`: the server took us in, whatever became of the message · `bad`: it was not to be had */
  ended(lane: Lane, server: string, how: 'good' | 'bad' | 'neither', now: number): void
  /** until when this lane is left alone; 0 when it is not */
  restsUntil(lane: Lane, server: string): number
}

interface State {
  going: number
  window: number
  restUntil: number
}

export function createPace(perServer: () => number, restMs: () => number): Pace {
  const servers = new Map<string, number>()
  const accounts = new Map<string, State>()
  /** what was found last for it: it is asked several times for each message */
  const found = new WeakMap<Lane, { readonly server: string; readonly state: State }>()
  // A line end stands in none of them.
  const keyOf = ({ systemId, asUser }: Lane, server: string) => `${server}\n${systemId}\n${asUser?.toUpperCase() ?? '\n'}`

  function stateOf(lane: Lane, server: string): State {
    const last = found.get(lane)
    if (last?.server === server) return last.state
    const key = keyOf(lane, server)
    const state = accounts.get(key) ?? { going: 0, window: 1, restUntil: 0 }
    accounts.set(key, state)
    found.set(lane, { server, state })
    return state
  }

  return {
    room(lane, server) {
      const { going, window } = stateOf(lane, server)
      return Math.max(0, Math.min(window - going, perServer() - (servers.get(server) ?? 0)))
    },
    window: (lane, server) => Math.min(stateOf(lane, server).window, perServer()),
    started(lane, server) {
      stateOf(lane, server).going++
      servers.set(server, (servers.get(server) ?? 0) + 1)
    },
    ended(lane, server, how, now) {
      const state = stateOf(lane, server)
      state.going--
      servers.set(server, (servers.get(server) ?? 1) - 1)
      if (how === 'good') {
        state.window = Math.min(state.window + 1, perServer())
        state.restUntil = 0
      } else if (how === 'bad') {
        state.window = 1
        state.restUntil = now + restMs()
      }
    },
    restsUntil: (lane, server) => stateOf(lane, server).restUntil,
  }
}
