/** Generated inputs in the fields of a test, and what may come of it: a refusal at that field, or exactly it on the wire. */
import { domainToASCII, domainToUnicode } from 'node:url'
import type { TestReport } from '../shared/contract/report.ts'
import type { TestRequest } from '../shared/contract/tests.ts'
import type { Chance } from './figures.ts'
import { hostileInput } from './hostile-inputs.ts'

export const injectionFields = [
  'from', 'to', 'subject', 'text', 'name', 'description', 'server', 'ehloName', 'user', 'password', 'proxyAddress', 'proxyUser', 'proxyPassword',
  'environment', 'parameterName', 'parameterValue', 'userLogin', 'userName', 'userEmail', 'userServer', 'userUser', 'userPassword',
] as const // prettier-ignore
export type InjectionField = (typeof injectionFields)[number]

/** where its issue has to be; `environment` and names that only a report knows have none */
const paths: Readonly<Record<InjectionField, RegExp>> = {
  from: /^from$/,
  to: /^to$/,
  subject: /^subject$/,
  text: /^text$/,
  // It stands in the subject by default.
  name: /^(?:name|subject)$/,
  description: /^description$/,
  server: /^smtp\.server$/,
  ehloName: /^smtp\.ehloName$/,
  user: /^smtp\.authentication\.user$/,
  password: /^smtp\.authentication\.password$/,
  proxyAddress: /^proxy\.(?:address|port)$/,
  proxyUser: /^proxy\.authentication\.user$/,
  proxyPassword: /^proxy\.authentication\.password$/,
  environment: /^proxy\.address$/,
  parameterName: /^parameters/,
  parameterValue: /^parameters/,
  userLogin: /^(?:users\.0\.login|asUser)$/,
  userName: /^users\.0\.name$/,
  // It is the sender by default.
  userEmail: /^(?:users\.0\.email|from)$/,
  userServer: /^users\.0\.smtp\.server$/,
  userUser: /^users\.0\.smtp\.authentication\.user$/,
  userPassword: /^users\.0\.smtp\.authentication\.password$/,
}

/** As people fill it in. */
export interface Filled {
  /** those with a generated input */
  readonly fields: readonly InjectionField[]
  readonly values: Readonly<Record<InjectionField, string>>
  readonly route: 'direct' | 'http' | 'environment'
  readonly authenticates: boolean
  readonly asUser: boolean
  readonly mechanism: 'PLAIN' | 'LOGIN'
  readonly extensions: readonly string[]
}

const usual: Filled['values'] = {
  from: 'sistema@example.com', to: 'jose.silva@example.com', subject: 'Teste de envio', text: 'Bom dia,\nisto é um teste.', name: 'SISCON', description: 'x',
  server: 'smtp.example.com', ehloName: 'estacao.example.com', user: 'sistema@example.com', password: 'S3nha', proxyAddress: 'proxy.example.com',
  proxyUser: 'jose', proxyPassword: 'pr0xy', environment: 'http://jose:pr0xy@proxy.example.com:3128', parameterName: 'X_PARAM', parameterValue: 'S',
  userLogin: 'jose', userName: 'José', userEmail: 'jose@example.com', userServer: 'mail.example.com', userUser: 'jose', userPassword: 'x9y',
} // prettier-ignore

export function fillIn(chance: Chance, fields: readonly InjectionField[]): Filled {
  const generated = Object.fromEntries(fields.map((field) => [field, hostileInput(chance, usual[field])]))
  const has = (pattern: RegExp) => fields.some((field) => pattern.test(field))
  const proxied = has(/^proxy/) || (has(/^server$/) && chance.now(0.5))
  return {
    fields,
    values: { ...usual, ...generated },
    route: has(/^environment$/) ? 'environment' : proxied || chance.now(0.1) ? 'http' : 'direct',
    authenticates: has(/^(?:user|password)$/) || chance.now(0.2),
    asUser: has(/^user./),
    mechanism: chance.now(0.5) ? 'PLAIN' : 'LOGIN',
    extensions: ['SMTPUTF8', 'PIPELINING', '8BITMIME', 'SIZE 99999999'].filter(() => chance.now(0.6)),
  }
}

