/**
 * The document of a system: the one schema that page, back end, command line and import share.
 *
 * Input is what people and scripts write (groups may be absent, passwords only ever go in); output is the normal form,
 * every field present. `null`/text/absent passwords survive parsing: absent = keep what is stored, null = none.
 */
import * as z from 'zod'
import { trustSchema } from '../trust/entry.ts'
import { grants, issuerProblem, oauthProviders, providerFacts } from '../oauth/providers.ts'
import { hostProblem, readEhloName } from './host-name.ts'
import { mechanisms } from './mechanisms.ts'
import { parseVersion } from './version.ts'

export { challengeMechanisms, mechanisms, tokenMechanisms, type Mechanism } from './mechanisms.ts'

export const protocols = ['smtp', 'mapi', 'vim'] as const
export type Protocol = (typeof protocols)[number]
export const securities = ['auto', 'none', 'starttls-if-offered', 'starttls', 'tls'] as const
export type Security = (typeof securities)[number]
export const proxyKinds = ['http', 'https', 'socks4', 'socks4a', 'socks5'] as const
export type ProxyKind = (typeof proxyKinds)[number]

/** Parameters that choose the component (domain.md §2); the only two whose values are checked. */
export const knownParameters = ['USEDOTNETMAIL', 'USEINDY'] as const
export type KnownParameter = (typeof knownParameters)[number]

// A message is a key of shared/i18n → `fields`; `issuesOf` turns zod's own messages into keys as well.
// eslint-disable-next-line no-control-regex -- control characters are what is refused
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/** Absent and wrong are told apart. */
const unless = (code: string) => (issue: { input?: unknown }) => (issue.input === undefined ? 'missing' : code)
const yesNo = z.boolean({ error: unless('not-yes-no') })
const line = (max: number) =>
  z
    .string({ error: unless('not-text') })
    .max(max, { error: 'too-long' })
    // Half a character (a lone surrogate) would leave as another one.
    .refine((text) => !control.test(text) && text.isWellFormed(), { error: 'control' })
const portBetween = (min: number, max: number, code: string) =>
  z.union([z.int({ error: code }).min(min, { error: code }).max(max, { error: code }), z.null()], { error: code })
const port = portBetween(1, 65535, 'port-range').default(null)
const host = z
  .string({ error: 'not-text' })
  .superRefine((text, context) => {
    const problem = text === '' ? null : hostProblem(text)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })
  .default('')
/** Goes in, never out. */
const password = z.union([line(255), z.null()], { error: 'not-text' }).optional()

/** Where the access token comes from; counts only with a mechanism that sends one. */
const oauth = z
  .strictObject({
    provider: z.enum(oauthProviders, { error: unless('not-listed') }),
    issuer: line(1000).default(''),
    clientId: line(255).default(''),
    /** Goes in, never out. */
    clientSecret: password,
    tenant: line(255).default(''),
    grant: z.enum(grants, { error: 'not-listed' }).default('authorization-code'),
    scope: line(1000).default(''),
  })
  .superRefine(({ provider, issuer, clientId, tenant, grant }, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', message, path: [path] })
    if (clientId === '') complain('clientId', 'client-id-missing')
    if (provider === 'other' && issuerProblem(issuer) !== null) complain('issuer', 'issuer-invalid')
    if (!providerFacts[provider].grants.includes(grant)) complain('grant', 'grant-not-offered')
    else if (provider === 'microsoft' && grant === 'client-credentials' && tenant === '') complain('tenant', 'tenant-missing')
  })

const smtpAuthentication = z
  .strictObject({
    enabled: yesNo.default(true),
    user: line(255).default(''),
    password,
    ssl: yesNo.default(false),
    mechanism: z.enum(mechanisms, { error: 'not-listed' }).default('auto'),
    oauth: oauth.optional(),
  })
  .default({ enabled: false, user: '', ssl: false, mechanism: 'auto' })

