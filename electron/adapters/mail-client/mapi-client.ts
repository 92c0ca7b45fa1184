/** Simple MAPI of the workstation's default mail client, called in a process of its own. */
import { mapiUserAbort, statusKey } from '../../../shared/domain/mail-client/statuses.ts'
import type { HandOverAnswer, HandOverOptions, MessageToHandOver } from '../../core/mail-client/mail-client-port.ts'
import type { MapiRequest } from './mapi-helper.ts'
import { withPrivateFiles } from './private-files.ts'
import { runHelper, type Command, type HelperAnswer, type HelperEnd } from './run-helper.ts'

type Refusal = Extract<HandOverAnswer, { ok: false }>
type Way = 'simple-mapi' | 'notes-ole' | 'vim32'

/** What is known when a helper ended without its answer. @param asked the client had been called */
export function withoutAnswer(way: Way, end: Exclude<HelperEnd, { kind: 'answered' }>, asked: boolean): Refusal {
  const refusal = { ok: false, way, status: null, mayHaveTaken: asked } as const
  switch (end.kind) {
    case 'ended':
      return { ...refusal, code: 'mail-client-crashed', detail: end.how }
    case 'nonsense':
      return { ...refusal, code: 'mail-client-nonsense', detail: end.how }
    case 'not-started':
      return { ...refusal, code: 'mail-client-unloadable', detail: end.how, mayHaveTaken: false }
    case 'given-up':
      return { ...refusal, code: 'mail-client-crashed', detail: '' }
  }
}

export interface MapiClientOptions {
  /** this program as the helper (mapi-helper.ts) */
  readonly helper: Command
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly library: string
  readonly codePage: number
  /** does this program run as administrator; null: not known */
  readonly elevated: () => Promise<boolean | null>
  readonly folder?: string
}

/** Failures that a client of another integrity level answers, besides meaning just what they say. */
const elevationLooksLike: readonly number[] = [2, 3, 6]

/** @param elevated this program runs as administrator */
export function mapiAnswer({ code, problem, detail }: HelperAnswer, elevated: boolean): HandOverAnswer {
  if (code === 0) return { ok: true, way: 'simple-mapi', detail }
  const refusal = { ok: false, way: 'simple-mapi', status: null, detail, mayHaveTaken: false } as const
  if (code === null) return { ...refusal, code: problem === 'characters' ? 'mail-client-characters' : 'mail-client-unloadable' }
  if (code === mapiUserAbort) return { ...refusal, code: 'mail-client-closed', status: statusKey('mapi', code) }
  const status = elevated && elevationLooksLike.includes(code) ? 'mapi-elevated' : statusKey('mapi', code)
  return { ...refusal, code: 'mail-client-refused', status, detail: `${detail} = ${code}` }
}

export function createMapiClient({ helper, environment, library, codePage, elevated, folder }: MapiClientOptions) {
  return async (message: MessageToHandOver, { signal, onAsked }: Pick<HandOverOptions, 'signal' | 'onAsked'>): Promise<HandOverAnswer> => {
    const { recipients, subject, text, dialog, attachments } = message
    let asked = false
    const onCalling = () => {
      if (!asked) onAsked()
      asked = true
    }
    const end = await withPrivateFiles(
      attachments,
      (files) => {
        const request: MapiRequest = { library, codePage, subject, text, dialog, files: [...files], recipients: [...recipients] }
        return runHelper({ ...helper, environment, input: JSON.stringify(request), signal, onCalling })
      },
      folder,
    )
    if (end.kind !== 'answered') return withoutAnswer('simple-mapi', end, asked)
    return mapiAnswer(end.answer, end.answer.code !== 0 && (await elevated()) === true)
  }
}
