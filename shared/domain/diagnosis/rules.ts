import type { DiagnosisFacts } from './diagnose.ts'
import type { SystemDocument } from '../system/document.ts'
import type { Hint } from '../../contract/report.ts'
export interface Rule { rule: string; who: Hint['who']; field?: string; when: (facts: DiagnosisFacts, document: SystemDocument | null) => boolean; advise?: (facts: DiagnosisFacts, document: SystemDocument | null) => Partial<Pick<Hint,'params'|'field'|'change'>> }
export const rules: Rule[] = []