export function requestOf({ values: v, route, authenticates, asUser, mechanism, fields }: Filled): Partial<TestRequest> {
  return {
    document: {
      name: v.name,
      description: v.description,
      technologyVersion: '13.1',
      protocol: 'smtp',
      smtp: {
        server: v.server,
        port: 587,
        ehloName: v.ehloName,
        authentication: { enabled: authenticates, user: v.user, password: v.password, mechanism },
      },
      proxy:
        route === 'direct'
          ? { enabled: false }
          : route === 'environment'
            ? {}
            : { address: v.proxyAddress, port: 3128, authentication: { user: v.proxyUser, password: v.proxyPassword } },
      parameters: fields.some((field) => field.startsWith('parameter')) ? Object.fromEntries([[v.parameterName, v.parameterValue]]) : {},
      users: [
        {
          login: v.userLogin,
          name: v.userName,
          email: v.userEmail,
          smtp: { server: v.userServer, authentication: { enabled: true, user: v.userUser, password: v.userPassword } },
        },
      ],
    },
    asUser: asUser ? v.userLogin : null,
    from: fields.includes('userEmail') ? null : v.from,
    to: [v.to, 'maria@example.com'],
    subject: fields.includes('name') ? null : v.subject,
    text: v.text,
  }
}

/** What a name is on the wire, by another road than the program's; null: there is no form that is still the same name. */
export function wireName(name: string): string | null {
  // eslint-disable-next-line no-control-regex -- the ASCII range, whole
  if (/^[\u0000-\u007f]*$/.test(name)) return name
  const ascii = domainToASCII(name)
  const same = (text: string) => text.toUpperCase().normalize('NFC')
  const [typed, labels] = [name.split('.'), ascii.split('.')]
  // A label that was typed in ASCII stays what it is, also where it reads like an A-label.
  const isSame = (label: string, index: number) => same(label) === same(typed[index] ?? '') || same(domainToUnicode(label)) === same(typed[index] ?? '')
  return labels.length === typed.length && labels.every(isSame) ? ascii : null
}

export function wireAddress(address: string): string | null {
  const at = address.lastIndexOf('@')
  const domain = wireName(address.slice(at + 1))
  return domain === null ? null : `${address.slice(0, at)}@${domain}`
}

/** What came in at the other end. */
export interface Heard {
  readonly proxyHeads: string[]
  readonly lines: string[]
  readonly bodies: string[]
  readonly looked: string[]
}

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')

