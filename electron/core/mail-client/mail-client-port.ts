/** What core asks of the mail clients of a workstation. */
import type { ClientProblem, HandOverWay, MailClientsFound } from '../../../shared/domain/mail-client/found.ts'

export interface MessageToHandOver {
  readonly recipients: readonly { readonly kind: 'to' | 'cc' | 'bcc'; readonly name: string; readonly address: string }[]
  readonly subject: string
  readonly text: string
  /** by content: files of a private folder are made of them, and removed again */
  readonly attachments: readonly { readonly name: string; readonly content: Uint8Array }[]
  /** show it to the person, who then sends it */
  readonly dialog: boolean
}

/** Codes of a report, beside those of a missing client. */
export type HandOverCode =
  | ClientProblem
  /** a status, in words by `status` */
  | 'mail-client-refused'
  /** the person closed the window without sending */
  | 'mail-client-closed'
  /** its library or its function could not be loaded, or the helper could not be started */
  | 'mail-client-unloadable'
  /** it takes a code page only, which lacks some of the characters (`detail` has them) */
  | 'mail-client-characters'
  /** an address for a desktop's client has a greatest length */
  | 'mail-client-too-long'
  /** a desktop's client takes no attachments this way */
  | 'mail-client-attachments'
  /** the helper ended without an answer */
  | 'mail-client-crashed'
  /** the helper's answer cannot be read */
  | 'mail-client-nonsense'
  /** there is only VIM32.DLL, which has to be allowed first */
  | 'vim32-off'

export type HandOverAnswer =
  | { readonly ok: true; readonly way: HandOverWay; readonly detail: string }
  | {
      readonly ok: false
      readonly way: HandOverWay | null
      readonly code: HandOverCode
      /** a member of statusKeys (shared/domain/mail-client/statuses.ts) */
      readonly status: string | null
      readonly detail: string
      /** the client may have taken the message all the same */
      readonly mayHaveTaken: boolean
    }

export interface HandOverOptions {
  readonly signal: AbortSignal
  /** use VIM32.DLL where Notes has no automation (experimental) */
  readonly vim32: boolean
  /** told once when the client itself is called: from then on it may have the message */
  readonly onAsked: () => void
}

export interface MailClients {
  /** Looks now, within some seconds; never rejects. */
  look(): Promise<MailClientsFound>
  /** Never rejects. Aborting ends the helper at once; what the client does then nobody knows. */
  handOver(by: 'mapi' | 'vim', message: MessageToHandOver, options: HandOverOptions): Promise<HandOverAnswer>
}
