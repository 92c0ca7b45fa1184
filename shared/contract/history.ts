/** What has been: the runs of every system, what two of them differ in, and every saved change of settings. */
import * as z from 'zod'
import { procedure } from './procedure.ts'
import { phases, reportCodes, testReportSchema, verdicts } from './report.ts'
import { systemId } from './systems.ts'

const instant = z.iso.datetime()
const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
const page = { after: z.string().max(200).nullable().default(null), limit: z.int().min(1).max(500).default(100) }

// ---- runs --------------------------------------------------------------------------------------------------------------

export const runOrigins = ['test', 'queue'] as const
/** A verdict as the lists show it. */
export const runStates = ['ok', 'failed', 'unknown', 'cancelled'] as const
export type RunState = (typeof runStates)[number]

export function runStateOf(verdict: (typeof verdicts)[number]): RunState {
  switch (verdict) {
    case 'sent':
    case 'reached':
    case 'handed-over':
      return 'ok'
    case 'rejected':
    case 'failed':
      return 'failed'
    case 'unknown':
    case 'cancelled':
      return verdict
  }
}

const place = z.object({ host: z.string(), port: z.number() })
/** A run in a line. */
export const runSummarySchema = z.object({
  runId: z.string(),
  systemId: z.string().nullable(),
  systemName: z.string(),
  at: instant,
  origin: z.enum(runOrigins),
  verdict: z.enum(verdicts),
  phase: z.enum(phases),
  code: z.enum(reportCodes).nullable(),
  replyCode: z.number().nullable(),
  ms: z.number(),
  asUser: z.string().nullable(),
  sender: z.string(),
  server: place.nullable(),
  /** the candidate that was taken; null where it was not known */
  route: z.object({ kind: z.string(), host: z.string().nullable(), port: z.number().nullable() }).nullable(),
  from: z.object({ host: z.string(), user: z.string() }),
  /** of the program; null in reports of earlier versions */
  version: z.string().nullable(),
  revision: z.number().nullable(),
})
export type RunSummary = z.output<typeof runSummarySchema>

export const runFilterSchema = z.strictObject({
  /** null: of every system */
  systemId: systemId.nullable().default(null),
  states: z.array(z.enum(runStates)).default([]),
  origin: z.enum(runOrigins).nullable().default(null),
  /** in names, addresses, hosts, users, codes and what was answered; every word, case and accents ignored */
  search: z.string().max(200).default(''),
})
export type RunFilter = z.output<typeof runFilterSchema>

export const runPageSchema = z.object({
  runs: z.array(runSummarySchema),
  total: z.number(),
  /** for the page after this one; null where there is none */
  next: z.string().nullable(),
})
export type RunPage = z.output<typeof runPageSchema>

// ---- two runs ----------------------------------------------------------------------------------------------------------

/** What can differ. Whatever changes by itself (times of day, identifiers, names of sessions) is none of it. */
export const differenceKinds = [
  'setting', 'secret', 'server', 'security', 'component', 'as-user', 'sender', 'recipients',
  'route', 'proxy-reply', 'addresses', 'banner', 'starttls', 'auth', 'extensions', 'size', 'mechanism',
  'certificate-chain', 'certificate-host', 'certificate-issuer', 'certificate-subject', 'certificate-key', 'certificate-dates',
  'tls-protocol', 'tls-cipher',
  'proxy-certificate-chain', 'proxy-certificate-host', 'proxy-certificate-issuer', 'proxy-certificate-subject',
  'proxy-certificate-key', 'proxy-certificate-dates', 'proxy-tls-protocol', 'proxy-tls-cipher',
  'machine', 'os-user', 'version', 'until', 'time',
] as const // prettier-ignore
export type DifferenceKind = (typeof differenceKinds)[number]
export const ratings = ['high', 'medium', 'low'] as const
export type Rating = (typeof ratings)[number]

