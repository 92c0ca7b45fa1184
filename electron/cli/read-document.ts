import { closeSync, openSync, readSync } from 'node:fs'
import { systemDocumentSchema, type SystemDocument } from '../../shared/domain/system/document.ts'
import { issuesOf } from '../../shared/domain/system/issues.ts'
import { AppError } from '../../shared/errors.ts'
import type { CommandContext } from './command.ts'

const maxFile = 10 * 1024 * 1024

function unreadable(file: string, reason: string): AppError {
  return new AppError('unreadable-file', { details: { file, reason } })
}

/** At most one byte more than is allowed: a device or a pipe has no size that could be asked for before. */
function readAtMost(file: string): Uint8Array {
  const handle = openSync(file, 'r')
  try {
    const chunks: Buffer[] = []
    for (let left = maxFile + 1; left > 0; ) {
      const chunk = Buffer.alloc(Math.min(left, 64 * 1024))
      const read = readSync(handle, chunk)
      if (read === 0) break
      chunks.push(chunk.subarray(0, read))
      left -= read
    }
    return Buffer.concat(chunks)
  } finally {
    closeSync(handle)
  }
}

/** UTF-8, or what `>` of a PowerShell writes: UTF-16 with its byte order mark. Marks are taken off. */
function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  return new TextDecoder(encoding, { fatal: true }).decode(bytes)
}

/** A JSON file, or standard input for `-`. AppError `unreadable-file`. */
export async function readJsonFile(file: string, context: Pick<CommandContext, 'readStdin'>): Promise<unknown> {
  let bytes: Uint8Array
  try {
    bytes = file === '-' ? await context.readStdin(maxFile) : readAtMost(file)
  } catch (error) {
    throw unreadable(file, (error as NodeJS.ErrnoException).code ?? 'unreadable')
  }
  if (bytes.length > maxFile) throw unreadable(file, 'too-big')
  let content: string
  try {
    content = decode(bytes)
  } catch {
    throw unreadable(file, 'not-utf8')
  }
  try {
    return JSON.parse(content) as unknown
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
