/** What stands in the fields of the tab Testar, and the request it makes. Pure. */
import { practiceUser } from '../../../shared/contract/practice.ts'
import type { Phase } from '../../../shared/contract/report.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import { effectiveSettings, findUser } from '../../../shared/domain/effective/effective-settings.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'

export interface TestDraft {
  /** null: as the settings give it */
  readonly from: string | null
  readonly to: string
  readonly subject: string | null
  readonly text: string | null
  readonly asUser: string | null
  readonly stopAfter: Phase
  readonly deadlineSeconds: number
}

export const deadlines = [10, 30, 60, 120] as const

export function blankDraft(to: string): TestDraft {
  return { from: null, to, subject: null, text: null, asUser: null, stopAfter: 'message', deadlineSeconds: 30 }
}

/** The practice server and its user: there any address will do. */
function isPractice({ smtp }: SystemDocument): boolean {
  return smtp.server === '127.0.0.1' && smtp.authentication.enabled && smtp.authentication.user === practiceUser
}
export const practiceAddresses = { from: 'sistema@exemplo.com.br', to: 'voce@exemplo.com.br' } as const

/** The sender that the settings give: the user's own address, else a login that is one. */
export function defaultSender(document: SystemDocument | null, asUser: string | null): string {
  if (!document) return ''
  const user = asUser === null ? null : findUser(document, asUser)
  if (user && user.email !== '') return user.email
  const login = effectiveSettings(document, asUser, () => true).smtp.user.value ?? document.smtp.authentication.user
  if (login.includes('@')) return login
  return isPractice(document) ? practiceAddresses.from : ''
}

export function defaultRecipient(document: SystemDocument | null): string {
  return document && isPractice(document) ? practiceAddresses.to : ''
}

/** One address an entry, as typed; what is wrong with one is said by the test, not repaired here. */
export function splitAddresses(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

export function requestOf(draft: TestDraft, place: { systemId: string | null; document: unknown; sender: string }): TestRequest {
  return {
    systemId: place.systemId,
    document: place.document,
    asUser: draft.asUser,
    from: draft.from ?? place.sender,
    to: splitAddresses(draft.to),
    subject: draft.subject,
    text: draft.text,
    stopAfter: draft.stopAfter,
    deadlineSeconds: draft.deadlineSeconds,
  }
}
