import { describe, expect, test } from 'vitest'
import { explain as texts } from '../../i18n/pt-BR/explain.ts'
import { systemDocumentSchema, type SystemDocumentInput } from '../system/document.ts'
import { applyChanges } from './apply-change.ts'
import { explain } from './explain.ts'
import type { SystemProxyAnswer } from './types.ts'
import { likelyHostTypo } from './warnings.ts'

interface Asked {
  asUser?: string | null
  password?: boolean
  systemProxy?: SystemProxyAnswer | null
}
const parse = (input: Partial<SystemDocumentInput> = {}) =>
  systemDocumentSchema.parse({ name: 'SISCON', technologyVersion: '14.1', protocol: 'smtp', ...input })
const ask = (input: Partial<SystemDocumentInput>, { asUser = null, password = true, systemProxy = null }: Asked = {}) =>
  explain(parse(input), { asUser, hasSecret: () => password, systemProxy })

const fine = { server: 'smtp.example.com', port: 587, authentication: { user: 'a@example.com', ssl: true } }
const smtp = (more: object = {}, authentication: object = {}) => ({
  smtp: { ...fine, ...more, authentication: { ...fine.authentication, ...authentication } },
})
const direct: SystemProxyAnswer = { origin: 'environment', candidates: [{ kind: 'direct', host: null, port: null }], trace: [] }
const viaProxy: SystemProxyAnswer = { origin: 'environment', candidates: [{ kind: 'http', host: 'p.example', port: 3128 }], trace: [] }
const user = (record: object) => ({ ...smtp(), users: [{ login: 'OTHER' }, { login: 'JOSE', smtp: record }] })

test('what is in order has no warning', () => {
  expect(ask(smtp()).warnings).toEqual([])
  expect(ask({ ...smtp(), proxy: {} }, { systemProxy: direct }).warnings).toEqual([])
  expect(ask(user({ server: 'u.example', port: 587, authentication: { user: 'u', ssl: true } }), { asUser: 'JOSE' }).warnings).toEqual([])
})

/** code, field, whether a button mends it */
const worth: readonly [string, string, string | null, boolean, Partial<SystemDocumentInput>, Asked?][] = [
  ['no server', 'server-blank', 'smtp.server', false, { smtp: {} }],
  ['smpt', 'server-typo', 'smtp.server', true, smtp({ server: 'smpt.example.com' })],
  ['.NET on 465', 'dotnet-implicit-tls', 'smtp.port', true, smtp({ port: 465 })],
  ['.NET, TLS asked for', 'dotnet-implicit-tls', 'smtp.port', false, smtp({ security: 'tls' })],
  ['password in clear', 'password-in-clear', 'smtp.authentication.ssl', true, smtp({}, { ssl: false })],
  ['password in clear, asked for', 'password-in-clear', 'smtp.security', false, smtp({ security: 'none' })],
  ['STARTTLS if offered', 'opportunistic-tls', 'smtp.security', true, smtp({ security: 'starttls-if-offered' })],
  ['465 in clear', 'clear-text-on-465', 'smtp.authentication.ssl', true, smtp({ port: 465 }, { ssl: false })],
  ['465 in clear, nobody logs in', 'clear-text-on-465', 'smtp.authentication', false, { smtp: { server: 's.example', port: 465 } }],
  ['SSL on 25', 'ssl-on-25', 'smtp.port', true, smtp({ port: 25 })],
  ['SSL on a blank port', 'ssl-on-25', 'smtp.port', true, smtp({ port: null })],
  ['no user', 'user-blank', 'smtp.authentication.user', false, smtp({}, { user: '' })],
  ['no password', 'password-blank', 'smtp.authentication.password', false, smtp(), { password: false }],
  ['Microsoft', 'microsoft-basic-auth', 'smtp.server', false, smtp({ server: 'smtp.office365.com' })],
  ['a token', 'token-is-ours', 'smtp.authentication.mechanism', false, smtp({ server: 'smtp.office365.com' }, { mechanism: 'XOAUTH2' })],
  ['MAPI', 'legacy-protocol', 'protocol', true, { protocol: 'mapi' }],
  ['VIM/Notes', 'legacy-protocol', 'protocol', true, { protocol: 'vim' }],
  ['wodSmtp', 'needs-wodsmtp-ocx', null, false, { ...smtp(), parameters: { USEDOTNETMAIL: 'N' } }],
  ['USEINDY on 14.1', 'useindy-ignored', 'parameters.USEINDY', true, { ...smtp(), parameters: { USEINDY: 'S' } }],
  ['Indy before 14.1', 'changes-at-14-1', 'technologyVersion', false, { ...smtp(), technologyVersion: '13.1', parameters: { USEINDY: 'S' } }],
  ['proxy unknown', 'proxy-unknown', 'proxy.address', false, { ...smtp(), proxy: {} }],
  ['.NET and a typed proxy', 'dotnet-no-proxy', 'proxy', false, { ...smtp(), proxy: { address: 'p', port: 1 } }],
  ['.NET and the system’s proxy', 'dotnet-no-proxy', 'proxy', false, { ...smtp(), proxy: {} }, { systemProxy: viaProxy }],
  ['Indy and a proxy', 'proxy-is-ours', 'proxy', false, { ...smtp(), technologyVersion: '13.1', parameters: { USEINDY: 'S' }, proxy: { address: 'p', port: 1 } }],
  ['a user’s server in clear', 'password-in-clear', 'users.1.smtp.authentication.ssl', true, user({ server: 'u.example', authentication: { user: 'u' } }), { asUser: 'jose' }],
  ['a user’s server misspelt', 'server-typo', 'users.1.smtp.server', true, user({ server: 'stmp.example.com' }), { asUser: 'jose' }],
  ['a user’s server on 465', 'dotnet-implicit-tls', 'users.1.smtp.port', true, user({ server: 'u.example', port: 465, authentication: { user: 'u', ssl: true } }), { asUser: 'jose' }],
  ['a user’s password', 'password-blank', 'users.1.smtp.authentication.password', false, user({ authentication: { user: 'u' } }), { asUser: 'jose', password: false }],
  [
    'a user’s credentials on a system without SSL',
    'password-in-clear', 'smtp.authentication', false,
    { smtp: { server: 's.example', port: 587 }, users: [{ login: 'JOSE', smtp: { authentication: { user: 'u' } } }] },
    { asUser: 'jose' },
  ],
] // prettier-ignore

