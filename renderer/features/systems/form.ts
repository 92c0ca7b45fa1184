/**
 * A system's document as it stands in the fields, and back. A field holds what was typed, right or wrong; nothing is repaired
 * on the way. Pure, so that every rule about it is tested without a screen.
 */
import { parameterNotes } from '../../../shared/domain/component/parameter-notes.ts'
import type { Change } from '../../../shared/domain/explain/types.ts'
import {
  parameterNameProblem,
  systemDocumentSchema,
  type DatabaseEncryption,
  type DatabaseInput,
  type DatabaseKind,
  type Mechanism,
  type Protocol,
  type ProxyKind,
  type Security,
  type SystemDocument,
  type SystemDocumentInput,
} from '../../../shared/domain/system/document.ts'
import { issuesOf } from '../../../shared/domain/system/issues.ts'
import type { SecretPath } from '../../../shared/domain/system/secrets.ts'
import { userKey } from '../../../shared/domain/users/user.ts'
import type { TrustEntry } from '../../../shared/domain/trust/entry.ts'
import type { FieldIssue } from '../../../shared/errors.ts'
import { blankOauth, oauthFormOf, oauthInput, type OauthForm } from '../oauth/oauth-form.ts'
import {
  applyToUsers,
  readableUsers,
  userFormsOf,
  userHasPassword,
  usersChanged,
  usersInput,
  usersIssues,
  type UserForms,
} from '../users/user-form.ts'

/** '' = keep what is stored · null = none · text = new */
export type SecretInput = string | null

export interface SystemForm {
  name: string
  description: string
  technologyVersion: string
  protocol: Protocol
  smtp: {
    server: string
    port: string
    security: Security
    ehloName: string
    authentication: { enabled: boolean; user: string; password: SecretInput; ssl: boolean; mechanism: Mechanism; oauth: OauthForm }
    trust: TrustEntry[]
  }
  proxy: {
    enabled: boolean
    kind: ProxyKind
    address: string
    port: string
    authentication: { enabled: boolean; user: string; password: SecretInput }
  }
  parameters: { name: string; value: string }[]
  /** where the ERP keeps its users; no kind: none */
  database: {
    kind: DatabaseKind | ''
    host: string
    port: string
    name: string
    nameIs: 'service' | 'sid'
    instance: string
    schema: string
    user: string
    password: SecretInput
    encryption: DatabaseEncryption
  }
  /** how MAPI and VIM/Notes hand a message over */
  mailClient: { dialog: boolean; vim32: boolean }
  /** one value, edited a record at a time: see users/user-form.ts */
  users: UserForms
}
/** What the form library holds: everything but the list of users, which may be ten thousand. */
export type FieldsForm = Omit<SystemForm, 'users'>

/** A new system: the default protocol, nothing else decided. */
export const blankForm: SystemForm = {
  name: '',
  description: '',
  technologyVersion: '',
  protocol: 'smtp',
  smtp: {
    server: '',
    port: '',
    security: 'auto',
    ehloName: '',
    authentication: { enabled: false, user: '', password: '', ssl: false, mechanism: 'auto', oauth: blankOauth },
    trust: [],
  },
  proxy: { enabled: false, kind: 'http', address: '', port: '', authentication: { enabled: false, user: '', password: '' } },
  parameters: [],
  database: { kind: '', host: '', port: '', name: '', nameIs: 'service', instance: '', schema: '', user: '', password: '', encryption: 'verified' },
  mailClient: { dialog: true, vim32: false },
  users: [],
}

const portText = (port: number | null) => (port === null ? '' : String(port))
/** What is no number stays none, so that the schema refuses it at its place. */
const portValue = (text: string) => (text === '' ? null : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN)

export function formOf(document: SystemDocument): SystemForm {
  const { name, description, technologyVersion, protocol, smtp, proxy, parameters, database, mailClient } = document
  return {
    name,
    description,
    technologyVersion,
    protocol,
    smtp: {
      server: smtp.server,
      port: portText(smtp.port),
      security: smtp.security,
      ehloName: smtp.ehloName ?? '',
      authentication: { ...smtp.authentication, password: '', oauth: oauthFormOf(smtp.authentication) },
      trust: smtp.trust.map((entry) => ({ ...entry })),
    },
    proxy: {
      enabled: proxy.enabled,
      kind: proxy.kind,
      address: proxy.address,
      port: portText(proxy.port),
      authentication: { ...proxy.authentication, password: '' },
    },
    parameters: Object.entries(parameters).map(([key, value]) => ({ name: key, value })),
    database: database ? { ...database, port: portText(database.port), password: '' } : blankForm.database,
    mailClient: mailClient ? { ...mailClient } : blankForm.mailClient,
    users: userFormsOf(document),
  }
}

