/** The settings of the queue as their fields have them. Pure. */
import type { QueueSettings } from '../../../shared/contract/queue.ts'

export interface SettingsDraft {
  readonly attempts: string
  readonly waitMinutes: string
  readonly keepSentDays: string
  readonly connectionsPerServer: string
  readonly workerWithPage: boolean
}

export function draftOf({ attempts, waitMinutes, keepSentDays, connectionsPerServer, workerWithPage }: QueueSettings): SettingsDraft {
  return {
    attempts: String(attempts),
    waitMinutes: waitMinutes.map((minutes) => String(minutes).replace('.', ',')).join('; '),
    keepSentDays: String(keepSentDays),
    connectionsPerServer: String(connectionsPerServer),
    workerWithPage,
  }
}

/** What is no number stays none: the rules say what is wrong with it. */
const numberOf = (text: string) => (/^\d+(?:[.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : -1)

export function settingsOf({ attempts, waitMinutes, keepSentDays, connectionsPerServer, workerWithPage }: SettingsDraft): QueueSettings {
  return {
    attempts: numberOf(attempts),
    waitMinutes: waitMinutes.split(';').filter((part) => part.trim() !== '').map(numberOf),
    keepSentDays: numberOf(keepSentDays),
    connectionsPerServer: numberOf(connectionsPerServer),
    workerWithPage,
  } // prettier-ignore
}