describe('what is worth a warning', () => {
  test.each(worth)('%s: %s', (_, code, field, mends, input, asked) => {
    const found = ask(input, asked).warnings.filter((warning) => warning.code === code)
    expect(found).toHaveLength(1)
    expect(found[0]?.field).toBe(field)
    expect(found[0]?.change !== null).toBe(mends)
    expect(texts.warnings).toHaveProperty([code])
    if (mends) expect(texts.mend).toHaveProperty([code])
  })

  test.each(worth.filter(([, , , mends]) => mends))('%s: %s is gone once it is mended, and the document stays valid', (_, code, __, ___, input, asked) => {
    const { change } = ask(input, asked).warnings.find((warning) => warning.code === code)!
    const mended = systemDocumentSchema.parse(applyChanges(parse(input), change!))
    const after = explain(mended, { asUser: asked?.asUser ?? null, hasSecret: () => true, systemProxy: asked?.systemProxy ?? null })
    expect(after.warnings.map((warning) => warning.code)).not.toContain(code)
  })
})

test('a proxy that is off, or answers "direct", is nothing to warn of', () => {
  expect(ask({ ...smtp(), proxy: { enabled: false, address: 'p', port: 1 } }).warnings).toEqual([])
  expect(ask({ ...smtp(), proxy: {} }, { systemProxy: direct }).route).toMatchObject({ kind: 'direct', origin: 'environment' })
})

test('MAPI and VIM/Notes have neither SMTP settings nor a route', () => {
  for (const protocol of ['mapi', 'vim'] as const)
    expect(ask({ ...smtp(), protocol, proxy: { address: 'p', port: 1 } })).toMatchObject({ protocol, component: null, smtp: null, route: null })
})

test('from 14.1 on nothing is said of 14.1', () => {
  expect(ask({ ...smtp(), technologyVersion: '14.0', parameters: { USEINDY: 'S', USEDOTNETMAIL: 'N' } }).warnings.find(({ code }) => code === 'changes-at-14-1')?.params).toEqual({
    component: 'wodsmtp',
  })
  for (const version of ['14.1', '19.2'])
    expect(ask({ ...smtp(), technologyVersion: version, parameters: { USEINDY: 'S' } }).warnings.map(({ code }) => code)).toEqual(['useindy-ignored'])
})

test.each([
  ['smpt.example.com', 'smtp.example.com'],
  ['STMP.example.com', 'smtp.example.com'],
  ['smtp.example.com', null],
  ['mail.smpt.example', null],
  ['smptmail.example', null],
])('%s → %s', (host, suggestion) => {
  expect(likelyHostTypo(host)).toBe(suggestion)
})
