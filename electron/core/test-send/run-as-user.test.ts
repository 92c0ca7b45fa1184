/**
 * Whose login goes where (domain.md §3): two real servers, one of the system and one of a user, and every byte that each of them
 * is sent. A password is only ever seen by the server that it was meant for, whatever that server answers.
 */
import { describe, expect, test } from 'vitest'
import { createNodeDialer } from '../../adapters/node-dialer.ts'
import type { Dialer } from '../ports.ts'
import type { SystemDocumentInput } from '../../../shared/domain/system/document.ts'
import { documentOf, scriptedServer } from '../../../test-support/in-test.ts'
import type { ScriptedServer, SmtpBehaviour } from '../../../test-support/scripted-smtp.ts'
import { createTestEngine, systemIdForTests } from '../../../test-support/test-engine.ts'

const ofSystem = { user: 'sistema@system.example', password: 'S3nha-do-Sistema' } as const
const ofUser = { user: 'jose@user.example', password: 'S3nha-do-Jose' } as const
/** A free port is above what the column of a user holds: this one stands for the real one, on a real socket. */
const userPort = 2525

type UserSmtp = NonNullable<NonNullable<SystemDocumentInput['users']>[number]['smtp']>
type Login = NonNullable<NonNullable<SystemDocumentInput['smtp']>['authentication']>

/** Every form in which a text travels in a login. */
function forms({ user, password }: { readonly user: string; readonly password: string }): string[] {
  const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')
  // Inside PLAIN's response the password begins at any of three places of a group of three bytes.
  const inside = [0, 1, 2].map((shift) => base64('\0'.repeat(shift) + password).slice(shift === 0 ? 0 : 4, -4))
  return [password, base64(password), base64(`\0${user}\0${password}`), Buffer.from(password).toString('hex'), ...inside]
}
const sentTo = ({ sessions }: ScriptedServer) => sessions.map((session) => session.clear() + session.secured()).join('\n')

function redirecting(real: Dialer, port: number): Dialer {
  return { ...real, connect: (addresses, asked, signal, tried) => real.connect(addresses, asked === userPort ? port : asked, signal, tried) }
}

interface Case {
  readonly asUser: string | null
  readonly record: UserSmtp
  readonly system?: Login
  /** what is stored besides the system's password */
  readonly userPassword?: boolean
  /** which server is spoken to, and as whom; null: as nobody, at none */
  readonly server: 'system' | 'user' | null
  readonly login: 'system' | 'user' | null
}
const own = { server: '127.0.0.1', port: userPort }
const cases: Readonly<Record<string, Case>> = {
  'the system itself': { asUser: null, record: { ...own, authentication: { user: ofUser.user } }, server: 'system', login: 'system' },
  '1. own server, own login': { asUser: 'jose', record: { ...own, authentication: { user: ofUser.user } }, server: 'user', login: 'user' },
  '1. own server, no authentication': { asUser: 'jose', record: own, server: 'user', login: null },
  '1. own server, a login that is switched off': { asUser: 'jose', record: { ...own, authentication: { enabled: false, user: ofUser.user } }, server: 'user', login: null },
  '1. own server, own login, no password stored': { asUser: 'jose', record: { ...own, authentication: { user: ofUser.user } }, userPassword: false, server: null, login: null },
  '1. own server, the system’s own user name, no password stored': { asUser: 'jose', record: { ...own, authentication: { user: ofSystem.user } }, userPassword: false, server: null, login: null },
  '1. own server, a login without a name': { asUser: 'jose', record: { ...own, authentication: { user: '' } }, server: null, login: null },
  '2. own login at the system’s server': { asUser: 'jose', record: { authentication: { user: ofUser.user } }, server: 'system', login: 'user' },
  '2. own login, a port that counts for nothing': { asUser: 'jose', record: { port: userPort, authentication: { user: ofUser.user } }, server: 'system', login: 'user' },
  '2. own login, no password stored': { asUser: 'jose', record: { authentication: { user: ofUser.user } }, userPassword: false, server: null, login: null },
  '2. own login, where the system has none': { asUser: 'jose', record: { authentication: { user: ofUser.user } }, system: { enabled: false }, server: 'system', login: 'user' },
  '3. nothing of the user’s own': { asUser: 'jose', record: {}, server: 'system', login: 'system' },
  '3. authenticated without a name': { asUser: 'jose', record: { authentication: { user: '' } }, server: 'system', login: 'system' },
  '3. a login that is switched off': { asUser: 'jose', record: { authentication: { enabled: false, user: ofUser.user } }, server: 'system', login: 'system' },
} // prettier-ignore

