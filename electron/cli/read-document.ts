import { readFileSync, statSync } from 'node:fs'
import { systemDocumentSchema, type SystemDocument } from '../../shared/domain/system/document.ts'
import { issuesOf } from '../../shared/domain/system/issues.ts'
import { AppError } from '../../shared/errors.ts'
import type { CommandContext } from './command.ts'

const maxFile = 10 * 1024 * 1024

function unreadable(file: string, reason: string): AppError {
  return new AppError('unreadable-file', { details: { file, reason } })
}

/** A JSON file, or standard input for `-`. AppError `unreadable-file`. */
export async function readJsonFile(file: string, context: Pick<CommandContext, 'readStdin'>): Promise<unknown> {
  let content: string
  try {
    if (file !== '-' && statSync(file).size > maxFile) throw unreadable(file, 'too-big')
    content = file === '-' ? await context.readStdin() : readFileSync(file, 'utf8')
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(file, (error as NodeJS.ErrnoException).code ?? 'unreadable')
  }
  try {
    // Editors on Windows put a byte order mark before JSON.
    return JSON.parse(content.replace(/^\ufeff/, '')) as unknown
  } catch {
    throw unreadable(file, 'not-json')
  }
}

/** AppError `invalid-input` with the place of each problem. */
export function parseDocument(value: unknown): SystemDocument {
  const parsed = systemDocumentSchema.safeParse(value)
  if (!parsed.success) throw new AppError('invalid-input', { issues: issuesOf(parsed.error) })
  return parsed.data
}

type Group = Record<string, unknown>
const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Passwords of the environment fill the groups that are there and have none. */
export function withPasswordsOf(environment: CommandContext['environment'], document: unknown): unknown {
  const fill = (holder: unknown, key: string, variable: string): unknown => {
    const password = environment[variable]
    if (!isGroup(holder) || password === undefined || password === '') return holder
    const group = holder[key]
    if (!isGroup(group) || !isGroup(group['authentication']) || 'password' in group['authentication']) return holder
    return { ...holder, [key]: { ...group, authentication: { ...group['authentication'], password } } }
  }
  return fill(fill(document, 'smtp', 'SERVER_MANAGER_SMTP_PASSWORD'), 'proxy', 'SERVER_MANAGER_PROXY_PASSWORD')
}