export function fieldsOf(form: SystemForm): FieldsForm {
  const fields: FieldsForm & Partial<SystemForm> = { ...form }
  delete fields.users
  return fields
}

function withPassword<T extends { password: SecretInput }>({ password, ...rest }: T) {
  return { ...rest, ...(password !== '' && { password }) }
}

function authenticationInput({ oauth, ...login }: SystemForm['smtp']['authentication'], base: SystemDocument | null) {
  return { ...withPassword(login), ...oauthInput(login.mechanism, oauth, base?.smtp.authentication) }
}

/** As the back end takes it, the typed password with it; nothing where no kind was chosen. */
export function databaseInput({ kind, ...rest }: SystemForm['database']): { database?: DatabaseInput } {
  return kind === '' ? {} : { database: { ...withPassword(rest), kind, port: portValue(rest.port) } }
}

function fieldsInput(form: SystemForm, base: SystemDocument | null): SystemDocumentInput {
  const { parameters, smtp, proxy, database, mailClient, ...rest } = fieldsOf(form)
  // A document without this group stays without it while nothing in it is chosen.
  const chosen = base?.mailClient !== undefined || !mailClient.dialog || mailClient.vim32
  return {
    ...rest,
    smtp: {
      ...smtp,
      port: portValue(smtp.port),
      ehloName: smtp.ehloName === '' ? null : smtp.ehloName,
      authentication: authenticationInput(smtp.authentication, base),
    },
    proxy: { ...proxy, port: portValue(proxy.port), authentication: withPassword(proxy.authentication) },
    parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
    ...databaseInput(database),
    ...(chosen && { mailClient }),
  }
}

/**
 * What a save sends. Users that were not touched are left out, which keeps the stored ones.
 * @param over on top of a version that is not `base`: then the users are those on the screen
 */
export function savedInput(form: SystemForm, base: SystemDocument | null, over = false): SystemDocumentInput {
  const touched = over || usersChanged(base ? userFormsOf(base) : [], form.users)
  return { ...fieldsInput(form, base), ...(touched && { users: usersInput(form.users) }) }
}

/** The whole document. @param base the stored one, for what has no field on the screen (trust) */
export function inputOf(form: SystemForm, base: SystemDocument | null): SystemDocumentInput {
  return {
    ...fieldsInput(form, base),
    ...((base?.users ?? form.users.length > 0) && { users: usersInput(form.users) }),
  }
}

/** What is wrong, at the field where it was typed: paths of the form, `parameters.0.value` among them. */
export function formIssues(form: SystemForm, base: SystemDocument | null): FieldIssue[] {
  return [...fieldsIssues(form, base), ...usersIssues(form.users)]
}

/** As `formIssues`, the users aside. */
export function fieldsIssues(fields: FieldsForm, base: SystemDocument | null): FieldIssue[] {
  const form: SystemForm = { ...fields, users: [] }
  const parsed = systemDocumentSchema.safeParse(fieldsInput(form, base))
  const elsewhere = parsed.success ? [] : issuesOf(parsed.error).filter(({ path }) => !path.startsWith('parameters.'))
  const rows = parameterNotes(form.parameters, form).flatMap(({ problem }, index): FieldIssue[] => {
    if (problem === null) return []
    const ofName = /^parameter-(duplicate|differs)/.test(problem) || parameterNameProblem(form.parameters[index]?.name ?? '') !== null
    const column = ofName ? 'name' : 'value'
    return [{ path: `parameters.${index}.${column}`, code: problem, params: { max: column === 'name' ? 100 : 4000 } }]
  })
  return [...elsewhere, ...rows]
}

/** The place in the form of an issue that the back end named by its place in the document; a place in the form is its own. */
export function formPath(path: string, form: Pick<SystemForm, 'parameters'>): string {
  if (/^parameters\.\d+\.(?:name|value)$/.test(path)) return path
  const name = /^parameters\.(.+)$/s.exec(path)?.[1]?.toUpperCase()
  if (name === undefined) return path
  const index = form.parameters.findIndex((row) => row.name.toUpperCase() === name)
  return index === -1 ? 'parameters' : `parameters.${index}.name`
}

