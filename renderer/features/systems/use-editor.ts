/** The one system that is being edited: what is stored, what stands in the fields, and what is wrong with it. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { set, useForm, useWatch, type FieldErrors, type UseFormReturn } from 'react-hook-form'
import type { SystemView } from '../../../shared/contract/systems.ts'
import { chooseComponent } from '../../../shared/domain/component/choose-component.ts'
import type { Change, Component } from '../../../shared/domain/explain/types.ts'
import { systemDocumentSchema, type SystemDocument } from '../../../shared/domain/system/document.ts'
import type { SecretPath } from '../../../shared/domain/system/secrets.ts'
import { AppError, type FieldIssue } from '../../../shared/errors.ts'
import { useClient } from '../../client/context.tsx'
import { keys, useSystem } from '../../client/queries.ts'
import { useText } from '../../ui/text.ts'
import { useUsers, type UsersEditor } from '../users/use-users.ts'
import { passwordsOfReads, userFormsOf } from '../users/user-form.ts'
import {
  applyToForm,
  blankForm,
  changedPaths,
  fieldsIssues,
  fieldsOf,
  formIssues,
  formOf,
  formPath,
  hasSecret,
  inputOf,
  readableDocument,
  savedInput,
  type FieldsForm,
  type SystemForm,
} from './form.ts'

/** id of a stored system, `new`, or null while none is chosen */
export type Selection = string | null
export const newSystem = 'new'

export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly view: SystemView }
  /** the fields that are wrong, the first one first */
  | { readonly outcome: 'invalid'; readonly issues: readonly FieldIssue[] }
  | { readonly outcome: 'conflict'; readonly current: SystemView }

export interface Editor {
  readonly selection: Selection
  /** the stored system the fields started from; null for a new one */
  readonly view: SystemView | null
  readonly loading: boolean
  readonly loadError: unknown
  readonly form: UseFormReturn<FieldsForm>
  readonly users: UsersEditor
  readonly values: SystemForm
  readonly before: SystemForm
  readonly changed: ReadonlySet<string>
  readonly issues: readonly FieldIssue[]
  /** as far as it can be read; null without a Tecnologia */
  readonly document: SystemDocument | null
  /** which of the system's components would send */
  readonly component: Component | null
  readonly hasSecret: (path: SecretPath) => boolean
  /** what `tests.start` gets: as typed, right or wrong */
  readonly input: () => unknown
  /** somebody else's newer version, while something here is not saved */
  readonly newer: SystemView | null
  /** removed elsewhere, while it is open here */
  readonly gone: boolean
  apply(changes: readonly Change[]): void
  replace(values: SystemForm): void
  /** @param over the revision to save on top of, when not the one the fields started from */
  save(over?: number): Promise<SaveOutcome>
  /** what is in the fields, and what has no field, becomes a new system; nothing is saved by it */
  detach(): void
  /** back to what is stored */
  revert(): void
  /** the fields become those of this version */
  take(view: SystemView): void
}

/** Sorted as the tabs and fields stand, so that "the first one" is the first on the screen. */
function nested(issues: readonly FieldIssue[], message: (issue: FieldIssue) => string): FieldErrors<FieldsForm> {
  const errors = {}
  for (const issue of issues) set(errors, issue.path, { type: issue.code, message: message(issue) })
  return errors
}

interface Origin {
  readonly selection: Selection
  readonly view: SystemView | null
  /** of a new system that began as another: what has no field on the screen (trust) */
  readonly carried: SystemDocument | null
}

