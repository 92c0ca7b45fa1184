/** What T2 meets: a trouble, what a good program says of it, and where its troubles come from. */
import type { Dialer } from '../electron/core/ports.ts'
import type { Hint, Phase, ReportCode } from '../shared/contract/report.ts'
import type { TestRequest } from '../shared/contract/tests.ts'
import type { Authority } from './certificates.ts'
import type { TestEngineOptions } from './test-engine.ts'

export interface Setup extends Partial<Pick<TestRequest, 'document' | 'from' | 'to' | 'subject' | 'text' | 'asUser' | 'deadlineSeconds'>> {
  /** a resolver or a network that no test can have for real */
  readonly dialer?: Partial<Dialer>
  readonly systemProxy?: TestEngineOptions['systemProxy']
  /** in place of the suite's own authority, PEM */
  readonly issuers?: readonly string[]
}

export type Trouble = readonly [
  what: string,
  set: (authority: Authority) => Setup | Promise<Setup>,
  phase: Phase,
  /** the rule of the diagnosis; null where nothing is wrong and nothing may be said */
  cause: string | null,
  field: string | null,
  code?: ReportCode | null,
  who?: Hint['who'] | null,
]
/** One that says all of it. */
export type WholeTrouble = Required<Trouble>

export interface TroubleSource {
  readonly name: string
  /** why it cannot be had on this machine; null when it can */
  readonly missing: string | null
  /** Resolves to what ends it again. */
  readonly start?: (folder: string, authority: Authority) => Promise<() => Promise<void>>
  readonly troubles: readonly Trouble[]
}

/** the time of a run that is meant to end by it, seconds */
export const soon = 1
