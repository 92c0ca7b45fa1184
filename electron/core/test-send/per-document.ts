import type { SystemDocument } from '../../../shared/domain/system/document.ts'

/**
 * A pure rule, asked once for each document and user: the queue sends thousands of messages by the very same object. Its answers are
 * shared, so nobody may change them.
 */
export function perDocument<T>(rule: (document: SystemDocument, asUser: string | null) => T): (document: SystemDocument, asUser: string | null) => T {
  const known = new WeakMap<SystemDocument, Map<string | null, T>>()
  return (document, asUser) => {
    let answers = known.get(document)
    if (!answers) known.set(document, (answers = new Map<string | null, T>()))
    let answer = answers.get(asUser)
    if (answer === undefined) answers.set(asUser, (answer = rule(document, asUser)))
    return answer
  }
}
