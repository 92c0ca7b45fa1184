/** What is typed in the tab Testar, for whoever else follows it: the panel explains as the user that is chosen there. */
import { useSyncExternalStore } from 'react'
import { findUser } from '../../../shared/domain/effective/effective-settings.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import type { Editor } from '../systems/use-editor.ts'
import { blankDraft, defaultRecipient, type TestDraft } from './draft.ts'
import type { Runs } from './runs.ts'
import { useRuns } from './runs-context.ts'

export const lastRecipient = 'server-manager.test-to'

const newDraft = (document: SystemDocument | null) => blankDraft(localStorage.getItem(lastRecipient) ?? defaultRecipient(document))

/** As whom one will test the system that is open, whichever tab is shown. */
export function chooseSender(runs: Runs, { view, document }: Pick<Editor, 'view' | 'document'>, asUser: string | null): void {
  const owner = view?.id ?? 'new'
  runs.setDraft(owner, { ...(runs.draft(owner) ?? newDraft(document)), asUser })
}

export function useDraft(): [TestDraft, (draft: TestDraft) => void] {
  const runs = useRuns()
  const { editor } = useSystemScreen()
  const owner = editor.view?.id ?? 'new'
  const kept = useSyncExternalStore(runs.subscribe, () => runs.draft(owner))
  return [kept ?? newDraft(editor.document), (draft) => runs.setDraft(owner, draft)]
}

/** As whom one tests and looks; null, also when nobody has that login any more: as the system. */
export function useAsUser(): [login: string | null, choose: (login: string | null) => void] {
  const [draft, setDraft] = useDraft()
  const { document } = useSystemScreen().editor
  const known = draft.asUser !== null && document !== null && findUser(document, draft.asUser) !== null
  return [known ? draft.asUser : null, (asUser) => setDraft({ ...draft, asUser })]
}
