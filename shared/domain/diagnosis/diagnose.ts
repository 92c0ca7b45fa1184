import type { Hint, TestReport } from '../../contract/report.ts'
import type { SystemDocument } from '../system/document.ts'
import { rules } from './rules.ts'

export type DiagnosisFacts = Omit<TestReport, 'hint'>

/** The most specific rule that fits; null only when nothing went wrong. Rules are data: see rules.ts. */
export function diagnose(facts: DiagnosisFacts, document: SystemDocument | null): Hint | null {
  if (facts.verdict === 'sent' || facts.verdict === 'reached' || facts.verdict === 'handed-over' || facts.verdict === 'cancelled') return null
  const rule = rules.find((candidate) => candidate.when(facts, document))
  if (!rule) return null
  const advice = rule.advise?.(facts, document) ?? {}
  return {
    rule: rule.rule,
    who: rule.who,
    params: advice.params ?? {},
    field: advice.field ?? rule.field ?? null,
    change: advice.change ?? null,
  }
}
