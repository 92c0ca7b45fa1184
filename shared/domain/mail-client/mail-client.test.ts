import { describe, expect, test } from 'vitest'
import { outlookKeys, peHead } from '../../../test-support/windows-station.ts'
import { systemDocumentSchema, type SystemDocumentInput } from '../system/document.ts'
import { desktopEntryId, desktopEntryName } from './desktop-entry.ts'
import { machineBits } from './machine.ts'
import { mailtoOf } from './mailto.ts'
import { parseRegistryOutput } from './registry-output.ts'
import { notesStatus, statusKey } from './statuses.ts'
import { likelyAddress, smtpProposals } from './to-smtp.ts'
import { sendingWays, whoSends } from './ways.ts'
import { elevatedOf, judgeMapi, type MapiFacts } from './windows-mapi.ts'
import { judgeNotes, parseNotesIni, type NotesFacts } from './windows-notes.ts'

const systemOf = (more: Partial<SystemDocumentInput>) => systemDocumentSchema.parse({ name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp', ...more })

describe('who sends', () => {
  const users = [
    { login: 'NADA', email: 'nada@example.com' },
    { login: 'PROPRIO', email: 'proprio@example.com', smtp: { server: 'smtp.user.example', authentication: { user: 'u', password: 'x' } } },
    { login: 'LOGIN', email: 'login@example.com', smtp: { authentication: { user: 'u', password: 'x' } } },
  ]
  const smtp = { server: 'smtp.system.example', authentication: { user: 's', password: 'x' } }
  // {system, a user without settings, with a server of the user's own, with a login only} × {the four ways}
  test.each([
    ['smtp', null, 'smtp-system', 'system', 'system'],
    ['smtp', 'NADA', 'smtp-system', 'system', 'system'],
    ['smtp', 'PROPRIO', 'smtp-user', 'user', 'user'],
    ['smtp', 'login', 'smtp-user', 'system', 'user'],
    ['mapi', null, 'mapi', 'workstation', 'nobody'],
    ['mapi', 'NADA', 'mapi', 'workstation', 'nobody'],
    ['mapi', 'PROPRIO', 'mapi', 'workstation', 'nobody'],
    ['mapi', 'LOGIN', 'mapi', 'workstation', 'nobody'],
    ['vim', null, 'vim', 'workstation', 'nobody'],
    ['vim', 'NADA', 'vim', 'workstation', 'nobody'],
    ['vim', 'PROPRIO', 'vim', 'workstation', 'nobody'],
    ['vim', 'LOGIN', 'vim', 'workstation', 'nobody'],
  ] as const)('%s as %s: %s', (protocol, asUser, way, server, login) => {
    expect(whoSends(systemOf({ protocol, smtp, users }), asUser)).toEqual({ way, server, login })
  })
  test('every way there is comes up', () => expect(sendingWays).toEqual(['smtp-system', 'smtp-user', 'mapi', 'vim']))
})

describe('what reg prints', () => {
  test.each([
    ['Windows in English', '\r\nHKEY_CURRENT_USER\\Software\\Clients\\Mail\r\n    (Default)    REG_SZ    Mozilla Thunderbird\r\n', 'Mozilla Thunderbird'],
    ['in Portuguese', '\r\nHKEY_CURRENT_USER\\Software\\Clients\\Mail\r\n    (Padrão)    REG_SZ    Microsoft Outlook\r\n', 'Microsoft Outlook'],
    ['not set', '\r\nHKEY_CURRENT_USER\\Software\\Clients\\Mail\r\n    (Padrão)    REG_SZ    (valor não definido)\r\n', null],
    ['Windows XP', '\r\n! REG.EXE VERSION 3.0\r\n\r\nHKEY_CURRENT_USER\\Software\\Clients\\Mail\r\n    <NO NAME>\tREG_SZ\tOutlook Express\r\n', 'Outlook Express'],
  ])('%s', (_, printed, expected) => {
    expect(parseRegistryOutput(printed).get('HKEY_CURRENT_USER\\SOFTWARE\\CLIENTS\\MAIL')?.unnamed).toBe(expected)
  })
  test('values of every kind, and what is none', () => {
    const key = parseRegistryOutput('noise\r\n    stray    REG_SZ    x\r\nHKEY_LOCAL_MACHINE\\A\r\n    Um Nome    REG_EXPAND_SZ    %X%\\a  b.dll\r\n    N    REG_DWORD    0x1\r\n    Vazio    REG_SZ    \r\n').get('HKEY_LOCAL_MACHINE\\A')
    expect([...(key?.values ?? [])]).toEqual([['UM NOME', '%X%\\a  b.dll'], ['N', '0x1'], ['VAZIO', '']])
  })
})

describe('Simple MAPI of a Windows', () => {
  const none = new Map()
  const read = (key: string) => parseRegistryOutput(outlookKeys[key] ?? '')
  const facts = (more: Partial<MapiFacts> = {}): MapiFacts => ({
    user: none, machine: read('HKLM\\SOFTWARE\\Clients\\Mail'), outlook: read('HKLM\\SOFTWARE\\Microsoft\\Office\\16.0\\Outlook'),
    clickToRun: read('HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration'), preferences: none, mailto: none,
    ourBits: 64, bitsOf: () => null, elevated: false, outlookOpen: false, unreadable: null, ...more,
  }) // prettier-ignore
  const bits64 = (): 64 => 64
  const bits32 = (): 32 => 32
  const dword = (path: string, name: string, type: string, data: string) => parseRegistryOutput(`HKEY_CURRENT_USER\\${path}\r\n    ${name}    ${type}    ${data}\r\n`)
  const thunderbird = parseRegistryOutput(
    'HKEY_CURRENT_USER\\Software\\Clients\\Mail\r\n    (Default)    REG_SZ    Mozilla Thunderbird\r\n\r\nHKEY_CURRENT_USER\\Software\\Clients\\Mail\\Mozilla Thunderbird\r\n    (Default)    REG_SZ    Mozilla Thunderbird\r\n    DLLPath    REG_SZ    C:\\T\\mozMapi32.dll\r\n',
  )
  const unregistered = parseRegistryOutput('HKEY_CURRENT_USER\\Software\\Clients\\Mail\r\n    (Default)    REG_SZ    Gone\r\n')
  const withoutLibrary = parseRegistryOutput('HKEY_CURRENT_USER\\Software\\Clients\\Mail\r\n    (Default)    REG_SZ    X\r\nHKEY_CURRENT_USER\\Software\\Clients\\Mail\\X\r\n    (Default)    REG_SZ    X\r\n')
  test.each([
    ['classic Outlook', {}, 'yes', null, ['default-client']],
    ['the person’s own choice before the machine’s', { user: thunderbird, bitsOf: bits64 }, 'yes', null, ['default-client']],
    ['other bits', { user: thunderbird, bitsOf: bits32 }, 'unsure', null, ['default-client', 'bits-differ']],
    ['no default', { machine: none }, 'no', 'mail-client-none', ['no-default-client']],
    ['a default that is gone', { user: unregistered }, 'no', 'mail-client-no-mapi', ['default-not-registered', 'clients-registered']],
    ['one without MAPI', { user: withoutLibrary, machine: none }, 'no', 'mail-client-no-mapi', ['no-mapi-library']],
    ['the new Outlook, by its switch', { preferences: dword('X', 'UseNewOutlook', 'REG_DWORD', '0x1') }, 'unsure', null, ['default-client', 'new-outlook']],
    ['the new Outlook, by mailto', { mailto: dword('X', 'ProgId', 'REG_SZ', 'AppXbx2ce4vcxjdhff3d1ms66qqzk12zn827') }, 'unsure', null, ['default-client', 'new-outlook']],
    ['as administrator', { elevated: true }, 'unsure', null, ['default-client', 'elevated']],
    ['as administrator, Outlook open', { elevated: true, outlookOpen: true }, 'unsure', null, ['default-client', 'elevated-client-open']],
    ['an unreadable registry', { unreadable: 'timeout' }, 'unsure', null, ['registry-unreadable']],
  ] as const)('%s', (_, more, ready, problem, findings) => {
    const found = judgeMapi(facts(more))
    expect([found.ready, found.problem, found.findings.map(({ code }) => code)]).toEqual([ready, problem, findings])
    expect(found.way).toBe(ready === 'no' ? null : 'simple-mapi')
  })
  test('says name, version and bits', () => expect(judgeMapi(facts()).client).toEqual({ name: 'Microsoft Outlook', version: '16.0.17328.20162', bits: 64 }))
  test.each([['S-1-16-8192', false], ['S-1-16-12288', true], ['S-1-16-16384', true], ['nothing', null]])('whoami: %s', (printed, elevated) => expect(elevatedOf(`x ${printed} y`)).toBe(elevated))
})

describe('the Notes client of a Windows', () => {
  const none = new Map()
  const installed = parseRegistryOutput('HKEY_LOCAL_MACHINE\\SOFTWARE\\Lotus\\Notes\r\n    Path    REG_SZ    C:\\Notes\\\r\n    Version    REG_SZ    V9.0.1\r\n')
  const automation = parseRegistryOutput('HKEY_CLASSES_ROOT\\Notes.NotesSession\r\n    (Default)    REG_SZ    x\r\n')
  const ini = parseNotesIni('[Notes]\r\nMailServer=CN=srv/O=X\r\nMailFile=mail\\jose.nsf\r\nFaultRecovery_Build=Release 12.0.2 HF1\r\nmailfile=second\r\n')
  const facts = (more: Partial<NotesFacts> = {}): NotesFacts => ({ machine: installed, user: none, automation, ccMail: none, ini, clientBits: 32, vim32: null, elevated: false, unreadable: null, ...more })
  test('notes.ini', () => expect(ini).toEqual({ mailServer: 'CN=srv/O=X', mailFile: 'mail\\jose.nsf', program: '', version: '12.0.2' }))
  test.each([
    ['ready', {}, 'yes', 'notes-ole', ['notes-automation', 'notes-mail-file']],
    ['not set up', { ini: null }, 'unsure', 'notes-ole', ['notes-automation', 'notes-ini-missing']],
    ['no mail file', { ini: parseNotesIni('[Notes]') }, 'unsure', 'notes-ole', ['notes-automation', 'notes-no-mail-file']],
    ['as administrator', { elevated: true }, 'unsure', 'notes-ole', ['notes-automation', 'notes-mail-file', 'elevated']],
    ['not there', { machine: none, automation: none, ini: null }, 'no', null, ['notes-not-installed']],
    ['no automation', { automation: none }, 'no', null, ['notes-no-automation', 'notes-mail-file']],
    ['only VIM32.DLL', { automation: none, vim32: { path: 'x', bits: 32 } }, 'unsure', 'vim32', ['vim32-only', 'notes-mail-file']],
    ['only a VIM32.DLL that is none', { automation: none, vim32: { path: 'x', bits: 64 } }, 'no', null, ['vim32-64']],
    ['unreadable', { unreadable: 'ENOENT' }, 'unsure', 'notes-ole', ['registry-unreadable']],
  ] as const)('%s', (_, more, ready, way, findings) => {
    const found = judgeNotes(facts(more))
    expect([found.ready, found.way, found.findings.map(({ code }) => code)]).toEqual([ready, way, findings])
  })
  test('version and bits', () => {
    expect(judgeNotes(facts()).client).toEqual({ name: 'Notes', version: '12.0.2', bits: 32 })
    expect(judgeNotes(facts({ ini: null })).client?.version).toBe('9.0.1')
  })
})

test.each([[0x14c, 32], [0x8664, 64], [0xaa64, 64], [0x1, null]] as const)('a program for machine %i has %s bits', (machine, bits) => expect(machineBits(peHead(machine))).toBe(bits))
test.each([new Uint8Array(), new Uint8Array(100), peHead(0x14c).subarray(0, 0x82)])('what is no program has none', (head) => expect(machineBits(head)).toBeNull())

test.each([
  ['plain', { to: ['a@b.example'] }, 'mailto:a@b.example'],
  ['several, and copies', { to: ['a@b.example', 'c@d.example'], cc: ['e@f.example'], bcc: ['g@h.example'] }, 'mailto:a@b.example,c@d.example?cc=e@f.example&bcc=g@h.example'],
  ['reserved characters of an address (RFC 6068 §6.1)', { to: ['gorby%kremvax@example.com', 'a&b?c=d+e@x.example'] }, 'mailto:gorby%25kremvax@example.com,a%26b%3Fc%3Dd%2Be@x.example'],
  ['line ends, accents, what an address would end with', { to: ['a@b.example'], subject: 'Olá & até?', text: "um\ndois\r\ntrês 'x' 100% #1 +" }, "mailto:a@b.example?subject=Ol%C3%A1%20%26%20at%C3%A9%3F&body=um%0D%0Adois%0D%0Atr%C3%AAs%20%27x%27%20100%25%20%231%20%2B"],
])('a mailto address: %s', (_, more, expected) => {
  const address = mailtoOf({ cc: [], bcc: [], subject: '', text: '', ...more })
  expect(address).toBe(expected)
  expect(new URL(address).protocol).toBe('mailto:')
})

test('desktop entries', () => {
  expect([desktopEntryId('org.mozilla.Thunderbird.desktop\n'), desktopEntryId(''), desktopEntryId('../../etc/passwd')]).toEqual(['org.mozilla.Thunderbird.desktop', null, null])
  expect(desktopEntryName('[Other]\nName=x\n[Desktop Entry]\nName[pt_BR]=Correio\nName=Thunderbird\n')).toBe('Thunderbird')
  expect(desktopEntryName('')).toBeNull()
})

test.each([
  ['session', -2147221164, 'notes-not-registered'], ['session', 0x80080005, 'notes-not-started'], ['session', null, 'notes-not-started'], ['session', 1, 'notes-other'],
  ['mail-file', 1, 'notes-mail-file'], ['send', null, 'notes-send'], ['anything', 1, 'notes-other'],
] as const)('Notes stopped at %s (%s): %s', (step, hresult, status) => expect(notesStatus(step, hresult)).toBe(status)) // prettier-ignore

test('a status that nobody knows is told as such, whatever a client answers', () => {
  expect([statusKey('mapi', 7), statusKey('mapi', 'elevated'), statusKey('vim', 29), statusKey('desktop', 127)]).toEqual(['mapi-other', 'mapi-other', 'vim-other', 'desktop-other'])
})

describe('what is known becomes SMTP', () => {
  const users = [
    { login: 'A', email: 'a@gmail.com', smtp: { server: 'smtp.empresa.example', port: 587, authentication: { user: 'a', password: 'segredo', ssl: true } } },
    { login: 'B', email: 'b@empresa.example', smtp: { server: 'SMTP.empresa.example', port: 587 } },
    { login: 'C', email: 'c@empresa.example' },
  ]
  test('the address by the commonest domain, the system’s own login before it', () => {
    expect(likelyAddress(systemOf({ protocol: 'mapi', users }))).toBe('b@empresa.example')
    expect(likelyAddress(systemOf({ protocol: 'mapi', users, smtp: { authentication: { user: 's@x.example', password: 'x' } } }))).toBe('s@x.example')
    expect(likelyAddress(systemOf({ protocol: 'mapi' }))).toBe('')
  })
  test('what stood there, then the provider, then what users have; no password of anybody', () => {
    const found = smtpProposals(systemOf({ protocol: 'mapi', users, smtp: { server: 'antigo.example' } }), 'sistema@gmail.com')
    expect(found.map(({ from, server }) => [from, server])).toEqual([['kept', 'antigo.example'], ['provider', 'smtp.gmail.com'], ['users', 'smtp.empresa.example']])
    expect(found.at(-1)).toMatchObject({ users: 2, port: 587 })
    expect(found.at(-1)?.changes).toContainEqual({ path: 'smtp.authentication.ssl', value: true })
    for (const { changes } of found) expect(changes[0]).toEqual({ path: 'protocol', value: 'smtp' })
    expect(JSON.stringify(found)).not.toContain('segredo')
  })
  test('nothing known, nothing offered', () => expect(smtpProposals(systemOf({ protocol: 'vim' }), 'x@desconhecido.example')).toEqual([]))
})