const smtp = z
  .strictObject({
    server: host,
    port,
    security: z.enum(securities, { error: 'not-listed' }).default('auto'),
    ehloName: z
      .union([z.null(), z.string().refine((name) => readEhloName(name) !== null, { error: 'ehlo-name' })], { error: 'ehlo-name' })
      .default(null),
    authentication: smtpAuthentication,
    /** Exceptions for single peers, of the server and of a proxy (../trust/entry.ts). */
    trust: trustSchema,
  })
  .prefault({})

const proxy = z
  .strictObject({
    enabled: yesNo.default(true),
    kind: z.enum(proxyKinds, { error: 'not-listed' }).default('http'),
    address: host,
    port,
    authentication: z
      .strictObject({ enabled: yesNo.default(true), user: line(255).default(''), password })
      .default({ enabled: false, user: '' }),
  })
  .superRefine((value, context) => {
    // A group that is switched off keeps what was typed, half of it too: nothing uses it.
    if (!value.enabled) return
    if (value.address !== '' && value.port === null)
      context.addIssue({ code: 'custom', message: 'proxy-port-missing', path: ['port'] })
    if (value.address === '' && value.port !== null)
      context.addIssue({ code: 'custom', message: 'proxy-address-missing', path: ['address'] })
  })
  .default({
    enabled: false,
    kind: 'http',
    address: '',
    port: null,
    authentication: { enabled: false, user: '' },
  })

/** What is wrong with a parameter's name; null when nothing is. Case does not matter. */
export function parameterNameProblem(name: string): string | null {
  if (name === '') return 'parameter-name-empty'
  if (/\s/u.test(name)) return 'parameter-name-spaces'
  if (control.test(name)) return 'control'
  if (name.toLowerCase() === '__proto__') return 'parameter-name-invalid'
  return name.length > 100 ? 'too-long' : null
}

/** What is wrong with a parameter's value; only the known two are checked (domain.md §2). */
export function parameterValueProblem(name: string, value: string): string | null {
  const known = (knownParameters as readonly string[]).includes(name.toUpperCase())
  if (known && !/^[SN]$/i.test(value)) return 'parameter-s-or-n'
  if (control.test(value)) return 'control'
  return value.length > 4000 ? 'too-long' : null
}

/** zod's record passes over a key `__proto__` without a word; here it is refused. */
const withoutPrototypeKey = z
  .unknown()
  .superRefine((value, context) => {
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__'))
      context.addIssue({ code: 'custom', message: 'parameter-name-invalid', path: ['__proto__'] })
  })
  .meta({ type: 'object', additionalProperties: { type: 'string' } }) as unknown as z.ZodType<Record<string, string>, Record<string, string>>

const parameters = withoutPrototypeKey
  .pipe(z.record(z.string(), z.string({ error: 'not-text' }), { error: 'not-listed' }))
  .superRefine((values, context) => {
    const seen = new Set<string>()
    for (const [name, value] of Object.entries(values)) {
      const problem =
        parameterNameProblem(name) ??
        (seen.has(name.toUpperCase()) ? 'parameter-differs-in-case' : null) ??
        parameterValueProblem(name, value)
      if (problem) context.addIssue({ code: 'custom', message: problem, path: [name], params: { name } })
      seen.add(name.toUpperCase())
    }
  })
  .transform((values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toUpperCase(), value])))
  .prefault({})

/** Z_GRUPOUSUARIOS.SMTPPORT: 0 means blank. */
const userPort = portBetween(0, 65535, 'user-port-range')
  .transform((value) => (value === 0 ? null : value))
  .prefault(null)
/** The most that the ERP's own form takes for a user's port. */
const highestTypedPort = 3500

const userFields = z.strictObject({
  login: line(190).min(1, { error: 'login-empty' }),
  name: line(40).default(''),
  email: line(190).default(''),
  /** Read from the ERP's table and as it stood there; absent = typed by hand. */
  origin: z.literal('database', { error: 'not-listed' }).optional(),
  smtp: z
    .strictObject({
      server: host.pipe(z.string().max(40, { error: 'too-long' })),
      port: userPort,
      authentication: z
        .strictObject({
          enabled: yesNo.default(true),
          user: line(100).default(''),
          password: z.union([line(80), z.null()], { error: 'not-text' }).optional(),
          ssl: yesNo.default(false),
        })
        .default({ enabled: false, user: '', ssl: false }),
    })
    .prefault({}),
})
const user = userFields.superRefine(({ origin, email, smtp }, context) => {
  // What stands in the table is taken as it is and looked at by lint (users/lint.ts): mending it is the ERP's business.
  if (origin === 'database') return
  const complain = (path: string[], message: string) => context.addIssue({ code: 'custom', message, path })
  if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)) complain(['email'], 'address-invalid')
  if (smtp.port !== null && smtp.port > highestTypedPort) complain(['smtp', 'port'], 'user-port-range')
})

