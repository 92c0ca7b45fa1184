/** What core asks the network about a domain's mail. */
import type { MxRecord, SrvRecord } from '../../../shared/domain/providers/offers.ts'

/** An empty list: there are none. `ok` false: no name server could say. */
export type Records<T> = { readonly ok: true; readonly records: readonly T[] } | { readonly ok: false; readonly system: string }

/** DNS, by this machine's own name servers. Aborting ends a question at once; a call that was aborted rejects with the signal's reason. */
export interface MailRecords {
  mx(domain: string, signal: AbortSignal): Promise<Records<MxRecord>>
  srv(name: string, signal: AbortSignal): Promise<Records<SrvRecord>>
}

export type Page =
  | { readonly ok: true; readonly text: string; readonly address: string }
  /** `none`: not there · `refused`: it leads where this program does not go, is too big or not what it should be · `unreachable`: name, connection, TLS */
  | { readonly ok: false; readonly why: 'none' | 'refused' | 'unreachable'; readonly system: string }

/**
 * Pages over HTTPS, with a certificate that is accepted. Nothing about a person is told: no address, no cookie, no login. Never to this
 * machine itself or the link it is on; to a private network only where the name that was asked for lies there, not by a redirect.
 */
export interface SettingsPages {
  get(url: string, signal: AbortSignal): Promise<Page>
}
