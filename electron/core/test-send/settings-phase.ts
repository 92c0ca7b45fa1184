/** Everything that can be known before a packet leaves: what is on the screen, read with the rules the queue will use. */
import { AppError, type FieldIssue } from '../../../shared/errors.ts'
import type { ReportCode } from '../../../shared/contract/report.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import { chooseComponent } from '../../../shared/domain/component/choose-component.ts'
import { effectiveSettings, findUser, type EffectiveSettings } from '../../../shared/domain/effective/effective-settings.ts'
import type { Component, RouteCandidate, RouteExplanation } from '../../../shared/domain/explain/types.ts'
import { explainRoute } from '../../../shared/domain/route/explain-route.ts'
import { systemDocumentSchema, tokenMechanisms, type SystemDocument } from '../../../shared/domain/system/document.ts'
import { toAscii } from '../../../shared/domain/system/host-name.ts'
import { issuesOf } from '../../../shared/domain/system/issues.ts'
import { splitSecrets, userSecretPath, type SecretPath } from '../../../shared/domain/system/secrets.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import type { Ports, SystemProxyFound } from '../ports.ts'
import type { TokenSource } from '../oauth/oauth-service.ts'
import type { SystemsService } from '../systems/systems-service.ts'
import { prepareHandOver, type PreparedHandOver } from '../mail-client/hand-over.ts'
import type { Deadline } from './deadline.ts'
import { readEnvelope, type Envelope } from './envelope.ts'
import { perDocument } from './per-document.ts'
import type { Credentials } from './sasl.ts'

/** A candidate of the route, with the login its proxy may hear. */
export interface RouteStop extends RouteCandidate {
  readonly credentials: Credentials | null
}

export interface Prepared {
  readonly settings: EffectiveSettings
  readonly component: Component | null
  readonly server: { readonly host: string; readonly port: number }
  readonly route: RouteExplanation
  /** what is tried, in this order: never more than the setting that decided says, so direct only where it says so */
  readonly stops: readonly RouteStop[]
  readonly credentials: Credentials | null
  readonly envelope: Envelope
  readonly subject: string
  readonly text: string
}

/** What is known of the settings even when they cannot be used; a report shows it. */
export interface Gathered {
  document: SystemDocument | null
  route: RouteExplanation | null
  component: Component | null
  settings: EffectiveSettings | null
  sender: string
  issues: readonly FieldIssue[]
  secrets: string[]
}

export class SettingsProblem extends Error {
  readonly code: ReportCode
  readonly issues: readonly FieldIssue[]
  constructor(code: ReportCode, issues: readonly FieldIssue[] = []) {
    super(code)
    this.code = code
    this.issues = issues
  }
}

/** `handsOver`: MAPI and VIM/Notes may be used; the queue may not (domain.md §1) */
type Needs = Pick<Ports, 'systemProxy'> & { readonly tokens: TokenSource; readonly deadline: Pick<Deadline, 'signal'>; readonly handsOver: boolean }
type Passwords = Pick<SystemsService, 'get' | 'password'>

function codeOfIssues(issues: readonly FieldIssue[]): ReportCode {
  const addresses = issues.filter(({ path }) => path === 'from' || path === 'to')
  return addresses.length === 0 ? 'invalid-settings' : 'address-invalid'
}

function problem(code: ReportCode, path?: string, field?: string): SettingsProblem {
  return new SettingsProblem(code, path === undefined ? [] : [{ path, code: field ?? code }])
}

const settingsOf = perDocument((document, asUser) => effectiveSettings(document, asUser, () => true))
const componentOf = perDocument((document) => chooseComponent(document).component)
const routeOf = perDocument(({ proxy }) => explainRoute(proxy, null))

/** What was read of a document: the queue sends message after message by the very same one. */
const read = new WeakMap<object, ReturnType<typeof splitSecrets>>()

