/** The differences between what stands in the fields and what the table says, and which of them are chosen. */
import { useMemo, useState } from 'react'
import type { ReadResult } from '../../../../shared/contract/users.ts'
import { canBeChosen, chosenAtFirst, countKinds, importItems, importOptions, type ImportItem, type ImportKind } from '../../../../shared/domain/users/import.ts'
import { nameKey } from '../../../../shared/domain/system/document.ts'
import { isAsRead, type UserForm, type UserForms } from '../user-form.ts'

export type Item = ImportItem<UserForm>
export type Shown = 'all' | ImportKind

const searchable = ({ login, table, current }: Item) => nameKey([login, (table ?? current)?.name, (table ?? current)?.email].join('\n'))

export function useSelection(users: UserForms, result: ReadResult, passwords: boolean) {
  const [unlike, setUnlike] = useState<ReadonlyMap<string, boolean>>(new Map())
  const items = useMemo(() => {
    const order: Readonly<Record<ImportKind, number>> = { new: 0, changed: 1, typed: 2, gone: 3, kept: 4, same: 5 }
    const found = importItems(users, result.users, importOptions(result, passwords), isAsRead)
    return found.map((item) => ({ item, key: searchable(item) })).sort((a, b) => order[a.item.kind] - order[b.item.kind] || (a.key < b.key ? -1 : 1))
  }, [users, result, passwords])
  const counts = useMemo(() => countKinds(items.map(({ item }) => item)), [items])
  const isChosen = (item: Item) => canBeChosen(item) && (unlike.get(item.key) ?? chosenAtFirst(item))
  const chosen = items.flatMap(({ item }) => (isChosen(item) ? [item.key] : []))
  const choosable = items.reduce((count, { item }) => count + Number(canBeChosen(item)), 0)
  return {
    all: items.map(({ item }) => item),
    counts,
    isChosen,
    chosen,
    choosable,
    /** what is shown under this filter; `all`: whatever would be another */
    shown(filter: Shown, search: string): Item[] {
      const wanted = nameKey(search.trim())
      return items.flatMap(({ item, key }) => ((filter === 'all' ? canBeChosen(item) : item.kind === filter) && key.includes(wanted) ? [item] : []))
    },
    set(some: readonly Item[], value: boolean): void {
      setUnlike((before) => {
        const next = new Map(before)
        for (const item of some) if (canBeChosen(item)) next.set(item.key, value)
        return next
      })
    },
  }
}
export type Selection = ReturnType<typeof useSelection>
