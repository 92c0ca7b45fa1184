import type { CheckBoard, CheckRepeat } from '../../../shared/contract/check.ts'

export interface KeptCheck {
  readonly repeat: CheckRepeat
  /** the last board of all systems */
  readonly board: CheckBoard | null
}
/** What a restart must not forget of "Avaliar todos". */
export interface CheckStore {
  /** Never throws: what cannot be read is as if there were none. */
  read(): KeptCheck
  /** AppError `store-write-failed`, `store-unreadable` */
  write(kept: KeptCheck): void
}
