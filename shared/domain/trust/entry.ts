/**
 * Trust by scope (`smtp.trust`): what a connection accepts beyond what this computer trusts, each entry for one host and port,
 * so that another server never inherits it. There is no switch that ignores everything. What each kind overrides:
 *
 * - `certificate` (SHA-256 of exactly that certificate): the verdicts on chain, name and dates. A renewal ends it.
 * - `key` (SHA-256 of its SubjectPublicKeyInfo): chain and name. The dates are still judged; it survives a renewal with the
 *   same key.
 * - `ca` (PEM of an authority): only adds an issuer. Name and dates are still judged.
 *
 * Past `until` (that day included, in this computer's time) an entry does nothing, and the report says that it has ended.
 */
import * as z from 'zod'
import { hostProblem } from '../system/host-name.ts'
import { hostKey } from './peer.ts'
import { readAuthorities } from './pem.ts'

export const trustKinds = ['certificate', 'key', 'ca'] as const
export type TrustKind = (typeof trustKinds)[number]

/** `AA:BB:…`, 32 bytes; null when it is none. Blanks, colons and case do not matter. */
export function fingerprintOf(text: string): string | null {
  const hex = text.replace(/^\s*sha-?256\s*[:=]/i, '').replace(/[\s:]/g, '')
  return /^[0-9a-f]{64}$/i.test(hex) ? (hex.toUpperCase().match(/../g) ?? []).join(':') : null
}

/** A day of the calendar that exists. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const date = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

// eslint-disable-next-line no-control-regex -- control characters are what is refused
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

const written = z.strictObject({
  host: z.string({ error: 'host-empty' }).superRefine((text, context) => {
    const problem = hostProblem(text)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  }),
  port: z.int({ error: 'port-range' }).min(1, { error: 'port-range' }).max(65535, { error: 'port-range' }),
  kind: z.enum(trustKinds, { error: 'not-listed' }),
  value: z.string({ error: 'not-text' }).max(64 * 1024, { error: 'too-long' }),
  until: z
    .union([z.null(), z.string().refine(isDay, { error: 'trust-until' })], { error: 'trust-until' })
    .default(null),
  note: z
    .string({ error: 'not-text' })
    .max(200, { error: 'too-long' })
    .refine((text) => !control.test(text), { error: 'control' })
    .default(''),
})

/** What is wrong with a value of this kind, or its normal form. */
function readValue(kind: TrustKind, value: string): { readonly problem: string } | { readonly value: string } {
  if (kind !== 'ca') {
    const fingerprint = fingerprintOf(value)
    return fingerprint === null ? { problem: 'trust-fingerprint' } : { value: fingerprint }
  }
  const read = readAuthorities(value)
  return typeof read === 'string' ? { problem: read } : { value: read.pem }
}

const entry = written
  .superRefine(({ kind, value }, context) => {
    const read = readValue(kind, value)
    if ('problem' in read) context.addIssue({ code: 'custom', message: read.problem, path: ['value'] })
  })
  .transform((given) => {
    const read = readValue(given.kind, given.value)
    return 'value' in read ? { ...given, value: read.value } : given
  })

export type TrustEntry = z.output<typeof entry>

export const trustSchema = z
  .array(entry, { error: 'not-listed' })
  .max(100, { error: 'trust-too-many' })
  .superRefine((list, context) => {
    const seen = new Set<string>()
    list.forEach(({ host, port, kind, value }, index) => {
      const key = JSON.stringify([hostKey(host), port, kind, value])
      if (seen.has(key)) context.addIssue({ code: 'custom', message: 'trust-duplicate', path: [index, 'value'] })
      seen.add(key)
    })
  })
  .default([])
