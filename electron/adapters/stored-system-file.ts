/** The file of one system: its format, and how it is judged when it is read. */
import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { revision, systemId, type StoreProblem } from '../../shared/contract/systems.ts'
import { systemDocumentSchema } from '../../shared/domain/system/document.ts'
import { splitSecrets } from '../../shared/domain/system/secrets.ts'
import type { StoredSystem } from '../core/ports.ts'
import { parseJsonFile } from './durable-file.ts'

/** Grows when a program that knows only an older one could read the file wrongly. */
export const formatVersion = 1
/** Bytes; a file that is larger was not written by this program and is not read. */
export const largestFile = 16 * 1024 * 1024

export type StoredSystemFile =
  | { readonly ok: true; readonly system: StoredSystem }
  | { readonly ok: false; readonly reason: StoreProblem['reason'] }

const secretPath = /^(?:smtp\.authentication(?:\.oauth(?:\.tokens)?)?|proxy\.authentication|database|users\..+)$/s
const sealedSecret = z.strictObject({ v: z.literal(1), iv: z.base64(), data: z.base64(), tag: z.base64() })

const fileSchema = z.strictObject({
  format: z.literal(formatVersion),
  id: systemId,
  revision,
  savedAt: z.iso.datetime(),
  document: systemDocumentSchema,
  secrets: z.record(z.string().regex(secretPath), sealedSecret),
})

/** What is written: plain data, format first. */
export function toFile(system: StoredSystem): z.output<typeof fileSchema> {
  const { id, revision, savedAt, document, secrets } = system
  return { format: formatVersion, id, revision, savedAt, document, secrets: { ...secrets } as z.output<typeof fileSchema>['secrets'] }
}

function isNewer(value: unknown): boolean {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined
  return typeof format === 'number' && format > formatVersion
}

/** Shared by everybody who asks: nobody can change it for the others. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const inner of Object.values(value)) deepFreeze(inner)
    Object.freeze(value)
  }
  return value
}

/** Reads a file's bytes; `id` is what its name says. */
export function fromFile(bytes: Uint8Array, id: string): StoredSystemFile {
  let value: unknown
  try {
    value = parseJsonFile(bytes)
  } catch {
    return { ok: false, reason: 'not-json' }
  }
  if (isNewer(value)) return { ok: false, reason: 'newer-version' }
  const parsed = fileSchema.safeParse(value)
  if (!parsed.success || parsed.data.id !== id) return { ok: false, reason: 'not-a-system' }
  const { revision, savedAt, document, secrets } = parsed.data
  // A password in clear has no place in a file; whoever typed it there is told, and nothing is thrown away.
  if (splitSecrets(document).secrets.size > 0) return { ok: false, reason: 'not-a-system' }
  return { ok: true, system: deepFreeze({ id, revision, savedAt, document, secrets }) }
}

/** Would this be read again as exactly what it says? What would not must not be written. */
export function readsBack(text: string, id: string): boolean {
  const read = fromFile(Buffer.from(text, 'utf8'), id)
  return read.ok && isDeepStrictEqual(toFile(read.system), JSON.parse(text))
}
