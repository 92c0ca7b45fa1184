import type { core } from 'zod'
import type { FieldIssue } from '../../errors.ts'
import { inert } from '../text/inert.ts'

/**
 * zod's issues as field issues: one a place, path with dots, code a key of shared/i18n → `fields`.
 * An unknown key is reported at the key itself.
 */
export function issuesOf(error: { readonly issues: readonly core.$ZodIssue[] }): FieldIssue[] {
  return error.issues.flatMap((issue): FieldIssue[] => {
    // A key is as little to be trusted as a value: it is shown, in a sentence and beside it.
    const path = issue.path.map((part) => inert(String(part)))
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({ path: [...path, inert(key)].join('.'), code: 'unknown-key', params: { key: inert(key).slice(0, 100) } }))
      case 'too_big':
        if (issue.message === 'too-long')
          return [{ path: path.join('.'), code: 'too-long', params: { max: Number(issue.maximum) } }]
        break
      default:
    }
    // Our own messages are keys; zod's built-in sentences are not, and mean a value of the wrong shape.
    const code = /^[a-z][a-z-]*$/.test(issue.message) ? issue.message : 'wrong-shape'
    return [{ path: path.join('.'), code }]
  })
}
