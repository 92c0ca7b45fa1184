/** A place in a system that is asked for before the system has been loaded: gone to as soon as it is there. */
import { useEffect, useEffectEvent, useState } from 'react'
import { userKey } from '../../shared/domain/users/user.ts'
import type { Editor } from '../features/systems/use-editor.ts'
import { useRuns } from '../features/test-send/runs-context.ts'
import { chooseSender } from '../features/test-send/use-draft.ts'

/** A system, or one of its users. */
export interface Sender {
  readonly systemId: string
  readonly asUser: string | null
}
export interface Sought {
  readonly sender: Sender
  /** null: where one tests as this sender */
  readonly path: string | null
}

export function useSought(editor: Editor, goTo: (path: string) => void): (sought: Sought) => void {
  const runs = useRuns()
  const [sought, seek] = useState<Sought | null>(null)
  const onLoaded = useEffectEvent(() => {
    if (sought === null || editor.loading || editor.view?.id !== sought.sender.systemId) return
    seek(null)
    const { sender, path } = sought
    if (path === null) return chooseSender(runs, editor, sender.asUser)
    // By login: what somebody else knows of a document may be older than the document.
    const index = sender.asUser === null ? -1 : editor.users.list.findIndex(({ login }) => userKey(login) === userKey(sender.asUser ?? ''))
    goTo(index === -1 ? path : path.replace(/^users\.\d+/, `users.${index}`))
  })
  useEffect(() => {
    onLoaded()
  }, [sought, editor.loading, editor.view])
  return seek
}
