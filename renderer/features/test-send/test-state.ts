import type { Verdict } from '../../../shared/contract/report.ts'

/** A verdict as a colour and a word. */
export type TestState = 'ok' | 'failed' | 'unknown' | 'cancelled' | 'none'

export function testState(last: { readonly verdict: Verdict } | null): TestState {
  switch (last?.verdict) {
    case undefined:
      return 'none'
    case 'sent':
    case 'reached':
    case 'handed-over':
      return 'ok'
    case 'rejected':
    case 'failed':
      return 'failed'
    case 'unknown':
      return 'unknown'
    case 'cancelled':
      return 'cancelled'
  }
}
