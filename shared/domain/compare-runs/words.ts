/** A difference and a saved change as people read them: the same sentences on the page and on the command line. */
import type { TFunction } from 'i18next'
import type { ChangeEntry, Difference } from '../../contract/history.ts'
import { userPlace, type SettingValue } from '../history/values.ts'

/** The translator, as far as it is needed here. */
export type Say = (key: string, params?: Record<string, string | number>) => string
export const sayWith = (t: TFunction): Say => (key, params) => t(key, { ...params })

/** Places of the document as they may stand in a key; from a file comes anything. */
const named = /^[A-Za-z]+(?:\.[A-Za-z0-9]+)*$/

function fieldText(say: Say, path: string): string {
  if (path.startsWith('parameters.')) return say('history.parameter', { name: path.slice('parameters.'.length) })
  if (!named.test(path)) return path
  return say(`systems.fields.${path}`, { defaultValue: say(`history.fields.${path}`, { defaultValue: path }) })
}

export function placeText(say: Say, path: string): string {
  if (path.startsWith('user.')) return say('history.ofRunUser', { field: fieldText(say, path.slice('user.'.length)) })
  const user = userPlace(path)
  return user ? say('history.ofUser', { login: user.login, field: fieldText(say, user.field) }) : fieldText(say, path)
}

const words = /^[A-Za-z0-9_-]+$/
/** A word of a closed list that has a text of its own; anything else as it is. */
function wordText(say: Say, group: string, value: string): string {
  return words.test(value) ? say(`${group}.${value}`, { defaultValue: value }) : value
}

export function valueText(say: Say, path: string, value: SettingValue | null): string {
  if (value === null || value === '') return say('history.blank')
  if (typeof value === 'boolean') return say(value ? 'history.on' : 'history.off')
  if (path === 'protocol') return wordText(say, 'common.protocol', String(value))
  if (path === 'smtp.security') return wordText(say, 'internet.advanced.securities', String(value))
  return String(value)
}

function timeText(say: Say, ms: number): string {
  return ms < 1000 ? say('common.duration.milliseconds', { count: Math.round(ms) }) : say('common.duration.seconds', { seconds: (ms / 1000).toFixed(1) })
}

function routeText(say: Say, value: string): string {
  const [, kind, host, port] = /^([a-z0-9]+)(?: (.*):(\d+))?$/.exec(value) ?? []
  return kind === undefined ? value : say(`explain.route.${kind}`, { host: host ?? '', port: port ?? '' })
}

/** One side of a difference. */
function sideText(say: Say, { kind, path }: Difference, value: Difference['before']): string {
  if (Array.isArray(value)) return value.length === 0 ? say('history.nothing') : value.join(', ')
  switch (kind) {
    case 'setting':
      return valueText(say, path ?? '', value)
    case 'secret':
      return '•••'
    case 'time':
      return timeText(say, Number(value))
    case 'starttls':
      return say(value === true ? 'history.offered' : 'history.notOffered')
    case 'size':
      return value === null ? say('history.noLimit') : say('history.bytes', { count: Number(value) })
    case 'as-user':
      return value === null ? say('history.itself') : String(value)
    case 'route':
      return routeText(say, String(value))
    case 'component':
      return wordText(say, 'common.component', String(value))
    case 'security':
      return wordText(say, 'explain.security', String(value))
    case 'until':
      return wordText(say, 'test.phases', String(value))
    case 'certificate-host':
    case 'proxy-certificate-host':
      return say(value === 'ok' ? 'history.certificateOk' : 'history.nameWrong')
    case 'certificate-chain':
    case 'proxy-certificate-chain':
      return value === 'ok' ? say('history.certificateOk') : wordText(say, 'test.screen.chainProblems', String(value))
    default:
      return value === null ? say('history.blank') : String(value)
  }
}

export interface DifferenceText {
  readonly what: string
  readonly before: string
  readonly after: string
  readonly why: string
  /** who saved it; null where nobody did, or it is not known */
  readonly by: string | null
}

/** @param when how an instant is written here */
export function differenceText(say: Say, difference: Difference, when: (iso: string) => string): DifferenceText {
  const { kind, path, before, after, reason, fits, changedBy } = difference
  const what =
    kind === 'setting' || kind === 'secret'
      ? placeText(say, path ?? '')
      : say(`history.what.${kind}`, { phase: kind === 'time' ? wordText(say, 'test.phases', path ?? '') : '' })
  return {
    what,
    before: sideText(say, difference, before),
    after: kind === 'secret' ? say('history.secret.changed') : sideText(say, difference, after),
    why: [say(`history.reasons.${reason}`), ...(fits ? [say('history.fits')] : [])].join(' '),
    by: changedBy && say('history.by', { user: changedBy.user, host: changedBy.host, when: when(changedBy.at) }),
  }
}

/** A saved change in a line. */
export function changeText(say: Say, { path, before, after, secret }: ChangeEntry['changes'][number]): string {
  const field = placeText(say, path)
  if (secret) return say('history.log.value', { field, after: say(`history.secret.${secret}`) })
  if (before === null) return say('history.log.value', { field, after: valueText(say, path, after) })
  return say('history.log.change', { field, before: valueText(say, path, before), after: valueText(say, path, after) })
}
