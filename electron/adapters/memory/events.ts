import type { AppEvent } from '../../../shared/contract/events.ts'
import type { Events } from '../../core/ports.ts'

/** Remembers what was told. */
export interface MemoryEvents extends Events {
  readonly told: readonly AppEvent[]
}

export function createMemoryEvents(): MemoryEvents {
  const listeners = new Set<(event: AppEvent) => void>()
  const told: AppEvent[] = []
  return {
    told,
    emit(event) {
      told.push(event)
      for (const listener of [...listeners]) listener(event)
    },
    subscribe(listener) {
      const entry = (event: AppEvent) => listener(event)
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
  }
}
