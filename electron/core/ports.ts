/**
 * What core asks of the world. Real adapters live in electron/adapters, their memory twins in electron/adapters/memory;
 * both pass the same contract suite. Nothing here knows a window, a protocol face or a library.
 */
import type { AppEvent } from '../../shared/contract/events.ts'
import type { PracticeFault, PracticeMessage, PracticeMessageSummary } from '../../shared/contract/practice.ts'
import type { StoreProblem } from '../../shared/contract/systems.ts'
import type { RouteCandidate, SystemProxyAnswer } from '../../shared/domain/explain/types.ts'
import type { SystemDocument } from '../../shared/domain/system/document.ts'
import type { SecretPath } from '../../shared/domain/system/secrets.ts'
import type { Language } from '../../shared/i18n/language.ts'
import type { ChangeLog, RunStore } from './history/history-ports.ts'
import type { CheckStore } from './check/check-store-port.ts'
import type { OutboxStore } from './outbox/outbox-store.ts'
import type { ErpDatabase } from './users/erp-database-port.ts'

import type { OutboxViews } from './outbox/outbox-views.ts'

export type { ChangeLog, OutboxStore, RunStore }
import type { MailClients } from './mail-client/mail-client-port.ts'
import type { MailRecords, SettingsPages } from './providers/provider-ports.ts'
import type { OauthClient, RedirectListeners } from './oauth/oauth-ports.ts'

// ---- time, chance, notes ---------------------------------------------------------------------------------------------

export interface Clock {
  /** wall clock */
  now(): Date
  /** milliseconds since some fixed point, never going back; for durations */
  monotonic(): number
  /** calls back once after `ms` (any length, also beyond setTimeout's 24.8 days); the returned function takes it back */
  after(ms: number, callback: () => void): () => void
  /** Resolves when the event loop has had a turn: what was begun before is on its way then, e.g. the connection of a socket. */
  turn(): Promise<void>
}

export interface Ids {
  /** a random UUID v4 */
  uuid(): string
}

export type HashName = 'md5' | 'sha1' | 'sha256'
/** What login mechanisms are made of. */
export interface Hashes {
  digest(algorithm: HashName, data: Uint8Array): Uint8Array
  hmac(algorithm: HashName, key: Uint8Array, data: Uint8Array): Uint8Array
  /** RFC 8018 §5.2; off the main thread, since servers choose how long it takes */
  pbkdf2(algorithm: HashName, password: Uint8Array, salt: Uint8Array, iterations: number, length: number): Promise<Uint8Array>
  /** bytes nobody can guess */
  random(length: number): Uint8Array
  /** in a time that does not tell where they differ */
  equal(one: Uint8Array, other: Uint8Array): boolean
}

export interface Log {
  info(message: string, details?: Readonly<Record<string, unknown>>): void
  warn(message: string, details?: Readonly<Record<string, unknown>>): void
  error(message: string, details?: Readonly<Record<string, unknown>>): void
}

export interface Events {
  emit(event: AppEvent): void
  /** the returned function ends the subscription */
  subscribe(listener: (event: AppEvent) => void): () => void
}

/** Where this program runs; made once at start. */
export interface HostInfo {
  readonly hostName: string
  /** what EHLO says by default: the host's qualified name, or an address literal is made from the socket (RFC 5321 §4.1.3) */
  readonly qualifiedName: string | null
  readonly osUser: string
  readonly platform: 'windows' | 'macos' | 'linux' | 'other'
}

// ---- what is kept ----------------------------------------------------------------------------------------------------

/** A secret as it is stored: AES-256-GCM under the data key, bound to its record and field. All parts base64. */
export interface SealedSecret {
  readonly v: 1
  readonly iv: string
  readonly data: string
  readonly tag: string
}

export interface StoredSystem {
  readonly id: string
  readonly revision: number
  /** ISO instant */
  readonly savedAt: string
  /** normal form, without passwords */
  readonly document: SystemDocument
  readonly secrets: { readonly [P in SecretPath]?: SealedSecret }
}

export interface SystemStore {
  /** Everything readable, in no order, and what had to be set aside. Damage in one document never hides another. */
  list(): Promise<{ systems: readonly StoredSystem[]; problems: readonly StoreProblem[] }>
  /** null: there is none. AppError `store-unreadable` when it is damaged. */
  get(id: string): Promise<StoredSystem | null>
  /**
   * Runs `work` while no other process or call can write to this data folder; changes are made only inside it.
   * AppError `busy` after 5 s of waiting.
   */
  exclusively<T>(work: (write: SystemWriter) => Promise<T>): Promise<T>
  /** Told when something changed, also by another program on the same data folder. Returns how to stop. */
  watch(listener: () => void): () => void
  close(): void
}

export interface SystemWriter {
  /**
   * Writes one document whole, durably (fsynced, renamed, folder fsynced) before it resolves.
   * AppError `store-write-failed` when it could not be; what was stored before is then unchanged.
   */
  put(system: StoredSystem): Promise<void>
  remove(id: string): Promise<void>
}

