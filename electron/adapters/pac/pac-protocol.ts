/** What the thread that runs a configuration script and the one that waits for it say to each other. */

export interface PacWork {
  /** QuickJS, as WebAssembly */
  readonly engine: Uint8Array<ArrayBuffer>
  readonly script: string
  readonly url: string
  readonly host: string
  /** this computer's addresses as `myIpAddress` and `myIpAddressEx` tell them; the first is an IPv4 one */
  readonly addresses: readonly string[]
  /** answers to look-ups come here, since the script waits for them without giving its thread away */
  readonly mailbox: SharedArrayBuffer
}

export type PacFailure = 'not-script' | 'threw' | 'nonsense'
export type PacMessage =
  /** the script begins: from here on its time counts */
  | { readonly kind: 'running' }
  | { readonly kind: 'lookup'; readonly sequence: number; readonly host: string }
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'failed'; readonly failure: PacFailure; readonly message: string }

/** Layout of the mailbox: the number of the answered look-up, the length of the text, the text. */
export const mailboxSize = 4096
export const textOffset = 8
export const maxLookups = 30
/** no script needs a name server longer than this for one name */
export const lookupPatienceMs = 1000
