/**
 * Rows of Z_GRUPOUSUARIOS → users. A row is taken as a whole or not at all: one with a server that cannot be read must not
 * become a user who sends through the system's. What is not taken is reported with its column and the reason. Pure.
 */
import * as z from 'zod'
import type { FieldIssue } from '../../errors.ts'
import type { SystemUser } from '../system/document.ts'
import { inert } from '../text/inert.ts'
import type { UserColumn, UserRow } from './table.ts'
import { userKey, userSchema } from './user.ts'

export interface ReadUser {
  readonly user: SystemUser
  /** INATIVO=S: the ERP lets nobody in under this login */
  readonly inactive: boolean
  /** as it stands in the table; how the ERP encodes it is not known */
  readonly password: string | null
}

/** A row that was not taken. */
export interface StrangeRow {
  /** the key of the row, null where even that cannot be read */
  readonly handle: string | null
  readonly login: string
  readonly column: UserColumn | null
  /** key of shared/i18n → `fields`, or of `users.read.strange` */
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

/** Something in a column that no form could show. */
class Strange extends Error {
  readonly column: UserColumn
  readonly code: string
  constructor(column: UserColumn, code: string) {
    super(code)
    this.column = column
    this.code = code
  }
}

/** Longer than any column is: what is more is not even looked at. */
const longest = 4000
const scalar = z.union([z.string().max(longest), z.number(), z.bigint(), z.boolean(), z.null(), z.undefined()])

function scalarOf(row: UserRow, column: UserColumn): string | number | bigint | boolean | null {
  const parsed = scalar.safeParse(row[column])
  if (!parsed.success) throw new Strange(column, typeof row[column] === 'string' ? 'much-too-long' : 'not-a-value')
  return parsed.data ?? null
}

/** Columns of a fixed length are filled up with blanks. */
function text(row: UserRow, column: UserColumn): string {
  const value = scalarOf(row, column)
  return value === null ? '' : String(value).trimEnd()
}

function integer(row: UserRow, column: UserColumn): number | null {
  const value = scalarOf(row, column)
  if (value === null || value === '') return null
  // Some drivers give decimals as text.
  const number = typeof value === 'string' && !/^\s*-?\d{1,15}(?:\.0*)?\s*$/.test(value) ? Number.NaN : Number(value)
  if (!Number.isSafeInteger(number)) throw new Strange(column, 'not-a-number')
  return number
}

function yes(row: UserRow, column: UserColumn): boolean {
  const value = text(row, column).trim().toUpperCase()
  if (['S', '1', 'TRUE'].includes(value)) return true
  if (['', 'N', '0', 'FALSE'].includes(value)) return false
  throw new Strange(column, 'not-s-or-n')
}

/** 1 Sim, 2 Não; blank counts as Não, the column's default. */
function authenticated(row: UserRow): boolean {
  const value = integer(row, 'SMTPAUTENTICADO')
  if (value === null || value === 2 || value === 0) return false
  if (value === 1) return true
  throw new Strange('SMTPAUTENTICADO', 'not-one-or-two')
}

const columnOf: Readonly<Record<string, UserColumn>> = {
  login: 'APELIDO',
  name: 'NOME',
  email: 'EMAIL',
  'smtp.server': 'SMTPSERVER',
  'smtp.port': 'SMTPPORT',
  'smtp.authentication.user': 'SMTPUSER',
}

function readRow(row: UserRow): ReadUser {
  const enabled = authenticated(row)
  const password = text(row, 'SMTPPASSWORD')
  const parsed = userSchema.safeParse({
    login: text(row, 'APELIDO').trim(),
    name: text(row, 'NOME'),
    email: text(row, 'EMAIL').trim(),
    origin: 'database',
    smtp: {
      server: text(row, 'SMTPSERVER').trim(),
      port: integer(row, 'SMTPPORT'),
      authentication: { enabled, user: text(row, 'SMTPUSER').trim(), ssl: yes(row, 'SMTPSSL') },
    },
  } satisfies z.input<typeof userSchema>)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Strange(columnOf[issue?.path.join('.') ?? ''] ?? 'APELIDO', issue?.message ?? 'wrong-shape')
  }
  return { user: parsed.data, inactive: yes(row, 'INATIVO'), password: password === '' ? null : password }
}

/** What can still be said of a row that was not taken. */
function said(value: unknown, most: number): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? inert(String(value).slice(0, most)).trim() : ''
}

export interface RowsRead {
  readonly users: readonly ReadUser[]
  readonly strange: readonly StrangeRow[]
}

export function usersOfRows(rows: readonly UserRow[]): RowsRead {
  const users: ReadUser[] = []
  const strange: StrangeRow[] = []
  const seen = new Set<string>()
  for (const row of rows) {
    const put = (column: UserColumn, code: string) =>
      strange.push({ handle: said(row.HANDLE, 40) || null, login: said(row.APELIDO, 190), column, code, params: {} })
    try {
      const read = readRow(row)
      const key = userKey(read.user.login)
      // The ERP would not know which one to take either.
      if (seen.has(key)) put('APELIDO', 'login-duplicate')
      else users.push(read)
      seen.add(key)
    } catch (error) {
      if (!(error instanceof Strange)) throw error
      put(error.column, error.code)
    }
  }
  return { users, strange }
}

/** Where a strange value would be mended: nowhere here, but the column says which field it is. */
export const strangeIssue = ({ column, code, params }: StrangeRow): FieldIssue => ({ path: column ?? '', code, params })
