import * as z from 'zod'
import { languages } from '../i18n/language.ts'
import { procedure } from './procedure.ts'

export const appInfoSchema = z.object({
  version: z.string(),
  host: z.string(),
  osUser: z.string(),
  platform: z.enum(['windows', 'macos', 'linux', 'other']),
  dataDir: z.string(),
  /** how stored passwords are protected here; `unavailable`: the key cannot be opened, nothing secret can be stored or read */
  secrets: z.enum(['key-file', 'environment', 'safe-storage', 'unavailable']),
})
export type AppInfo = z.output<typeof appInfoSchema>

const routeKind = z.enum(['direct', 'http', 'https', 'socks4', 'socks4a', 'socks5'])

export const app = {
  'app.info': procedure(z.null(), appInfoSchema),
  /** The language of every page and window on this data folder, from now on. */
  'app.setLanguage': procedure(z.strictObject({ language: z.enum(languages) }), z.null()),
  /** The operating system's proxy for one target: what blank proxy fields would mean. Never credentials. */
  'app.systemProxy': procedure(
    z.strictObject({ host: z.string(), port: z.int().min(1).max(65535) }),
    z.object({
      origin: z.enum(['environment', 'operating-system']),
      candidates: z
        .array(z.object({ kind: routeKind, host: z.string().nullable(), port: z.number().nullable() }))
        .nullable(),
      trace: z.array(z.object({ rule: z.string(), found: z.string(), outcome: z.enum(['decided', 'passed']) })),
    }),
  ),
} as const