/** Closed list: why a difference deserves more or less of a look. Keys of shared/i18n → `history.reasons`. */
export const differenceReasons = [
  'chain-broken', 'chain-mended', 'name-broken', 'name-mended', 'other-issuer', 'other-subject', 'other-key', 'renewed',
  'starttls-gone', 'starttls-came', 'auth-gone', 'auth-came', 'other-addresses', 'other-route', 'proxy-answer', 'other-product',
  'other-server', 'setting-changed', 'secret-changed', 'derived', 'other-user', 'other-sender', 'other-recipients', 'other-login',
  'size-smaller', 'size-bigger', 'fewer-extensions', 'more-extensions', 'older-tls', 'newer-tls', 'other-cipher',
  'other-machine', 'other-os-user', 'other-version', 'other-extent', 'slower', 'quicker',
] as const // prettier-ignore
export type DifferenceReason = (typeof differenceReasons)[number]

const author = z.object({ user: z.string(), host: z.string() })
export const differenceSchema = z.object({
  kind: z.enum(differenceKinds),
  /** of a setting or secret its place in the document, of a time its phase; null for everything else */
  path: z.string().nullable(),
  before: z.union([value, z.array(z.string())]),
  after: z.union([value, z.array(z.string())]),
  rating: z.enum(ratings),
  reason: z.enum(differenceReasons),
  /** it touches the phase in which one of the two runs stopped */
  fits: z.boolean(),
  /** the save that brought it, where the log knows */
  changedBy: author.extend({ at: instant }).nullable(),
})
export type Difference = z.output<typeof differenceSchema>

/** What could not be held side by side, since only one of the runs got there or knows of it. */
export const gaps = ['settings', 'addresses', 'banner', 'offers', 'certificate'] as const
export type Gap = (typeof gaps)[number]

export const comparisonSchema = z.object({
  older: runSummarySchema,
  newer: runSummarySchema,
  /** the most suspicious first */
  differences: z.array(differenceSchema),
  gaps: z.array(z.enum(gaps)),
})
export type Comparison = z.output<typeof comparisonSchema>

/** Characters of a report that comes as a file. */
export const maxReportFile = 2_000_000
const run = z.union([z.strictObject({ runId: z.string().max(100) }), z.strictObject({ file: z.string().max(maxReportFile) })])
export type RunReference = z.output<typeof run>

// ---- changes -----------------------------------------------------------------------------------------------------------

export const settingChangeSchema = z.object({
  path: z.string(),
  before: value,
  after: value,
  /** a password or token: only that it was set, changed or removed */
  secret: z.enum(['set', 'changed', 'removed']).nullable(),
})

export const changeEntrySchema = z.object({
  number: z.number(),
  at: instant,
  systemId: z.string(),
  systemName: z.string(),
  /** of the system after it */
  revision: z.number(),
  what: z.enum(['created', 'saved', 'removed']),
  by: author,
  changes: z.array(settingChangeSchema),
  /** so many more were too many to keep */
  more: z.number(),
})
export type ChangeEntry = z.output<typeof changeEntrySchema>

export const changeFilterSchema = z.strictObject({
  systemId: systemId.nullable().default(null),
  /** in names, places and values; every word, case and accents ignored */
  search: z.string().max(200).default(''),
})
export type ChangeFilter = z.output<typeof changeFilterSchema>

export const changePageSchema = z.object({ entries: z.array(changeEntrySchema), total: z.number(), next: z.string().nullable() })
export type ChangePage = z.output<typeof changePageSchema>

export const history = {
  'history.list': procedure(z.strictObject({ filter: runFilterSchema.prefault({}), ...page }), runPageSchema),
  'history.get': procedure(z.strictObject({ runId: z.string().max(100) }), testReportSchema),
  /** In the order of their times, whichever is named first. A file that is no report is refused with an issue at its place. */
  'history.compare': procedure(z.strictObject({ one: run, other: run }), comparisonSchema),
  /** A run, or the system's last one, beside the last good one before it; null where nothing went well before. */
  'history.whatChanged': procedure(z.strictObject({ systemId, runId: z.string().max(100).nullable().default(null) }), comparisonSchema.nullable()),
  'history.changes': procedure(z.strictObject({ filter: changeFilterSchema.prefault({}), ...page }), changePageSchema),
} as const
