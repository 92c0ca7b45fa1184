import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { AppEvent } from '../../shared/contract/events.ts'
import type { Client, Connection } from './client.ts'

const ClientContext = createContext<Client | null>(null)
export const ClientProvider = ClientContext.Provider

export function useClient(): Client {
  const client = useContext(ClientContext)
  if (!client) throw new Error('no ClientProvider above')
  return client
}

export function useAppEvents(listener: (event: AppEvent) => void): void {
  const client = useClient()
  const latest = useEffectEvent(listener)
  useEffect(() => client.onEvent((event) => latest(event)), [client])
}

export function useConnection(): Connection {
  const client = useClient()
  return useSyncExternalStore(client.onConnection, client.connection)
}