/** What is wrong with what was heard; null when it is exactly what was asked for. */
export function strayFrom(filled: Filled, heard: Heard, report: TestReport): string | null {
  const { values: v, route, authenticates, asUser, mechanism, extensions, fields } = filled
  if (report.phase === 'settings') {
    if (report.verdict !== 'failed') return 'no failure'
    if (heard.lines.length + heard.proxyHeads.length + heard.looked.length > 0) return 'something left although the settings are refused'
    if (fields.includes('environment') && report.code === 'system-proxy-unknown') return null
    const places = fields.map((field) => paths[field])
    const atField = report.issues.length > 0 && report.issues.every(({ path }) => places.some((place) => place.test(path)))
    return atField ? null : `no issue at the field: ${JSON.stringify(report.issues)}`
  }
  const named = asUser ? v.userServer || v.server : v.server
  const server = wireName(named.replace(/^\[(.*)\]$/, '$1'))
  if (server === null) return 'the server has no form on the wire'
  const own = asUser && v.userServer !== ''
  const ownLogin = own || (asUser && v.userUser !== '')
  const [user, password] = ownLogin ? [v.userUser, v.userPassword] : [v.user, v.password]
  const port = own ? 25 : 587
  if (route === 'direct' && heard.looked.join('\n') !== server) return `another name was looked up: ${JSON.stringify(heard.looked)}`
  if (route === 'http') {
    const proxy = wireName(v.proxyAddress.replace(/^\[(.*)\]$/, '$1'))
    if (heard.looked.join('\n') !== proxy) return `another proxy was looked up: ${JSON.stringify(heard.looked)}`
    const place = `${server.includes(':') ? `[${server}]` : server}:${port}`
    const head = [`CONNECT ${place} HTTP/1.1`, `Host: ${place}`]
    const login = ['Proxy-Connection: keep-alive', `Proxy-Authorization: Basic ${base64(`${v.proxyUser}:${v.proxyPassword}`)}`]
    const wanted = [head, [...head, ...login]].map((lines) => `${lines.join('\r\n')}\r\n\r\n`)
    if (heard.proxyHeads.some((given, index) => given !== wanted[index])) return `the proxy heard ${JSON.stringify(heard.proxyHeads)}`
  }
  if (route === 'environment') {
    const place = `${server}:${port}`
    const pattern = /^CONNECT (\S+) HTTP\/1\.1\r\nHost: (\S+)\r\n(?:Proxy-Connection: keep-alive\r\nProxy-Authorization: Basic [A-Za-z0-9+/=]+\r\n)?\r\n$/
    for (const head of heard.proxyHeads) {
      const match = pattern.exec(head)
      if (match?.[1] !== place || match[2] !== place) return `the proxy heard ${JSON.stringify(head)}`
    }
  }
  // Every line, in order, and no other: whatever ends the run early ends the list early as well.
  const ehlo = /^\[/.test(v.ehloName) ? v.ehloName : (wireName(v.ehloName) ?? '')
  const logsIn = ownLogin || authenticates
  const from = wireAddress(fields.includes('userEmail') ? v.userEmail || user : v.from)
  const to = [wireAddress(v.to), 'maria@example.com']
  if (from === null || to[0] === null) return 'an address has no form on the wire'
  const raw = heard.bodies[0] ?? ''
  const needsUtf8 = /[^\p{ASCII}]/u.test(`${from}${to.join('')}`)
  const parameters = (line: string) =>
    /^(?: SIZE=\d+)?(?: BODY=8BITMIME)?( SMTPUTF8)?$/.exec(line)?.[1] !== undefined ? needsUtf8 && extensions.includes('SMTPUTF8') : !needsUtf8 && /^(?: SIZE=\d+)?(?: BODY=8BITMIME)?$/.test(line)
  const login =
    !logsIn ? [] : mechanism === 'PLAIN' ? (base64(`\0${user}\0${password}`).length <= 480 ? [`AUTH PLAIN ${base64(`\0${user}\0${password}`)}`] : ['AUTH PLAIN', base64(`\0${user}\0${password}`)]) : ['AUTH LOGIN', base64(user), base64(password)]
  const wanted = [`EHLO ${ehlo}`, ...login, `MAIL FROM:<${from}>`, ...to.map((address) => `RCPT TO:<${String(address)}>`), 'DATA', 'QUIT']
  const given = heard.lines.map((line, index) => {
    const mail = wanted[index]
    return mail?.startsWith('MAIL ') && line.startsWith(mail) && parameters(line.slice(mail.length)) ? mail : line
  })
  if (given.at(-1) === 'QUIT') given.pop()
  const differing = given.findIndex((line, index) => line !== wanted[index])
  if (differing !== -1) return `line ${differing} is ${JSON.stringify(given[differing])}, not ${JSON.stringify(wanted[differing])}`
  if (report.verdict === 'sent' && (given.length !== wanted.length - 1 || heard.bodies.length !== 1)) return `sent, and the server heard ${given.length} lines and ${heard.bodies.length} messages`
  return heard.bodies.length === 1 ? strayHeader(raw, fields.includes('name') ? 'by default' : v.subject, v.text) : null
}

const headers = ['content-transfer-encoding', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to']

/** Each header once, none besides, and no line end that is not one. */
function strayHeader(raw: string, subject: string, text: string): string | null {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
  const names = head.split(/\r\n(?![ \t])/).map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
  // A line of blanks alone is none (RFC 5322 §3.2.2): such a subject is left out.
  const wanted = headers.filter((name) => (name !== 'subject' || /[^ ]/.test(subject)) && (name !== 'content-transfer-encoding' || text !== ''))
  if (names.toSorted().join() !== wanted.join()) return `headers ${names.join()}`
  return /\r(?!\n)|(?<!\r)\n|\0/.test(raw) ? 'a bare line end or a NUL in the message' : null
}
