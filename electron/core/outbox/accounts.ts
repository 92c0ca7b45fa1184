/** Which lanes may send now, by which settings, and what stops one: settings that would fail every message the same way. */
import { effectiveSettings } from '../../../shared/domain/effective/effective-settings.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ports } from '../ports.ts'
import type { SystemsService } from '../systems/systems-service.ts'
import type { Lane, OutboxMessage, Pause } from './outbox-store.ts'
import { pauseOf } from './queue-views.ts'

export interface ReadyLane {
  readonly document: SystemDocument
  readonly revision: number
  /** what limits are counted by */
  readonly server: string
}
export interface Accounts {
  /** null: nothing of this lane may leave now */
  ready(lane: Lane, pauses: readonly Pause[]): Promise<ReadyLane | null>
  stop(message: OutboxMessage, reason: string, revision: number): Promise<void>
  /** What this process may now be able to do though another one was not: a key that could not be opened there. */
  begin(): Promise<void>
}

const ofTheProcess = ['secret-unavailable', 'system-proxy-unknown']

export function createAccounts({ outboxStore: store, clock, log }: Pick<Ports, 'outboxStore' | 'clock' | 'log'>, systems: Pick<SystemsService, 'get'>): Accounts {
  const now = () => clock.now().getTime()

  /** null: it was removed. Others' errors are not told from here: the lane waits. */
  async function read(systemId: string) {
    try {
      return await systems.get(systemId)
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return null
      throw error
    }
  }

  return {
    async ready(lane, pauses) {
      const pause = pauseOf(pauses, lane)
      if (pause && pause.revision === null && pause.reason !== 'system-removed') return null
      let view: Awaited<ReturnType<typeof read>>
      try {
        view = await read(lane.systemId)
      } catch (error) {
        log.warn('the settings of a system cannot be read; its messages wait', { systemId: lane.systemId, error: error instanceof Error ? error.message : typeof error })
        return null
      }
      if (!view) {
        // Held, not lost: the system may come back, or a person decides.
        if (pause?.reason !== 'system-removed')
          await store.pause({ systemId: lane.systemId, systemName: '', lane: null, reason: 'system-removed', at: now(), revision: null })
        return null
      }
      if (pause) {
        // A worker's stop is for the settings it met; newer ones deserve a try.
        if (pause.revision !== null && view.revision <= pause.revision) return null
        await store.resume(pause.systemId, pause.lane)
        log.info('going on with newer settings', { systemId: lane.systemId, reason: pause.reason })
      }
      const { smtp } = effectiveSettings(view.document, lane.asUser, () => true)
      return { document: view.document, revision: view.revision, server: `${smtp.server.value ?? ''}:${smtp.port.value}` }
    },
    async stop({ systemId, systemName, asUser }, reason, revision) {
      await store.pause({ systemId, systemName, lane: { systemId, asUser }, reason, at: now(), revision })
      log.warn('an account stands still until its settings change', { system: systemName, reason })
    },
    async begin() {
      for (const { systemId, lane, reason, revision } of await store.pauses())
        if (revision !== null && ofTheProcess.includes(reason)) await store.resume(systemId, lane)
    },
  }
}
