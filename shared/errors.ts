/**
 * Expected failures, as plain data with a stable code. They cross every door (IPC, HTTP, command line) unchanged;
 * the sentence for a code lives in `shared/i18n`. A refused test mail is not an error: it is a report.
 */

/** Closed list. Add a code together with its text in `shared/i18n`. */
export const errorCodes = [
  'invalid-input', // the input does not fit its schema; `issues` says where
  'not-found', // no such system, run or message
  'name-taken', // another system has this name (case and accents ignored)
  'conflict', // saved by somebody else meanwhile; `details.current` holds the newer view
  'store-unreadable', // this document is damaged or newer than the program; it was left or set aside, not changed
  'store-write-failed', // disk full, no permission…; nothing was changed. `details.reason`: a system error code
  'secret-unavailable', // a stored password cannot be opened here; the setting itself is not lost
  'data-folder-unusable', // it cannot be made or read; `details.folder`, `details.reason`: a system error code
  'only-way', // what opens the passwords would be gone; nothing was changed
  'needs-smtp', // the queue and its schedules are for SMTP only (domain.md §1); `details.name`, `details.protocol`
  'read-expired', // what was read from the ERP's database is not kept any more: read it again
  'port-in-use', // `details.port`
  'busy', // another program holds the data folder's lock for too long
  'unknown-procedure',
  'unknown-command', // a command or option this version does not have
  'usage', // wrong use of the command line; `details.reason`
  'unreadable-file', // a file given on the command line; `details.file`, `details.reason`
  'internal', // a bug; logged whole under `details.reference`
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** One thing wrong with one field. `path` is a path in the document, dots between keys; '' is the whole. */
export interface FieldIssue {
  readonly path: string
  /** key of `shared/i18n` → `fields` */
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** How an error looks on the wire. JSON-safe. */
export interface WireError {
  readonly code: ErrorCode
  readonly issues?: readonly FieldIssue[]
  readonly details?: Readonly<Record<string, unknown>>
}

export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly issues: readonly FieldIssue[]
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: ErrorCode,
    more: { issues?: readonly FieldIssue[]; details?: Readonly<Record<string, unknown>>; cause?: unknown } = {},
  ) {
    super(code, more.cause === undefined ? undefined : { cause: more.cause })
    this.code = code
    this.issues = more.issues ?? []
    this.details = more.details ?? {}
  }

  toWire(): WireError {
    return {
      code: this.code,
      ...(this.issues.length > 0 && { issues: this.issues }),
      ...(Object.keys(this.details).length > 0 && { details: this.details }),
    }
  }

  static fromWire(wire: WireError): AppError {
    return new AppError(wire.code, {
      ...(wire.issues && { issues: wire.issues }),
      ...(wire.details && { details: wire.details }),
    })
  }
}

/** The end of every `switch` over a union: a new member fails to compile here. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