function readDocument(document: unknown): ReturnType<typeof splitSecrets> {
  const known = typeof document === 'object' && document !== null ? read.get(document) : undefined
  if (known) return known
  const parsed = systemDocumentSchema.safeParse(document)
  if (!parsed.success) throw new SettingsProblem('invalid-settings', issuesOf(parsed.error))
  const split = splitSecrets(parsed.data)
  read.set(document as object, split)
  return split
}

export async function prepare(
  request: TestRequest,
  ports: Needs,
  systems: Passwords,
  gathered: Gathered,
): Promise<Prepared | { readonly handOver: PreparedHandOver }> {
  const { document: typed, secrets } = readDocument(request.document)
  for (const secret of secrets.values()) if (secret !== null) gathered.secrets.push(secret)
  // Users that are not on the screen are the stored ones.
  const users = typed.users ?? (request.systemId === null ? undefined : await storedUsers(request.systemId, systems))
  const document = typed.users || !users ? typed : { ...typed, users }
  gathered.document = document

  const passwords = createPasswords(document, request.systemId, secrets, systems, gathered.secrets)
  const component = componentOf(document, null)
  gathered.component = component
  if (document.protocol !== 'smtp' && !ports.handsOver) throw problem('protocol-cannot-test', 'protocol')
  if (request.asUser !== null && !findUser(document, request.asUser)) throw problem('unknown-user', 'asUser')
  if (document.protocol !== 'smtp') {
    const { prepared, issues } = prepareHandOver(request, document)
    if (issues.length > 0) throw new SettingsProblem(codeOfIssues(issues), issues)
    return { handOver: prepared }
  }
  const settings = settingsOf(document, request.asUser)
  gathered.settings = settings

  const own = (part: 'subject' | 'text') => createTranslator().t(`test.message.${part}`, { system: document.name })
  const subject = request.subject ?? own('subject')
  const text = request.text ?? own('text')
  const from = request.from ?? defaultSender(document, request.asUser, settings)
  gathered.sender = from
  const { envelope, issues } = readEnvelope({ from, to: request.to, subject, text })
  if (issues.length > 0)
    throw new SettingsProblem(codeOfIssues(issues), issues)
  gathered.sender = envelope.from

  const name = settings.smtp.server.value
  if (name === null) throw problem('server-missing', 'smtp.server', 'host-empty')
  const server = { host: toAscii(name) ?? name, port: settings.smtp.port.value }
  const credentials = settings.authenticates ? await readLogin(document, settings, passwords, request.systemId, ports) : null
  if (credentials?.token !== undefined) gathered.secrets.push(credentials.token)
  if (credentials) gathered.secrets.push(...shapes(credentials))

  // The operating system's proxy stands for a blank one.
  const blank = document.proxy.enabled && document.proxy.address === ''
  const found = blank ? await ports.systemProxy.find(server.host, server.port) : null
  const route = found ? explainRoute(document.proxy, found) : routeOf(document, null)
  gathered.route = route
  if (route.kind === null) throw problem('system-proxy-unknown', 'proxy.address')
  const asksLogin = document.proxy.authentication.enabled && route.candidates.some(({ kind }) => kind !== 'direct')
  const stops = stopsOf(route, asksLogin ? await readProxyLogin(document, passwords) : null, found)
  for (const { credentials: login } of stops) if (login) gathered.secrets.push(login.password, ...shapes(login))
  return { settings, component, server, route, stops, credentials, envelope, subject, text }
}

/** What goes on the wire with a password inside: AUTH PLAIN (RFC 4616) and Basic (RFC 7617). */
function shapes({ user, password }: Credentials): string[] {
  return password === '' ? [] : [`\0${user}\0${password}`, `${user}:${password}`]
}