/** Where a sealed secret belongs; sealing binds it there, so that it opens nowhere else. */
export interface SecretBinding {
  readonly recordId: string
  readonly path: SecretPath
}

export interface SecretBox {
  /** how the data key is protected; `unavailable` when it cannot be opened here */
  readonly protection: 'key-file' | 'environment' | 'safe-storage' | 'unavailable'
  /** AppError `secret-unavailable` */
  seal(plain: string, binding: SecretBinding): SealedSecret
  /** null when it cannot be opened (other key, other place, altered): the secret is lost, the setting is not */
  open(sealed: SealedSecret, binding: SecretBinding): string | null
}

/** One way in which the data key of this folder can be opened. */
export interface KeyWay {
  readonly by: 'key-file' | 'environment' | 'safe-storage'
  /** which vault of the operating system (dpapi, keychain, gnome_libsecret…) */
  readonly backend: string | null
}

export interface KeyWays {
  list(): readonly KeyWay[]
  /**
   * Lets every program that reads this folder as this user open the key, or takes that back.
   * AppError `secret-unavailable`, `store-write-failed`; `only-way` when nothing else opens the key.
   */
  allowKeyFile(allowed: boolean): void
}

/** Small settings of the program itself (not of a system). */
export interface AppSettings {
  /** absent until somebody chooses one */
  readonly language?: Language | undefined
  readonly practice: { readonly enabled: boolean; readonly port: number; readonly fault: PracticeFault }
}
export interface SettingsStore {
  read(): AppSettings
  write(settings: AppSettings): void
}

// ---- the network -----------------------------------------------------------------------------------------------------

/** Why a hop could not be reached; `code` without the hop's name (core adds `proxy-`). */
export interface HopFailure {
  readonly code:
    | 'name-not-found'
    | 'name-lookup-failed'
    | 'connection-refused'
    | 'connection-timed-out'
    | 'host-unreachable'
    | 'connection-failed'
  /** the operating system's word, e.g. ECONNREFUSED */
  readonly system: string
}
export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: HopFailure }

export interface Address {
  readonly address: string
  readonly family: 4 | 6
}

/** One address of a hop, and what came of it. */
export interface AddressAttempt extends Address {
  /** `unanswered`: another one was quicker, or the attempt was given up */
  readonly outcome: 'connected' | 'unanswered' | Exclude<HopFailure['code'], 'name-not-found' | 'name-lookup-failed'>
  readonly ms: number
}

export interface Dialer {
  /** An address literal resolves to itself. Aborting ends it within 100 ms, also when a name server hangs. */
  resolve(host: string, signal: AbortSignal): Promise<Attempt<readonly Address[]>>
  /**
   * Tries the addresses by RFC 8305 (a new attempt every 250 ms, first connected wins); closes the losers. `tried` is told of
   * every address that was tried, in that order, before the call ends, however it ends.
   */
  connect(
    addresses: readonly Address[],
    port: number,
    signal: AbortSignal,
    tried?: (attempt: AddressAttempt) => void,
  ): Promise<Attempt<Wire>>
  /** Does now what the first handshake would otherwise have to wait for; for programs that stay. Never rejects. */
  warmUp(): Promise<void>
}

export interface PeerCertificate {
  readonly subject: string
  readonly issuer: string
  readonly validFrom: Date
  readonly validTo: Date
  readonly altNames: readonly string[]
  /** SHA-256, upper case hex with colons */
  readonly fingerprint256: string
  /** SHA-256 of the SubjectPublicKeyInfo, written likewise; null where the key cannot be read */
  readonly keyFingerprint256: string | null
  /** `rsa`, `ec`…, and its size in bits; null where it is not known */
  readonly keyType: string | null
  readonly keyBits: number | null
  /** OpenSSL's name, e.g. `sha256WithRSAEncryption` */
  readonly signatureAlgorithm: string | null
  /** may it issue others? */
  readonly authority: boolean
}

/** What a handshake showed; nothing is judged here but the chain by the issuers that are trusted, and the name. */
export interface Handshake {
  readonly protocol: string
  readonly cipher: string
  readonly certificates: readonly PeerCertificate[]
  /** OpenSSL's word for what is wrong with the chain (e.g. CERT_HAS_EXPIRED), null when nothing is */
  readonly chainError: string | null
  /** the chain is whole, and only by an issuer that was given to this handshake */
  readonly byAddedIssuer: boolean
  /** null when the certificate is for the name (RFC 6125 as Node checks it) */
  readonly hostError: string | null
}
export type HandshakeResult =
  | { readonly ok: true; readonly handshake: Handshake }
  /** `notTls`: what came back is not TLS (the other side speaks in clear on this port) */
  | { readonly ok: false; readonly notTls: boolean; readonly system: string; readonly message: string }

/**
 * A connected byte stream. One reader at a time; aborting the signal it was dialled with destroys it, and pending
 * reads and writes then reject with the signal's reason. Nothing is left open after `close`.
 */
