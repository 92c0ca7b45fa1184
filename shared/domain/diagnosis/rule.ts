import type { Hint } from '../../contract/report.ts'
import type { SystemDocument } from '../system/document.ts'
import type { DiagnosisFacts } from './diagnose.ts'

/** What a rule adds from the facts at hand; what is left out comes from the rule. */
export type Advice = Partial<Pick<Hint, 'params' | 'field' | 'change'>>

export interface Rule {
  /** key of shared/i18n → `hints` */
  readonly rule: string
  readonly who: Hint['who']
  /** path in the document, `from`, `to`, or absent where nothing on the form would help */
  readonly field?: string
  readonly when: (facts: DiagnosisFacts, document: SystemDocument | null) => boolean
  readonly advise?: (facts: DiagnosisFacts, document: SystemDocument | null) => Advice
}
