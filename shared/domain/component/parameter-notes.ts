/** What the Parâmetros grid says beside each row. */
import type { Warning } from '../explain/types.ts'
import { chooseComponent, type ComponentInput } from './choose-component.ts'
import { knownParameters, parameterNameProblem, parameterValueProblem } from '../system/document.ts'
import { parseVersion } from '../system/version.ts'

export interface ParameterRow {
  readonly name: string
  readonly value: string
}
export interface ParameterNote {
  /** key of shared/i18n → `parameters.meanings`; `unknown` for a name this program knows nothing about */
  readonly meaning: string
  /** a code of `fields` when the row is wrong */
  readonly problem: string | null
  /** warnings of the choice that belong to this row */
  readonly warnings: readonly Warning[]
  /** this row's parameter decided which component sends */
  readonly decides: boolean
}

/** Rows with the same name (case ignored) are all marked but the first. */
export function parameterNotes(rows: readonly ParameterRow[], input: Omit<ComponentInput, 'parameters'>): ParameterNote[] {
  const seen = new Map<string, string>()
  const problems = rows.map(({ name, value }) => {
    const key = name.toUpperCase()
    const before = seen.get(key)
    if (before === undefined) seen.set(key, name)
    if (before !== undefined && name !== '') return before === name ? 'parameter-duplicate' : 'parameter-differs-in-case'
    return parameterNameProblem(name) ?? parameterValueProblem(name, value)
  })
  const valid = rows.filter((_, index) => problems[index] === null)
  const choice =
    parseVersion(input.technologyVersion) === null
      ? null
      : chooseComponent({ ...input, parameters: Object.fromEntries(valid.map(({ name, value }) => [name.toUpperCase(), value])) })
  const decided = choice?.trace.find(({ outcome }) => outcome === 'decided')?.found ?? ''
  return rows.map(({ name }, index) => {
    const key = name.toUpperCase()
    const problem = problems[index] ?? null
    return {
      meaning: (knownParameters as readonly string[]).includes(key) ? key : 'unknown',
      problem,
      warnings: problem === null ? (choice?.warnings.filter(({ field }) => field === `parameters.${key}`) ?? []) : [],
      decides: problem === null && decided.startsWith(`${key}=`),
    }
  })
}