export function useEditor(selection: Selection, onCreated: (view: SystemView) => void): Editor {
  const client = useClient()
  const queries = useQueryClient()
  const t = useText()
  const id = selection === newSystem ? null : selection
  const query = useSystem(id)
  const [origin, setOrigin] = useState<Origin>({ selection: null, view: null, carried: null })
  const base = origin.view?.document ?? origin.carried
  const before = useMemo(() => (origin.view ? formOf(origin.view.document) : blankForm), [origin.view])

  const message = useCallback((issue: FieldIssue) => t(`fields.${issue.code}`, { ...issue.params }), [t])
  const users = useUsers()
  const form = useForm<FieldsForm>({
    defaultValues: fieldsOf(blankForm),
    mode: 'onTouched',
    resolver: (values) => {
      const issues = fieldsIssues(values, base)
      return issues.length === 0 ? { values, errors: {} } : { values: {}, errors: nested(issues, message) }
    },
  })
  const fields = useWatch({ control: form.control }) as FieldsForm
  const { list, restart } = users
  const values = useMemo((): SystemForm => ({ ...fields, users: list }), [fields, list])
  const valuesNow = (): SystemForm => ({ ...form.getValues(), users: list })
  const changed = useMemo(() => changedPaths(before, values), [before, values])
  const issues = useMemo(() => formIssues(values, base), [values, base])
  const document = useMemo(() => readableDocument(values, base), [values, base])
  const dirty = changed.size > 0
  const stored = query.data ?? null

  const take = useCallback(
    (view: SystemView | null, chosen: Selection) => {
      setOrigin({ selection: chosen, view, carried: null })
      form.reset(fieldsOf(view ? formOf(view.document) : blankForm))
      restart(view ? userFormsOf(view.document) : [])
    },
    [form, restart],
  )

  useEffect(() => {
    if (selection !== origin.selection) {
      if (id === null) take(null, selection)
      else if (stored?.id === id) take(stored, selection)
    } else if (stored && stored.id === id && stored.revision > (origin.view?.revision ?? 0) && !dirty) {
      take(stored, selection)
    }
  }, [selection, id, stored, origin, dirty, take])

  /** Some of the fields become these; the rest stays as it is. */
  const put = (next: SystemForm) => {
    form.reset(fieldsOf(next), { keepDefaultValues: true })
    users.set(next.users)
  }
  const settled = selection === origin.selection
  return {
    selection,
    view: settled ? origin.view : null,
    loading: !settled && !query.isError,
    loadError: settled ? null : (query.error ?? (query.data === null ? new AppError('not-found') : null)),
    form,
    users,
    values,
    before,
    changed: settled ? changed : new Set(),
    issues,
    document,
    component: document && chooseComponent(document).component,
    hasSecret: (path) => hasSecret(values, origin.view?.secrets ?? {}, path),
    input: () => inputOf(valuesNow(), base),
    newer: settled && stored && origin.view && stored.revision > origin.view.revision ? stored : null,
    gone: settled && id !== null && query.data === null,
    apply(changes) {
      put(applyToForm(valuesNow(), changes))
      void form.trigger()
    },
    replace: put,
    async save(over) {
      const typed = valuesNow()
      const wrong = formIssues(typed, base)
      await form.trigger()
      users.showAll()
      if (wrong.length > 0) return { outcome: 'invalid', issues: wrong }
      const input = systemDocumentSchema.parse(origin.view ? savedInput(typed, base, over !== undefined) : inputOf(typed, base))
      try {
        const revision = origin.view === null ? null : (over ?? origin.view.revision)
        // Passwords that were read from the ERP's table never come here: the back end puts them in.
        const passwords = passwordsOfReads(list)
        const view =
          passwords.length > 0
            ? await client.call('users.save', { id, revision, document: input, passwords })
            : id === null || revision === null
              ? await client.call('systems.create', { document: input })
              : await client.call('systems.save', { id, revision, document: input })
        // What is chosen has to be in the list.
        if (id === null) await queries.invalidateQueries({ queryKey: keys.systems })
        take(view, view.id)
        if (id === null) onCreated(view)
        return { outcome: 'saved', view }
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        // What was read is gone: nothing is left of it that a later save could ask for.
        if (error.code === 'read-expired') users.set(list.map((user) => (user.fromRead === null ? user : { ...user, fromRead: null })))
        if (error.code === 'conflict') return { outcome: 'conflict', current: error.details['current'] as SystemView }
        if (error.issues.length === 0) throw error
        const found = error.issues.map((issue) => ({ ...issue, path: formPath(issue.path.replace(/^document\./, ''), typed) }))
        const [ofUsers, ofFields] = [true, false].map((are) => found.filter(({ path }) => /^users\b/.test(path) === are))
        for (const issue of ofFields ?? []) form.setError(issue.path as 'name', { type: issue.code, message: message(issue) })
        users.refuse(ofUsers ?? [])
        return { outcome: 'invalid', issues: found }
      }
    },
    detach: () => setOrigin({ selection: newSystem, view: null, carried: base }),
    revert: () => take(origin.view, selection),
    take: (view) => take(view, selection),
  }
}
