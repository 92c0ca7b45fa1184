import type { Ids } from '../../core/ports.ts'

/** 00000000-0000-4000-8000-000000000001 and so on: valid version 4 UUIDs (RFC 9562 §5.4), the same in every run. */
export function createMemoryIds(): Ids {
  let made = 0
  return { uuid: () => `00000000-0000-4000-8000-${(++made).toString(16).padStart(12, '0')}` }
}
