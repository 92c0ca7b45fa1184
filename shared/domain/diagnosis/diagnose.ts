import type { Hint } from '../../contract/report.ts'
import { effectiveSettings } from '../effective/effective-settings.ts'
import type { SystemDocument } from '../system/document.ts'
import { fits, type Advice, type DiagnosisFacts, type Rule } from './rule.ts'
import { rules } from './rules.ts'

export type { DiagnosisFacts } from './rule.ts'

/** The first rule that fits; the most specific stand first. Null when nothing has to be mended. */
export function diagnose(facts: DiagnosisFacts, document: SystemDocument | null): Hint | null {
  if (!['rejected', 'failed', 'unknown'].includes(facts.verdict)) return null
  const rule = rules.find((candidate) => fits(candidate, facts, document))
  return rule ? hintOf(rule, facts, document) : null
}

export function hintOf(rule: Rule, facts: DiagnosisFacts, document: SystemDocument | null): Hint {
  const { params = {}, field = rule.field, change = null } = rule.advise?.(facts, document) ?? {}
  return { rule: rule.rule, who: rule.who, params, ...atItsOwner({ field, change }, facts, document) }
}

/** Fields of the Internet tab that a user's record has as well. */
const serverFields: readonly string[] = ['smtp.server', 'smtp.port', 'smtp.security', 'smtp.authentication.ssl']
const loginFields: readonly string[] = [
  'smtp.authentication',
  'smtp.authentication.enabled',
  'smtp.authentication.user',
  'smtp.authentication.password',
]

/**
 * A run as a user with settings of the user's own: the rules speak of the system's fields, but it is the user's record that
 * would have to change. A change there is for a person to make: the page may not even hold the users.
 */
function atItsOwner(
  { field, change }: Pick<Required<Advice>, 'field' | 'change'>,
  { asUser = null }: DiagnosisFacts,
  document: SystemDocument | null,
): Pick<Hint, 'field' | 'change'> {
  if (asUser === null || document === null) return { field, change }
  const { rule } = effectiveSettings(document, asUser, () => true)
  const index = document.users?.findIndex((user) => user.login.toUpperCase() === asUser.toUpperCase()) ?? -1
  if (rule === 'system' || index === -1) return { field, change }

  const ofUser = rule === 'user-server' ? [...serverFields, ...loginFields] : loginFields
  const isUsers = (path: string) => path.startsWith('users.') || ofUser.includes(path)
  const move = (path: string) => {
    if (path.startsWith('users.')) return `users.${index}.smtp.authentication.${path.slice(path.lastIndexOf('.') + 1)}`
    return `users.${index}.${path === 'smtp.security' ? 'smtp.authentication.ssl' : path}`
  }
  return {
    field: field !== null && isUsers(field) ? move(field) : field,
    change: change?.some(({ path }) => isUsers(path)) === true ? null : change,
  }
}