export interface Wire {
  readonly local: Address & { readonly port: number }
  readonly remote: Address & { readonly port: number }
  readonly secure: boolean
  /** The next bytes that arrived, null at the end of the stream. Rejects with an error whose `code` is the system's (ECONNRESET). */
  read(): Promise<Uint8Array | null>
  /** Puts bytes back that belong to whoever reads next. */
  unread(bytes: Uint8Array): void
  /** Have bytes arrived that nobody has read yet? */
  hasUnread(): boolean
  /** The same, after a look at the network: `hasUnread` knows only what has come in already. */
  arrived(): Promise<boolean>
  /** Resolves when the bytes were handed to the kernel. */
  write(bytes: Uint8Array): Promise<void>
  /** Handshake on this stream, also inside an earlier one (a proxy's); on success the same wire goes on inside TLS. `host` for SNI and the name check. Never refuses a certificate. */
  /** @param issuers of this handshake only, beside the machine's own, PEM */
  startTls(host: string, issuers?: readonly string[]): Promise<HandshakeResult>
  /** Ends at once, whatever is pending. Safe to call twice. */
  close(): void
}

/** What the operating system says about proxies; credentials only here, never in an answer for a page. */
export interface SystemProxyFound extends SystemProxyAnswer {
  readonly credentials: ReadonlyMap<RouteCandidate, { readonly user: string; readonly password: string }>
}
export interface SystemProxy {
  /** never rejects: what could not be found out is said in the answer */
  find(host: string, port: number): Promise<SystemProxyFound>
}

// ---- the message -----------------------------------------------------------------------------------------------------

export interface MessageToCompose {
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly date: Date
  readonly messageId: string
  /** absent: a plain text to all of `to` */
  readonly more?: MessageParts
}
/** What a message of the queue has beside its text. `to` of the message stays the envelope; these are what its reader sees. */
export interface MessageParts {
  /** beside the sender's address; '' = none */
  readonly fromName: string
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly replyTo: string | null
  /** the text is HTML */
  readonly html: boolean
  readonly priority: 'highest' | 'high' | 'normal' | 'low' | 'lowest'
  readonly readReceipt: boolean
  readonly attachments: readonly {
    readonly name: string
    readonly type: string
    /** base64 */
    readonly content: string
    readonly contentId: string | null
  }[]
}
/** The composer would have written to other addresses than the ones asked for. */
export class EnvelopeAltered extends Error {}
export interface Mailer {
  /** Reads the message. Rejects with EnvelopeAltered when the envelope the composer would use is not exactly the addresses asked for. */
  compose(message: MessageToCompose): Promise<Composition>
}
/** Writes it, once: RFC 5322 with CRLF line ends. Apart, so that it can be done while the network is waited for. */
export type Composition = () => Promise<Uint8Array>

// ---- practice --------------------------------------------------------------------------------------------------------

export interface PracticeListener {
  readonly port: number
  /** of the certificate it shows after STARTTLS; SHA-256, upper case hex with colons */
  readonly fingerprint256: string
  close(): Promise<void>
}
export interface ReceivedMessage {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: Uint8Array
}
/** The loopback SMTP server inside the program. */
export interface PracticeServers {
  /** Listens on 127.0.0.1. AppError `port-in-use`. `fault` is asked at each session. */
  listen(options: {
    readonly port: number
    readonly user: string
    readonly password: string
    readonly fault: () => PracticeFault
    readonly onMessage: (message: ReceivedMessage) => void
  }): Promise<PracticeListener>
}
export interface MessageReader {
  read(raw: Uint8Array): Promise<Pick<PracticeMessage, 'headers' | 'text' | 'html' | 'attachments'> & Pick<PracticeMessageSummary, 'subject'>>
}

/** The server process that this program runs beside itself. */
export interface OwnWorker {
  /** null while it does not run */
  pid(): number | null
  start(): Promise<void>
  /** Resolves when it has finished what is on the wire and is gone. */
  stop(): Promise<void>
}

export interface Ports {
  readonly clock: Clock
  readonly ids: Ids
  readonly hashes: Hashes
  readonly log: Log
  readonly events: Events
  readonly host: HostInfo
  readonly dataDir: string
  readonly version: string
  readonly systemStore: SystemStore
  /** closing it closes `changeLog` as well */
  readonly runStore: RunStore
  readonly changeLog: ChangeLog
  readonly outboxStore: OutboxStore
  readonly outboxViews: OutboxViews
  /** null: this program cannot start one */
  readonly ownWorker: OwnWorker | null
  readonly settingsStore: SettingsStore
  readonly checkStore: CheckStore
  readonly secretBox: SecretBox
  readonly keyWays: KeyWays
  readonly dialer: Dialer
  readonly systemProxy: SystemProxy
  readonly mailRecords: MailRecords
  readonly settingsPages: SettingsPages
  readonly oauthClient: OauthClient
  readonly redirectListeners: RedirectListeners
  readonly mailer: Mailer
  readonly mailClients: MailClients
  readonly practiceServers: PracticeServers
  readonly messageReader: MessageReader
  readonly erpDatabase: ErpDatabase
}
