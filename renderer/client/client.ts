/** Procedures and events with the types of the contract. The page reaches the back end through this and nothing else. */
import type { AppEvent } from '../../shared/contract/events.ts'
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/index.ts'
import type { Transport } from './transport.ts'

/** `lost`: nobody answers · `refused`: somebody does, who does not know this page */
export type Connection = 'connecting' | 'connected' | 'lost' | 'refused'

export interface Client {
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>
  /** The returned function ends the subscription. */
  onEvent(listener: (event: AppEvent) => void): () => void
  /** Events flow again after a gap: ask anew for whatever they would have told. */
  onConnected(listener: () => void): () => void
  connection(): Connection
  onConnection(listener: () => void): () => void
}

export function createClient(transport: Transport): Client {
  const events = new Set<(event: AppEvent) => void>()
  const connects = new Set<() => void>()
  const changes = new Set<() => void>()
  let connection: Connection = 'connecting'

  function setConnection(next: Connection): void {
    if (next === connection) return
    connection = next
    for (const listener of changes) listener()
  }

  transport.subscribe({
    event: (event) => events.forEach((listener) => listener(event)),
    connected: () => {
      setConnection('connected')
      for (const listener of connects) listener()
    },
    // A refusal is known only after the connection has ended; trying again does not unsay it.
    disconnected: (session) => setConnection(session && connection !== 'refused' ? 'lost' : 'refused'),
  })

  const add = <T>(set: Set<T>, listener: T) => {
    set.add(listener)
    return () => void set.delete(listener)
  }
  return {
    call: (name, input) => transport.call(name, input) as Promise<never>,
    onEvent: (listener) => add(events, listener),
    onConnected: (listener) => add(connects, listener),
    connection: () => connection,
    onConnection: (listener) => add(changes, listener),
  }
}
