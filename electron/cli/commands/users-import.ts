/** `users import`: what the ERP's table would change, and with --apply the change itself. */
import type { TFunction } from 'i18next'
import { phaseExitCodes } from '../../../shared/contract/report.ts'
import type { SystemView } from '../../../shared/contract/systems.ts'
import type { ReadResult } from '../../../shared/contract/users.ts'
import { databaseFailures, type DatabaseFailureCode } from '../../../shared/domain/users/database-failures.ts'
import type { UserField } from '../../../shared/domain/users/compare.ts'
import { applyImport, chosenAtFirst, countKinds, importItems, importOptions, takeIntoDocument, takenPasswords } from '../../../shared/domain/users/import.ts'
import { inert } from '../../../shared/domain/text/inert.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import type { Program } from '../../compose.ts'
import { flag, text, type Command, type CommandContext } from '../command.ts'
import { table } from '../present.ts'
import { findSystem } from './systems.ts'

const cancelled = 31
/** not only whether the database can be reached */
const what = 'users'

/** A column's trouble in words; what the schema of a user says has its words among the fields. */
function strangeReason(t: TFunction, code: string): string {
  return t(`usersRead.strangeReasons.${code}`, { defaultValue: t(`fields.${code}`, { max: '…', defaultValue: code }) })
}

async function read(program: Program, { document, id }: SystemView, { environment, interrupted }: CommandContext): Promise<ReadResult | { failure: DatabaseFailureCode }> {
  if (!document.database) return { failure: 'settings-missing' }
  const password = environment['SERVER_MANAGER_DATABASE_PASSWORD']
  const database = { ...document.database, ...(password !== undefined && password !== '' && { password }) }
  return program.services.users.read({ systemId: id, database, what }, { signal: interrupted })
}

function failed(t: TFunction, json: boolean, system: string, failure: NonNullable<ReadResult['failure']>, { out, err }: CommandContext): number {
  const message = t(`usersRead.failures.${failure.code}`)
  if (json) out(`${JSON.stringify({ system, outcome: 'failed', failure: { ...failure, message } })}\n`)
  err(`${t('cli.usersImport.failed', { reason: message })}\n`)
  if (failure.field !== null) err(`${t('cli.usersImport.field', { field: failure.field })}\n`)
  if (failure.detail !== '') err(`${t('usersRead.detail', { detail: inert(failure.detail) })}\n`)
  return phaseExitCodes[databaseFailures[failure.code].phase]
}

/** What is to be known beside the differences. */
function notes(t: TFunction, result: ReadResult, passwords: boolean): string[] {
  const { missing = [], forbidden = [] } = result.table ?? {}
  const unusable = result.users.filter(({ tablePassword }) => tablePassword === 'unusable').length
  return [
    ...(missing.length > 0 ? [t('usersRead.missing', { count: missing.length, columns: missing.join(', ') })] : []),
    ...(forbidden.length > 0 ? [t('usersRead.forbidden', { count: forbidden.length, columns: forbidden.join(', ') })] : []),
    ...(result.more ? [t('usersRead.more', { number: result.users.length })] : []),
    ...(passwords && unusable > 0 ? [t('usersRead.passwordUnusable', { count: unusable, number: unusable })] : []),
    ...(result.strangeCount > 0 ? [t('usersRead.strange', { count: result.strangeCount, number: result.strangeCount })] : []),
    ...result.strange.map(({ login, handle, column, code }) =>
      inert(`  ${t('usersRead.strangeRow', { login: login === '' ? t('usersRead.unnamed') : login, handle: handle ?? '?', column: column ?? '?', reason: strangeReason(t, code) })}`),
    ),
    ...(result.strangeCount > result.strange.length ? [`  ${t('usersRead.strangeMore', { number: result.strangeCount - result.strange.length })}`] : []),
  ]
}

export const usersImportCommand: Command = {
  name: 'users import',
  usage: 'users import --system NAME [--apply] [--passwords-are-plain] [--json]',
  help: 'usersImport',
  options: { system: { type: 'string' }, apply: { type: 'boolean' }, 'passwords-are-plain': { type: 'boolean' }, json: { type: 'boolean' } },
  positionals: { least: 0, most: 0 },
  async run({ options }, context) {
    const { t } = createTranslator()
    const { out, err } = context
    const name = text(options, 'system')
    if (name === undefined) throw new AppError('usage', { details: { reason: 'system' } })
    const [json, passwords, apply] = [flag(options, 'json'), flag(options, 'passwords-are-plain'), flag(options, 'apply')]
    const program = await context.openProgram()
    const view = await findSystem(program, name)
    const { document, id, revision } = view
    const result = await read(program, view, context)
    if (!('outcome' in result)) return failed(t, json, document.name, { code: result.failure, field: 'database.host', detail: '' }, context)
    if (result.failure) return failed(t, json, document.name, result.failure, context)
    if (result.outcome === 'cancelled') {
      err(`${t('usersRead.cancelled')}\n`)
      return cancelled
    }
    const current = document.users ?? []
    const items = importItems(current, result.users, importOptions(result, passwords))
    const chosen = new Set(items.filter(chosenAtFirst).map(({ key }) => key))
    let saved = revision
    if (apply && chosen.size > 0) {
      const users = applyImport(current, items, chosen, takeIntoDocument)
      const input = { id, revision, document: { ...document, users }, passwords: [{ readId: result.readId, logins: takenPasswords(items, chosen, passwords) }] }
      saved = (await program.services.users.save(input)).revision
    }
    const shown = items.filter(({ kind }) => kind !== 'same' && kind !== 'kept')
    if (json) {
      const { table: place, strange, strangeCount, more } = result
      const told = shown.map(({ login, kind, fields, inactive, table: row }) => ({ login, kind, fields, inactive, tablePassword: row?.tablePassword ?? 'none' }))
      const answer = { system: document.name, outcome: 'read', table: place, counts: countKinds(items), items: told, strange, strangeCount, more, applied: apply, revision: saved }
      out(`${JSON.stringify(answer)}\n`)
      return 0
    }
    const fieldNames = (fields: readonly UserField[]) => fields.map((field) => t(`usersRead.fieldNames.${field}`)).join(', ')
    if (shown.length > 0)
      out(
        table([
          [t('users.fields.login'), t('cli.usersImport.kind'), t('cli.usersImport.fields')],
          ...shown.map(({ login, kind, fields, inactive }) => [inert(login), t(`usersRead.kindOf.${inactive ? 'inactive' : kind}`), fieldNames(fields)]),
        ]),
      )
    for (const note of notes(t, result, passwords)) err(`${note}\n`)
    if (chosen.size === 0) out(`${t('cli.usersImport.nothing', { name: document.name })}\n`)
    else out(`${apply ? t('cli.usersImport.applied', { name: document.name, number: chosen.size }) : t('cli.usersImport.shown')}\n`)
    return 0
  },
}