function without(holder: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || typeof holder !== 'object' || holder === null) return holder
  const entries = Object.entries(holder)
  return Object.fromEntries(
    rest.length === 0
      ? entries.filter(([name]) => name !== key)
      : entries.map(([name, value]) => [name, name === key ? without(value, rest) : value]),
  )
}

/** An address without its port, or the reverse, is no proxy: both count as blank. */
function blankedAt([group, field, inner]: readonly string[]): string[][] {
  if (group === 'smtp' && inner === 'oauth') return [['smtp', 'authentication', 'oauth']]
  return group === 'proxy' && (field === 'address' || field === 'port') ? [['proxy', 'address'], ['proxy', 'port']] : []
}

/**
 * The document as far as the fields can be read: what is wrong counts as blank, so that the explanation goes on while somebody
 * types. null without a readable Tecnologia, which everything else depends on.
 */
export function readableDocument(form: SystemForm, base: SystemDocument | null): SystemDocument | null {
  const notes = parameterNotes(form.parameters, form)
  const parameters = form.parameters.filter((_, index) => notes[index]?.problem === null)
  const beside = (base?.users ?? form.users.length > 0) ? { users: readableUsers(form.users) } : {}
  let input: unknown = { ...fieldsInput({ ...form, parameters }, base), name: '-' }
  for (let round = 0; round < 4; round++) {
    const parsed = systemDocumentSchema.safeParse(input)
    if (parsed.success) return { ...parsed.data, ...beside, name: form.name }
    const paths = parsed.error.issues.map(({ path }) => path.map(String)).flatMap((path) => [path, ...blankedAt(path)])
    if (paths.some(([first]) => first === 'technologyVersion')) return null
    input = paths.reduce((rest, path) => without(rest, path), input)
  }
  return null
}

function leaves(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    for (const [key, part] of Object.entries(value)) leaves(part, path === '' ? key : `${path}.${key}`, into)
  else into.set(path, JSON.stringify(value))
}

/** Fields that differ, by their path; the parameters count as one, and so do the users. */
export function changedPaths(before: SystemForm, after: SystemForm): Set<string> {
  const [was, is] = [new Map<string, string>(), new Map<string, string>()]
  leaves(fieldsOf(before), '', was)
  leaves(fieldsOf(after), '', is)
  const paths = [...is.keys()].filter((path) => was.get(path) !== is.get(path))
  return new Set(usersChanged(before.users, after.users) ? [...paths, 'users'] : paths)
}

/** Is there a password at this place, stored (and not to be removed) or just typed? */
export function hasSecret(form: SystemForm, stored: Readonly<Record<string, 'stored' | 'lost'>>, path: SecretPath): boolean {
  if (path.startsWith('users.')) {
    const user = form.users.find(({ login, uid }) => `users.${userKey(login === '' ? uid : login)}` === path)
    return user !== undefined && userHasPassword(user, stored)
  }
  const typed =
    path === 'smtp.authentication'
      ? form.smtp.authentication.password
      : path === 'proxy.authentication'
        ? form.proxy.authentication.password
        : path === 'database'
          ? form.database.password
          : ''
  if (typed === null) return false
  return typed !== '' || stored[path] === 'stored'
}

function setAt(holder: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return holder
  return { ...holder, [key]: setAt((holder as Record<string, unknown>)[key], rest, value) }
}

/** The rows after a change of one parameter, whatever its case: it keeps its place, and there is one of it. */
function withParameter(rows: SystemForm['parameters'], name: string, value: Change['value']): SystemForm['parameters'] {
  const same = (row: { name: string }) => row.name.toUpperCase() === name.toUpperCase()
  if (value === null) return rows.filter((row) => !same(row))
  const at = rows.findIndex(same)
  if (at === -1) return [...rows, { name, value: String(value) }]
  return rows.flatMap((row, index) => (index === at ? [{ ...row, value: String(value) }] : same(row) ? [] : [row]))
}

/** The fields after a change that a warning or a hint proposes. A path without a field changes nothing. */
export function applyToForm(form: SystemForm, changes: readonly Change[]): SystemForm {
  return changes.reduce((before, { path, value }): SystemForm => {
    const parameter = /^parameters\.(.+)$/s.exec(path)?.[1]
    if (parameter !== undefined) {
      return { ...before, parameters: withParameter(before.parameters, parameter, value) }
    }
    if (path.startsWith('users.')) return { ...before, users: applyToUsers(before.users, { path, value }) }
    const text = path.endsWith('.port') || path === 'smtp.ehloName'
    return setAt(before, path.split('.'), text ? String(value ?? '') : value) as SystemForm
  }, form)
}
