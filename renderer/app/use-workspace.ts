/** Where one is in the program, and what the toolbar does there. Nothing that was typed is left without a question. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { SystemSummary, SystemView } from '../../shared/contract/systems.ts'
import { nameKey } from '../../shared/domain/system/document.ts'
import { useAppEvents, useClient } from '../client/context.tsx'
import { formPath } from '../features/systems/form.ts'
import { placeOf, type SystemTab } from '../features/systems/places.ts'
import type { ConflictAnswer } from '../features/systems/questions/ConflictQuestion.tsx'
import type { UnsavedAnswer } from '../features/systems/questions/UnsavedQuestion.tsx'
import { useRuns } from '../features/test-send/runs-context.ts'
import { newSystem, useEditor, type Editor, type Selection } from '../features/systems/use-editor.ts'
import { errorText } from '../ui/error-text.ts'
import { useText } from '../ui/text.ts'
import type { Command } from './commands.ts'
import { focusField } from './focus-field.ts'
import { useNotify } from './notify.ts'
import type { Area } from './SideBar.tsx'
import { useKeys } from './use-keys.ts'
import { useSought, type Sender } from './use-sought.ts'

export type Asking =
  | { readonly about: 'unsaved'; readonly then: () => void }
  | { readonly about: 'remove'; readonly view: SystemView }
  | { readonly about: 'conflict'; readonly current: SystemView }

export interface Workspace {
  readonly area: Area
  readonly selection: Selection
  readonly tab: SystemTab
  /** path of the field that somebody asked to see */
  readonly wanted: string | null
  readonly editor: Editor
  readonly asking: Asking | null
  setArea(area: Area): void
  openTab(tab: SystemTab): void
  /** asks first when something is not saved; stays on the tab unless another is named */
  select(selection: Selection, tab?: SystemTab): void
  goTo(path: string): boolean
  /** a system, or one of its users, at a field; at the tab where one tests where no field is named */
  openAt(sender: Sender, path: string | null): void
  can(command: Command): boolean
  run(command: Command): void
  answerUnsaved(answer: UnsavedAnswer): void
  answerRemove(remove: boolean): void
  answerConflict(answer: ConflictAnswer): void
  compare(): void
  keepAsNew(): void
}

const remembered = 'server-manager.selection'

