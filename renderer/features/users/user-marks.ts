/** What stands beside each user in the list: to be mended, new or changed, worth a look. */
import { useMemo } from 'react'
import { isWarned, lintUser, type UserLint } from '../../../shared/domain/users/lint.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { changedUserFields, everyOnce, isNewUser, readableUser, userHasPassword, type UserForm } from './user-form.ts'

export type Mark = 'error' | 'new' | 'changed' | 'warning' | 'none'

const nothing: readonly UserLint[] = []

/** What a record says beside this system; nothing while the system's own settings cannot be read. */
export function useUserLints(): readonly (readonly UserLint[])[] {
  const { document, users, view } = useSystemScreen().editor
  const smtp = document?.protocol === 'smtp' ? document.smtp : null
  const states = view?.secrets
  // The document is another one with every key that is pressed; what it says of SMTP mostly is not.
  const key = JSON.stringify(smtp)
  const lintsOf = useMemo(() => {
    const system = smtp && { smtp }
    return everyOnce((user: UserForm) => (system ? lintUser(readableUser(user), system, userHasPassword(user, states ?? {})) : nothing))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for what `smtp` holds
  }, [key, states])
  return lintsOf(users.list)
}

export function useUserMarks(): { markOf: (index: number) => Mark; marked: ReadonlySet<number> } {
  const { users, before } = useSystemScreen().editor
  const { list, shownIssues } = users
  const lints = useUserLints()
  const wrong = useMemo(() => new Set(shownIssues.map(({ path }) => Number(/^users\.(\d+)/.exec(path)?.[1] ?? -1))), [shownIssues])
  const marked = useMemo(
    () => new Set(lints.flatMap((found, index) => (wrong.has(index) || isWarned(found) ? [index] : []))),
    [wrong, lints],
  )
  return {
    marked,
    markOf(index) {
      const user = list[index]
      if (!user) return 'none'
      if (wrong.has(index)) return 'error'
      if (isNewUser(before.users, user)) return 'new'
      if (changedUserFields(before.users, user).length > 0) return 'changed'
      return marked.has(index) ? 'warning' : 'none'
    },
  }
}