/** A system that is gone or cannot be read has no users to lend; the rest of the test does not need it. */
async function storedUsers(systemId: string, systems: Passwords): Promise<SystemDocument['users']> {
  try {
    return (await systems.get(systemId)).document.users
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

/** Where a login stands in the document. */
function holderOf(document: SystemDocument, path: SecretPath): string {
  if (!path.startsWith('users.')) return path
  const index = document.users?.findIndex(({ login }) => userSecretPath(login) === path) ?? -1
  return `users.${String(index)}.smtp.authentication`
}

/** A typed password before the stored one; one that cannot be opened stops the run. */
function createPasswords(
  document: SystemDocument,
  systemId: string | null,
  typed: ReadonlyMap<SecretPath, string | null>,
  systems: Passwords,
  seen: string[],
): (path: SecretPath) => Promise<string | null> {
  return async (path) => {
    const change = typed.get(path)
    if (change !== undefined) return change
    if (systemId === null) return null
    const stored = await systems.password(systemId, path).catch((error: unknown) => {
      if (error instanceof AppError) return { state: 'lost' as const }
      throw error
    })
    const name = path === 'smtp.authentication.oauth' ? 'clientSecret' : 'password'
    if (stored.state === 'lost') throw problem('secret-unavailable', `${holderOf(document, path)}.${name}`)
    if (stored.state === 'none') return null
    seen.push(stored.plain)
    return stored.plain
  }
}

async function readLogin(
  document: SystemDocument,
  settings: EffectiveSettings,
  passwords: (path: SecretPath) => Promise<string | null>,
  systemId: string | null,
  ports: Pick<Needs, 'tokens' | 'deadline'>,
): Promise<Credentials | null> {
  const byToken = tokenMechanisms.includes(settings.mechanism)
  return byToken ? readToken(document, settings, passwords, systemId, ports) : readPassword(document, settings, passwords)
}

/** A token in place of the password; renewed now where it would not last. */
async function readToken(
  { smtp: { authentication } }: SystemDocument,
  { smtp }: EffectiveSettings,
  passwords: (path: SecretPath) => Promise<string | null>,
  systemId: string | null,
  { tokens, deadline }: Pick<Needs, 'tokens' | 'deadline'>,
): Promise<Credentials> {
  if (smtp.user.value === null) throw problem('user-missing', 'smtp.authentication.user', 'user-empty')
  const { oauth } = authentication
  if (!oauth) throw problem('oauth-not-connected')
  const clientSecret = await passwords('smtp.authentication.oauth')
  const answer = await tokens.token({ systemId, settings: oauth, user: smtp.user.value, clientSecret, signal: deadline.signal })
  if (!answer.ok) throw problem(answer.code)
  return { user: smtp.user.value, password: '', token: answer.token }
}

async function readPassword(
  document: SystemDocument,
  { smtp, passwordPath }: EffectiveSettings,
  passwords: (path: SecretPath) => Promise<string | null>,
): Promise<Credentials | null> {
  if (passwordPath === null) return null
  const group = holderOf(document, passwordPath)
  if (smtp.user.value === null) throw problem('user-missing', `${group}.user`, 'user-empty')
  const password = await passwords(passwordPath)
  if (password === null) throw problem('password-missing', `${group}.password`, 'password-empty')
  return { user: smtp.user.value, password }
}

async function readProxyLogin({ proxy: { authentication } }: SystemDocument, passwords: (path: SecretPath) => Promise<string | null>): Promise<Credentials> {
  if (authentication.user === '') throw problem('user-missing', 'proxy.authentication.user', 'user-empty')
  return { user: authentication.user, password: (await passwords('proxy.authentication')) ?? '' }
}

/** A typed login serves for every proxy of the route; else each has the one that its own setting carries. */
function stopsOf({ candidates }: RouteExplanation, typed: Credentials | null, found: SystemProxyFound | null): RouteStop[] {
  return candidates.map((candidate) => ({
    ...candidate,
    credentials: candidate.kind === 'direct' ? null : (typed ?? found?.credentials.get(candidate) ?? null),
  }))
}

export function defaultSender(document: SystemDocument, asUser: string | null, settings: EffectiveSettings): string {
  const user = asUser === null ? null : findUser(document, asUser)
  if (user && user.email !== '') return user.email
  const login = settings.smtp.user.value ?? document.smtp.authentication.user
  return login.includes('@') ? login : ''
}