export function useWorkspace(systems: readonly SystemSummary[] | null, focusFilter: () => void): Workspace {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const notify = useNotify()
  const runs = useRuns()
  const [area, setArea] = useState<Area>('systems')
  const [selection, setSelection] = useState<Selection>(() => sessionStorage.getItem(remembered))
  const [tab, setTab] = useState<SystemTab>('internet')
  const [wanted, setWanted] = useState<string | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  /** no longer to be chosen, though it still stands in the list */
  const [removing, setRemoving] = useState<string | null>(null)
  const editor = useEditor(selection, ({ id }) => {
    runs.moved(newSystem, id)
    setSelection(id)
  })
  const dirty = editor.changed.size > 0

  useEffect(() => {
    if (selection === null || selection === newSystem) sessionStorage.removeItem(remembered)
    else sessionStorage.setItem(remembered, selection)
  }, [selection])

  // Something is always open: what was open before, else the first of the list.
  const first = systems?.find(({ id }) => id !== removing)?.id ?? null
  const known = selection === newSystem || dirty || systems?.some(({ id }) => id === selection) === true
  useEffect(() => {
    if (systems !== null && !known && !editor.gone) setSelection(first)
  }, [systems, known, first, editor.gone])

  useEffect(() => {
    if (!dirty) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [dirty])

  const openTab = useCallback((next: SystemTab) => {
    setArea('systems')
    setTab(next)
  }, [])

  function goTo(path: string): boolean {
    const place = placeOf(path)
    if (!place) return false
    openTab(place.tab)
    const field = formPath(place.field, editor.form.getValues())
    const user = /^users\.(\d+)\./.exec(field)?.[1]
    if (user !== undefined) editor.users.choose(Number(user))
    setWanted(field)
    focusField(field)
    return true
  }

  const seek = useSought(editor, goTo)

  function leaving(then: () => void): void {
    if (dirty) setAsking({ about: 'unsaved', then })
    else then()
  }

  const select = (next: Selection, onTab?: SystemTab, then?: () => void) => {
    const show = () => {
      setArea('systems')
      if (onTab) setTab(onTab)
      then?.()
    }
    if (next === selection) return show()
    leaving(() => {
      show()
      setSelection(next)
      if (next === newSystem) {
        runs.forget(newSystem)
        setTab('general')
        focusField('name')
      }
    })
  }

  /** true when everything is stored */
  async function save(over?: number): Promise<boolean> {
    try {
      const result = await editor.save(over)
      switch (result.outcome) {
        case 'saved':
          notify({ intent: 'success', text: t('systems.saved', { name: result.view.document.name }) })
          return true
        case 'conflict':
          setAsking({ about: 'conflict', current: result.current })
          return false
        case 'invalid': {
          notify({ intent: 'error', text: t('systems.correctFirst', { count: result.issues.length }) })
          const reachable = result.issues.find(({ path }) => placeOf(path))
          if (reachable) goTo(reachable.path)
          return false
        }
      }
    } catch (error) {
      notify({ intent: 'error', text: errorText(t, error) })
      return false
    }
  }

  function cancel(): void {
    const { values } = editor
    if (selection === newSystem) {
      editor.revert()
      setSelection(first)
      return
    }
    editor.revert()
    notify({
      intent: 'info',
      text: t('systems.cancelled'),
      action: { label: t('common.undo'), run: () => editor.replace(values) },
    })
  }

  function can(command: Command): boolean {
    const onSystem = area === 'systems' && selection !== null
    switch (command) {
      case 'new':
      case 'refresh':
      case 'find':
        return true
      case 'remove':
        return onSystem && editor.view !== null
      case 'save':
      case 'cancel':
        return onSystem && (dirty || selection === newSystem)
    }
  }

  function run(command: Command): void {
    if (asking || !can(command)) return
    switch (command) {
      case 'new':
        return select(newSystem)
      case 'remove':
        return editor.view ? setAsking({ about: 'remove', view: editor.view }) : undefined
      case 'save':
        return void save()
      case 'cancel':
        return cancel()
      case 'refresh':
        return void queries.invalidateQueries()
      case 'find':
        setArea('systems')
        return void requestAnimationFrame(focusFilter)
    }
  }

  useKeys(asking !== null, run)

  useAppEvents(({ name, data }) => {
    if (name === 'shell.command') run(data.command)
    if (name === 'shell.openSystem') {
      linked.current = data.name
      showLinked()
    }
  })

  /** A link that starts the program comes before the list does, and waits for it. */
  const linked = useRef<string | null>(null)
  function showLinked(): void {
    if (systems === null || linked.current === null) return
    const key = nameKey(linked.current)
    linked.current = null
    const found = systems.find((system) => nameKey(system.name) === key)
    if (found) select(found.id)
  }
  const onList = useEffectEvent(showLinked)
  useEffect(() => {
    onList()
  }, [systems])

  return {
    area,
    selection,
    tab,
    wanted,
    editor,
    asking,
    setArea,
    openTab,
    select,
    goTo,
    openAt(sender, path) {
      const place = path === null ? null : placeOf(path)
      select(sender.systemId, place?.tab ?? 'test', () => seek({ sender, path }))
    },
    can,
    run,
    answerUnsaved(answer) {
      const then = asking?.about === 'unsaved' ? asking.then : () => {}
      setAsking(null)
      if (answer === 'discard') {
        editor.revert()
        then()
      }
      if (answer === 'save') void save().then((done) => done && then())
    },
    answerRemove(remove) {
      const view = asking?.about === 'remove' ? asking.view : null
      setAsking(null)
      if (!remove || !view) return
      // Another one is open before it is gone, so that nobody asks for it any more.
      setRemoving(view.id)
      editor.revert()
      setSelection(null)
      client.call('systems.remove', { id: view.id, revision: view.revision }).then(
        () => notify({ intent: 'success', text: t('systems.removed', { name: view.document.name }) }),
        (error: unknown) => {
          setRemoving(null)
          setSelection(view.id)
          notify({ intent: 'error', text: errorText(t, error) })
        },
      )
    },
    answerConflict(answer) {
      const current = asking?.about === 'conflict' ? asking.current : null
      setAsking(null)
      if (answer === 'theirs' && current) editor.take(current)
      if (answer === 'mine' && current) void save(current.revision)
    },
    compare() {
      if (editor.newer) setAsking({ about: 'conflict', current: editor.newer })
    },
    keepAsNew() {
      runs.forget(newSystem)
      editor.detach()
      setSelection(newSystem)
    },
  }
}
