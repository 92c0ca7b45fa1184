import { ConflictQuestion } from '../features/systems/questions/ConflictQuestion.tsx'
import { RemoveQuestion } from '../features/systems/questions/RemoveQuestion.tsx'
import { UnsavedQuestion } from '../features/systems/questions/UnsavedQuestion.tsx'
import { useText } from '../ui/text.ts'
import type { Workspace } from './use-workspace.ts'

/** The one question that is open, if any. */
export function Questions({ workspace }: { readonly workspace: Workspace }) {
  const t = useText()
  const { asking, editor } = workspace
  switch (asking?.about) {
    case undefined:
      return null
    case 'unsaved':
      return (
        <UnsavedQuestion
          name={editor.view?.document.name ?? (editor.values.name || t('systems.new'))}
          count={editor.changed.size}
          onAnswer={workspace.answerUnsaved}
        />
      )
    case 'remove':
      return <RemoveQuestion name={asking.view.document.name} onAnswer={workspace.answerRemove} />
    case 'conflict':
      return <ConflictQuestion current={asking.current} mine={editor.values} onAnswer={workspace.answerConflict} />
  }
}
