/**
 * What the drivers throw, in our words. By the codes of the system, the driver and the server; by a sentence only where the
 * driver gives nothing else. Pure, and without the drivers.
 */
import { inert } from '../../../shared/domain/text/inert.ts'
import type { DatabaseFailureCode } from '../../../shared/domain/users/database-failures.ts'
import { DatabaseFailure } from '../../core/users/erp-database-port.ts'

interface Said {
  readonly code?: unknown
  readonly message?: unknown
  readonly number?: unknown
  /** of the messages that the server sent before (sqlserver.ts) */
  readonly numbers?: unknown
}
/** The error itself, what it was caused by, and the parts of an aggregate; a few, since anybody may have made them. */
function related(error: unknown, depth = 0): Said[] {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const inner = 'errors' in error && Array.isArray(error.errors) ? error.errors.slice(0, 8) : []
  return [error, ...('cause' in error ? related(error.cause, depth + 1) : []), ...inner.flatMap((one: unknown) => related(one, depth + 1))]
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
/** One line of what was said. */
const detailOf = (error: unknown): string => {
  const said = messageOf(error) || related(error).map(({ message }) => (typeof message === 'string' ? message : '')).find((message) => message !== '') || ''
  return inert(said.replace(/\s+/g, ' ').trim()).slice(0, 300)
}

const failure = (code: DatabaseFailureCode, error: unknown) => new DatabaseFailure(code, detailOf(error), error)
const first = (table: readonly (readonly [unknown, DatabaseFailureCode])[], known: readonly unknown[]): DatabaseFailureCode | null =>
  table.find(([code]) => known.includes(code))?.[1] ?? null

const system: readonly (readonly [string, DatabaseFailureCode])[] = [
  ['ENOTFOUND', 'host-not-found'],
  ['EAI_AGAIN', 'host-not-found'],
  ['EAI_FAIL', 'host-not-found'],
  ['ECONNREFUSED', 'refused'],
  ['ETIMEDOUT', 'timed-out'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['EACCES', 'unreachable'],
  ['ECONNRESET', 'lost'],
  ['EPIPE', 'lost'],
]
const untrusted = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_UNTRUSTED',
  'CERT_REVOKED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]
/** OpenSSL's own sentences, where only those get through. */
const untrustedWords = /self[- ]signed certificate|unable to (?:get|verify)|certificate has expired|not yet valid|certificate's altnames|certificate unauthorized/i

/** What the network or TLS said, whatever the driver. */
function networkFailure(error: unknown): DatabaseFailure | null {
  const all = related(error)
  const codes = all.map(({ code }) => code)
  if (codes.some((code) => typeof code === 'string' && untrusted.includes(code))) return failure('tls-untrusted', error)
  if (codes.some((code) => code === 'EPROTO' || (typeof code === 'string' && /^ERR_(?:SSL|TLS)_/.test(code)))) return failure('tls-failed', error)
  const known = first(system, codes)
  return known && failure(known, error)
}

const sqlStates: readonly (readonly [string, DatabaseFailureCode])[] = [
  ['28P01', 'wrong-password'],
  ['3D000', 'no-database'],
  ['42P01', 'no-table'],
  ['3F000', 'no-table'],
  ['42501', 'no-permission'],
  ['42703', 'missing-columns'],
  ['57014', 'statement-timed-out'],
  ['08P01', 'not-this-database'],
]

export function postgresFailure(error: unknown): DatabaseFailure | null {
  const codes = related(error).map(({ code }) => code)
  if (codes.includes('28000')) {
    const said = messageOf(error)
    // All come under one code, and it is said of a connection in clear that it was, whether that is the reason or not.
    if (/no encryption|SSL off/i.test(said)) return failure('tls-required', error)
    if (/pg_hba/i.test(said)) return failure('not-admitted', error)
    return failure(/not permitted to log in/i.test(said) ? 'account-locked' : 'wrong-password', error)
  }
  const known = first(sqlStates, codes)
  if (known) return failure(known, error)
  const network = networkFailure(error)
  if (network) return network
  const said = messageOf(error)
  // A server that wants one, and there is none.
  if (/SASL: .*password/i.test(said)) return failure('wrong-password', error)
  if (/does not support SSL/i.test(said)) return failure('tls-not-offered', error)
  if (/error establishing an SSL connection/i.test(said)) return failure('not-this-database', error)
  if (/timeout expired/i.test(said)) return failure('timed-out', error)
  if (/Query read timeout/i.test(said)) return failure('statement-timed-out', error)
  if (/Connection terminated|Connection ended/i.test(said)) return failure('lost', error)
  return null
}

/** By the number of the server's message; the first of this list that it said counts. */
const sqlServerNumbers: readonly (readonly [number, DatabaseFailureCode])[] = [
  [4060, 'no-database'],
  [4064, 'no-database'],
  [911, 'no-database'],
  [40613, 'no-database'],
  [916, 'no-permission'],
  [18470, 'account-locked'],
  [18486, 'account-locked'],
  [18487, 'password-expired'],
  [18488, 'password-expired'],
  [18456, 'wrong-password'],
  [18452, 'wrong-password'],
  [208, 'no-table'],
  [229, 'no-permission'],
  [230, 'no-permission'],
  [207, 'missing-columns'],
  [1222, 'statement-timed-out'],
]
export function sqlServerFailure(error: unknown): DatabaseFailure | null {
  const all = related(error)
  const numbers = all.flatMap(({ number, numbers: said }) => [number, ...(Array.isArray(said) ? (said as unknown[]) : [])])
  const byNumber = first(sqlServerNumbers, numbers)
  if (byNumber) return failure(byNumber, error)
  const codes = all.map(({ code }) => code)
  if (codes.includes('EINSTLOOKUP')) return networkFailure(error)?.code === 'host-not-found' ? failure('host-not-found', error) : failure('instance-not-found', error)
  if (codes.includes('EENCRYPT')) return failure(/requires encryption/i.test(messageOf(error)) ? 'tls-required' : /malformed|duplicate/i.test(messageOf(error)) ? 'not-this-database' : 'tls-not-offered', error)
  const network = networkFailure(error)
  if (network) return network
  const said = all.map(({ message }) => (typeof message === 'string' ? message : '')).join(' ')
  if (untrustedWords.test(said)) return failure('tls-untrusted', error)
  if (codes.includes('ETIMEOUT')) return failure(/Failed to connect|connect/i.test(messageOf(error)) ? 'timed-out' : 'statement-timed-out', error)
  if (codes.includes('ELOGIN')) return failure('wrong-password', error)
  if (/incoming packet|Unknown type|unexpected token|unrecognized/i.test(said)) return failure('not-this-database', error)
  if (/socket hang up|closed|ECLOSE/i.test(said) || codes.includes('ESOCKET') || codes.includes('ECLOSE')) return failure('lost', error)
  return null
}

const oracleCodes: readonly (readonly [string, DatabaseFailureCode])[] = [
  ['NJS-138', 'too-old'],
  ['ORA-28040', 'too-old'],
  ['NJS-116', 'password-too-old'],
  ['NJS-533', 'native-encryption'],
  ['ORA-12660', 'native-encryption'],
  ['ORA-01017', 'wrong-password'],
  ['ORA-28000', 'account-locked'],
  ['ORA-28001', 'password-expired'],
  ['ORA-01045', 'no-permission'],
  ['NJS-518', 'no-database'],
  ['NJS-519', 'no-database'],
  ['ORA-12514', 'no-database'],
  ['ORA-12505', 'no-database'],
  ['ORA-12504', 'no-database'],
  ['NJS-530', 'host-not-found'],
  ['NJS-510', 'timed-out'],
  ['NJS-123', 'statement-timed-out'],
  ['ORA-01013', 'statement-timed-out'],
  ['NJS-507', 'tls-untrusted'],
  ['NJS-508', 'tls-untrusted'],
  ['NJS-509', 'not-this-database'],
  ['ORA-00942', 'no-table'],
  ['ORA-01031', 'no-permission'],
  ['ORA-41900', 'no-permission'],
  ['ORA-00904', 'missing-columns'],
  ['ORA-03113', 'lost'],
  ['ORA-03135', 'lost'],
  ['NJS-500', 'lost'],
  ['NJS-501', 'lost'],
  ['NJS-521', 'lost'],
]
export function oracleFailure(error: unknown): DatabaseFailure | null {
  const said = messageOf(error)
  // A refusal of the listener carries the server's own code in its text.
  const codes = [...related(error).map(({ code }) => code), ...(said.match(/\b(?:ORA|NJS)-\d{3,5}\b/g) ?? [])]
  const known = first(oracleCodes, codes)
  if (known) return failure(known, error)
  if (codes.includes('NJS-506') || codes.includes('NJS-505')) return failure(untrustedWords.test(said) ? 'tls-untrusted' : 'tls-failed', error)
  if (codes.includes('NJS-511')) return failure('not-admitted', error)
  const network = networkFailure(error)
  if (network) return network
  // The thin driver passes the system's word on inside a sentence.
  const word = first(system, said.match(/\b(?:E[A-Z_]{4,})\b/g) ?? [])
  if (word) return failure(word, error)
  return codes.includes('NJS-503') ? failure('unreachable', error) : null
}
