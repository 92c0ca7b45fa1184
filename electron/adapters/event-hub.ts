import type { AppEvent } from '../../shared/contract/events.ts'
import type { Events, Log } from '../core/ports.ts'

/** One listener that fails must not keep an event from the others. */
export function createEventHub(log: Log): Events {
  const listeners = new Set<(event: AppEvent) => void>()
  return {
    emit(event) {
      for (const listener of [...listeners]) {
        try {
          listener(event)
        } catch (error) {
          log.error('a listener failed', { event: event.name, error: String(error) })
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