const users = z.array(user, { error: 'not-listed' }).superRefine((list, context) => {
  const seen = new Set<string>()
  list.forEach((entry, index) => {
    const key = entry.login.toUpperCase()
    if (seen.has(key)) context.addIssue({ code: 'custom', message: 'login-duplicate', path: [index, 'login'] })
    seen.add(key)
  })
})

/** How MAPI and VIM/Notes hand a message over; absent = the defaults. */
const mailClient = z.strictObject({
  /** Show the message to the person at the workstation, who then sends it. */
  dialog: yesNo.default(true),
  /** Use VIM32.DLL where the Notes client has no automation; experimental. */
  vim32: yesNo.default(false),
})

export const databaseKinds = ['sqlserver', 'oracle', 'postgresql'] as const
export type DatabaseKind = (typeof databaseKinds)[number]
/**
 * `verified`: TLS, and the certificate is judged. `unverified`: TLS with whoever answers, for servers that made their
 * certificate themselves. `none`: in clear.
 */
export const databaseEncryptions = ['verified', 'unverified', 'none'] as const
export type DatabaseEncryption = (typeof databaseEncryptions)[number]

/** Where the ERP keeps its users; only ever read. */
const database = z
  .strictObject({
    kind: z.enum(databaseKinds, { error: unless('not-listed') }),
    host,
    /** null: the usual one of its kind */
    port,
    /** of the database; with Oracle the service name, or the SID */
    name: line(255).default(''),
    nameIs: z.enum(['service', 'sid'], { error: 'not-listed' }).default('service'),
    /** SQL Server only: a named instance, whose port is asked of the host */
    instance: line(128).default(''),
    /** owner of the table; '' = the one that the login sees */
    schema: line(128).default(''),
    user: line(255).default(''),
    password,
    encryption: z.enum(databaseEncryptions, { error: 'not-listed' }).default('verified'),
  })
  .superRefine(({ kind, port: number, instance, encryption }, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', message, path: [path] })
    if (kind === 'sqlserver' && instance !== '' && number !== null) complain('port', 'database-instance-or-port')
    // Its driver always judges the certificate.
    if (kind === 'oracle' && encryption === 'unverified') complain('encryption', 'database-always-verified')
  })
export const databaseSchema = database

export const systemDocumentSchema = z.strictObject({
  name: line(60)
    .refine((name) => name.trim() !== '', { error: 'name-empty' })
    // What cannot be seen, or turns around what can, would make one name look like another.
    .refine((name) => !/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.test(name), { error: 'control' })
    .refine((name) => name === name.trim() || name.trim() === '', { error: 'name-edges' }),
  description: line(1000).default(''),
  technologyVersion: z
    .string({ error: unless('version-invalid') })
    .refine((text) => parseVersion(text) !== null, { error: 'version-invalid' }),
  protocol: z.enum(protocols, { error: unless('not-listed') }),
  smtp,
  proxy,
  parameters,
  /** Absent = keep the stored ones. */
  users: users.optional(),
  mailClient: mailClient.optional(),
  database: database.optional(),
})

export type SystemDocumentInput = z.input<typeof systemDocumentSchema>
/** Normal form; passwords may still be inside (see `splitSecrets`). */
export type SystemDocument = z.output<typeof systemDocumentSchema>
export type SystemUser = z.output<typeof user>
export type DatabaseInput = z.input<typeof database>
/** With a password still inside, when one was given. */
export type DatabaseSettings = z.output<typeof database>

/** Names are the same when they differ only in case or accents. */
export function nameKey(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
}
