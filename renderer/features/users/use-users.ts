/** The list of users as it is being edited: which one is shown, and which of its mistakes are shown already. */
import { useCallback, useMemo, useState } from 'react'
import type { FieldIssue } from '../../../shared/errors.ts'
import { userKey } from '../../../shared/domain/users/user.ts'
import { blankUser, ordered, usersIssues, type UserForm, type UserForms } from './user-form.ts'

export interface UsersEditor {
  readonly list: UserForms
  /** place of the one that is shown; -1 while the list is empty */
  readonly chosen: number
  /** mistakes that somebody has had the chance to mend: left fields, and everything after a save that was refused */
  readonly shownIssues: readonly FieldIssue[]
  choose(index: number): void
  /** A blank one, which is shown then: its place. */
  add(): number
  remove(index: number): void
  /** What was removed, at its place again. */
  putBack(user: UserForm, index: number): void
  change(user: UserForm): void
  /** the cursor has left this field */
  touch(index: number, field: string): void
}
export interface UsersState extends UsersEditor {
  set(list: UserForms): void
  /** everything as it was: no mistake is shown */
  restart(list: UserForms): void
  showAll(): void
  /** what the back end found wrong, until something is changed */
  refuse(issues: readonly FieldIssue[]): void
}

interface Shown {
  readonly all: boolean
  readonly touched: ReadonlySet<string>
  readonly refused: readonly FieldIssue[]
}
const nothing: Shown = { all: false, touched: new Set(), refused: [] }

interface State {
  readonly list: UserForms
  readonly uid: string | null
  readonly shown: Shown
}

/** The one that was shown is shown again: by its login, since a new one has got its place in the document meanwhile. */
function chosenAgain({ list, uid }: State, next: UserForms): string | null {
  if (next.some((user) => user.uid === uid)) return uid
  const login = list.find((user) => user.uid === uid)?.login
  return next.find((user) => userKey(user.login) === userKey(login ?? ''))?.uid ?? null
}

export function useUsers(): UsersState {
  const [state, setState] = useState<State>({ list: [], uid: null, shown: nothing })
  const { list, uid, shown } = state

  const set = (next: UserForms, chosen?: string | null) =>
    setState((before) => ({
      list: next,
      uid: chosen === undefined ? before.uid : chosen,
      shown: before.shown.refused.length === 0 ? before.shown : { ...before.shown, refused: [] },
    }))
  const restart = useCallback(
    (next: UserForms) => setState((before) => ({ list: next, uid: chosenAgain(before, next), shown: nothing })),
    [],
  )
  const show = (change: (shown: Shown) => Partial<Shown>) =>
    setState((before) => ({ ...before, shown: { ...before.shown, ...change(before.shown) } }))

  const chosen = useMemo(() => {
    const found = list.findIndex((user) => user.uid === uid)
    return found === -1 ? (ordered(list)[0] ?? -1) : found
  }, [list, uid])
  const shownIssues = useMemo(() => {
    const { all, touched, refused } = shown
    const own = usersIssues(list).filter(({ path }) => {
      const [, index = '', field = ''] = /^users\.(\d+)\.(.+)$/.exec(path) ?? []
      return all || touched.has(`${list[Number(index)]?.uid ?? ''} ${field}`)
    })
    return refused.length === 0 ? own : [...own, ...refused]
  }, [list, shown])

  return {
    list,
    chosen,
    shownIssues,
    choose: (index) => setState((before) => ({ ...before, uid: before.list[index]?.uid ?? null })),
    add() {
      const user = blankUser(list)
      set([...list, user], user.uid)
      return list.length
    },
    remove(index) {
      const order = ordered(list)
      const at = order.indexOf(index)
      const next = order[at + 1] ?? order[at - 1]
      set(list.toSpliced(index, 1), next === undefined ? null : (list[next]?.uid ?? null))
    },
    change: (user) => set(list.map((other) => (other.uid === user.uid ? user : other))),
    touch(index, field) {
      const key = `${list[index]?.uid ?? ''} ${field}`
      if (!shown.touched.has(key)) show(({ touched }) => ({ touched: new Set([...touched, key]) }))
    },
    putBack: (user, index) => setState((before) => ({ ...before, list: before.list.toSpliced(index, 0, user), uid: user.uid })),
    set,
    restart,
    showAll: () => show(() => ({ all: true })),
    refuse: (refused) => show(() => ({ refused })),
  }
}