const servers: Readonly<Record<string, SmtpBehaviour>> = {
  'that says yes': {},
  'that knows only LOGIN': { ehlo: '250-test.example\r\n250-AUTH LOGIN\r\n250 8BITMIME', auth: '334 VXNlcm5hbWU6', authNext: ['334 UGFzc3dvcmQ6', '235 2.7.0 ok'] },
  'that refuses the login': { ehlo: '250-test.example\r\n250-AUTH PLAIN\r\n250 8BITMIME', auth: '535 5.7.8 no' },
  'that knows no mechanism after all': { auth: '504 5.5.4 no' },
}

describe.each(Object.keys(servers))('a server %s', (kind) => {
  test.each(Object.keys(cases))('%s', async (name) => {
    const { asUser, record, system = {}, userPassword = true, server, login } = cases[name] as Case
    const [systemServer, userServer] = [await scriptedServer(servers[kind]), await scriptedServer(servers[kind])]
    const document = documentOf(
      systemServer,
      { authentication: { user: ofSystem.user, ...system } },
      { users: [{ login: 'ANA' }, { login: 'JOSE', email: 'jose@user.example', smtp: record }] },
    )
    const engine = createTestEngine({
      dialer: redirecting(createNodeDialer({ issuers: [] }), userServer.port),
      stored: {
        [systemIdForTests]: {
          document,
          passwords: { 'smtp.authentication': ofSystem.password, ...(userPassword && { 'users.JOSE': ofUser.password }) },
        },
      },
    })
    // The page sends no users that it has not touched: then the stored ones count.
    const withoutUsers = Object.fromEntries(Object.entries(document).filter(([key]) => key !== 'users'))
    for (const typed of [document, withoutUsers]) await engine.run({ systemId: systemIdForTests, document: typed, asUser, from: null })

    const seen = { system: sentTo(systemServer), user: sentTo(userServer) }
    for (const form of forms(ofSystem)) expect([form, seen.user.includes(form)]).toEqual([form, false])
    if (!(server === 'system' && login === 'user')) for (const form of forms(ofUser)) expect([form, seen.system.includes(form)]).toEqual([form, false])
    expect([systemServer.sessions.length, userServer.sessions.length]).toEqual([server === 'system' ? 2 : 0, server === 'user' ? 2 : 0])
    // What should arrive does arrive, so that its absence elsewhere means something.
    if (server !== null) {
      const whose = login === 'system' ? ofSystem : ofUser
      expect(forms(whose).some((form) => seen[server].includes(form))).toBe(login !== null)
    }
  })
})

test('a user’s password that was typed just now goes to the user’s server, and a stored one of another login does not', async () => {
  const [systemServer, userServer] = [await scriptedServer(), await scriptedServer()]
  const documentWith = (password: string | null) =>
    documentOf(systemServer, { authentication: { ...ofSystem } }, { users: [{ login: 'JOSE', smtp: { ...own, authentication: { user: ofUser.user, password } } }] })
  const engine = createTestEngine({
    dialer: redirecting(createNodeDialer({ issuers: [] }), userServer.port),
    stored: { [systemIdForTests]: { document: documentWith(null), passwords: { 'users.JOSE': 'a-guardada', 'smtp.authentication': ofSystem.password } } },
  })
  const typed = await engine.run({ systemId: systemIdForTests, document: documentWith(ofUser.password), asUser: 'JOSE', from: 'jose@user.example' })
  expect(typed.verdict).toBe('sent')
  const none = await engine.run({ systemId: systemIdForTests, document: documentWith(null), asUser: 'JOSE', from: 'jose@user.example' })
  expect([none.verdict, none.phase]).toEqual(['failed', 'settings'])
  expect(forms(ofUser).some((form) => sentTo(userServer).includes(form))).toBe(true)
  expect(forms({ user: ofUser.user, password: 'a-guardada' }).some((form) => sentTo(userServer).includes(form))).toBe(false)
  expect(systemServer.sessions).toHaveLength(0)
})
