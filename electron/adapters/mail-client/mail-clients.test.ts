/** Notes by a stand-in for PowerShell, Windows by scripts that print what was recorded, the desktop by scripts on the search path. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeStation, notesKeys, outlookKeys, peHead, type StationOptions } from '../../../test-support/windows-station.ts'
import type { MessageToHandOver } from '../../core/mail-client/mail-client-port.ts'
import { createSystemClock } from '../system-clock.ts'
import { toCodePage } from './ansi.ts'
import { createMailClients } from './mail-clients.ts'
import { powerShells } from './notes-client.ts'
import { encodedCommand, notesOleScript, vim32Script } from './notes-script.ts'
import { fileName } from './private-files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mail-clients-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const message: MessageToHandOver = {
  subject: 'Olá “€” 漢',
  text: 'um\ndois; $(calc) `n "x" \'y\'',
  recipients: [{ kind: 'to', name: 'José', address: 'jose@exemplo.com.br' }, { kind: 'bcc', name: 'B', address: 'b@exemplo.com.br' }],
  attachments: [{ name: 'a.txt', content: new TextEncoder().encode('conteúdo') }],
  dialog: false,
}
const never = () => new AbortController().signal

describe.skipIf(process.platform === 'win32')('Windows', () => {
  function station(options: Partial<StationOptions> = {}, platform: NodeJS.Platform = 'win32') {
    makeStation(folder, { keys: { ...outlookKeys, ...notesKeys(join(folder, 'notes')) }, ...options })
    const program = (name: string) => join(folder, name)
    return createMailClients({
      platform, clock: createSystemClock(), environment: process.env, helper: { command: program('none'), args: [] },
      windows: { programs: { reg: program('reg'), whoami: program('whoami'), tasklist: program('tasklist') }, shells: { own: program('powershell'), bits32: program('powershell32') }, mapiLibrary: '' },
    }) // prettier-ignore
  }
  function installNotes(machine: number): void {
    mkdirSync(join(folder, 'notes'))
    writeFileSync(join(folder, 'notes', 'notes.exe'), peHead(machine))
    writeFileSync(join(folder, 'notes', 'notes.ini'), '[Notes]\r\nMailFile=mail\\jose.nsf\r\nMailServer=srv\r\n')
  }
  const asked = () => JSON.parse(readFileSync(join(folder, 'asked.json'), 'utf8')) as { program: string; args: string[]; text: string }
  async function hand(options: Partial<StationOptions> = {}, more: { vim32?: boolean; signal?: AbortSignal; onAsked?: () => void } = {}) {
    let calls = 0
    const answer = await station(options).handOver('vim', message, { signal: more.signal ?? never(), vim32: more.vim32 ?? false, onAsked: () => (calls++, more.onAsked?.()) })
    return { answer, calls }
  }

  test('what there is', async () => {
    installNotes(0x14c)
    const { mapi, vim } = await station({ level: 12288, outlookOpen: true }).look()
    expect([mapi.client, mapi.findings.map(({ code }) => code)]).toEqual([{ name: 'Microsoft Outlook', version: '16.0.17328.20162', bits: 64 }, ['default-client', 'elevated-client-open']])
    expect([vim.client, vim.way, vim.findings.map(({ code }) => code)]).toEqual([{ name: 'Notes', version: '12.0.2', bits: 32 }, 'notes-ole', ['notes-automation', 'notes-mail-file', 'elevated']])
  })

  test('programs that are not there are said, not thrown', async () => {
    const clients = createMailClients({ platform: 'win32', clock: createSystemClock(), environment: { SystemRoot: join(folder, 'Windows') }, helper: { command: 'x', args: [] } })
    const { mapi } = await clients.look()
    expect(mapi).toMatchObject({ ready: 'unsure', findings: [{ code: 'registry-unreadable', params: { reason: 'ENOENT' } }] })
  })

  test.each([[0x14c, 'powershell32'], [0x8664, 'powershell']])('Notes for machine %i is asked by %s, with a fixed script and the message as data', async (machine, program) => {
    installNotes(machine)
    const { answer, calls } = await hand()
    expect([answer, calls]).toEqual([{ ok: true, way: 'notes-ole', detail: 'Send' }, 1])
    const seen = asked()
    expect([seen.program, seen.args]).toEqual([program, ['-NoLogo', '-NoProfile', '-NonInteractive', '-STA', '-EncodedCommand', encodedCommand(notesOleScript)]])
    expect(seen.text).toMatch(/^[\x20-\x7e]+\n$/)
    const request = JSON.parse(seen.text) as { files: string[] }
    expect(request).toEqual({
      to: ['jose@exemplo.com.br'], cc: [], bcc: ['b@exemplo.com.br'], subject: message.subject, text: message.text.replace('\n', '\r\n'), dialog: false, library: null,
      files: [expect.stringMatching(/server-manager-anexos-.*a\.txt$/)],
    }) // prettier-ignore
    expect(request.files.map((file) => existsSync(file))).toEqual([false])
  })

  test('nothing of a message can become part of a command: it is no part of the arguments', () => {
    for (const script of [notesOleScript, vim32Script]) {
      expect(script).not.toMatch(/Invoke-Expression|\biex\b/)
      // An encoded command has to fit a command line of Windows (32,767 characters).
      expect(encodedCommand(script).length).toBeLessThan(32_000)
    }
  })

  test.each([
    ['no automation', "say({ event: 'answer', code: null, problem: 'session', hresult: -2147221164, detail: 'x' })", 'mail-client-refused', 'notes-not-registered', false],
    ['another integrity level', "say({ event: 'answer', code: null, problem: 'session', hresult: -2146959355, detail: 'x' })", 'mail-client-refused', 'notes-not-started', false],
    ['a failed send', "say({ event: 'calling', what: 'Send' }); say({ event: 'answer', code: null, problem: 'send', hresult: 4000, detail: 'x' })", 'mail-client-refused', 'notes-send', false],
    ['a crash', "say({ event: 'calling', what: 'Send' }); process.kill(process.pid, 'SIGSEGV')", 'mail-client-crashed', null, true],
    ['an end without a word', 'process.exit(5)', 'mail-client-crashed', null, false],
    ['nonsense', "say('#< CLIXML')", 'mail-client-nonsense', null, false],
    ['too much', "for (let i = 0; i < 3000; i++) process.stdout.write('                                        \\n')", 'mail-client-nonsense', null, false],
  ] as const)('%s', async (_, powershell, code, status, mayHaveTaken) => {
    installNotes(0x14c)
    expect((await hand({ powershell })).answer).toMatchObject({ ok: false, way: 'notes-ole', code, status, mayHaveTaken })
  })

  test('a helper that hangs is ended', async () => {
    installNotes(0x14c)
    const given = new AbortController()
    const { answer } = await hand({ powershell: "say({ event: 'calling', what: 'Send' }); setInterval(() => {}, 1000)" }, { signal: given.signal, onAsked: () => given.abort() })
    expect(answer).toMatchObject({ ok: false, mayHaveTaken: true })
  })

  describe('VIM32.DLL alone', () => {
    const keys = { 'HKLM\\SOFTWARE\\Lotus\\Notes': '' }
    const install = () => {
      installNotes(0x14c)
      writeFileSync(join(folder, 'notes', 'vim32.dll'), peHead(0x14c))
      keys['HKLM\\SOFTWARE\\Lotus\\Notes'] = notesKeys(join(folder, 'notes'))['HKLM\\SOFTWARE\\Lotus\\Notes'] ?? ''
    }
    test('is off until it is allowed', async () => {
      install()
      expect((await hand({ keys })).answer).toMatchObject({ ok: false, code: 'vim32-off' })
      expect(existsSync(join(folder, 'asked.json'))).toBe(false)
    })
    test('is asked by the 32-bit PowerShell', async () => {
      install()
      expect((await hand({ keys }, { vim32: true })).answer).toMatchObject({ ok: true, way: 'vim32' })
      expect([asked().program, asked().args.at(-1), (JSON.parse(asked().text) as { library: string }).library]).toEqual(['powershell32', encodedCommand(vim32Script), join(folder, 'notes', 'vim32.dll')])
    })
    test.each([[257, 'mail-client-refused', 'vim-257'], [261, 'mail-client-closed', 'vim-261'], [99, 'mail-client-refused', 'vim-other']] as const)('answers %i', async (status, code, key) => {
      install()
      expect((await hand({ keys, powershell: `say({ event: 'answer', code: ${status} })` }, { vim32: true })).answer).toMatchObject({ ok: false, code, status: key })
    })
  })

  test('PowerShell by its whole path', () => {
    expect(powerShells({ SystemRoot: 'D:/Windows' }).bits32).toMatch(/^D:.Windows.SysWOW64.WindowsPowerShell.v1\.0.powershell\.exe$/)
  })
})

describe.skipIf(process.platform === 'win32')('a desktop', () => {
  const program = (name: string, work: string) => {
    writeFileSync(join(folder, name), `#!${process.execPath}\n${work}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  const clients = (platform: NodeJS.Platform = 'linux', environment: Record<string, string> = { DISPLAY: ':0' }) =>
    createMailClients({ platform, clock: createSystemClock(), environment: { PATH: folder, XDG_DATA_HOME: folder, XDG_DATA_DIRS: folder, ...environment }, helper: { command: 'x', args: [] } })
  const plain: MessageToHandOver = { ...message, attachments: [] }
  const open = (signal = never(), more = plain) => clients().handOver('mapi', more, { signal, vim32: false, onAsked: () => {} })
  const noted = () => readFileSync(join(folder, 'noted'), 'utf8')
  const note = () => `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'noted'))}, JSON.stringify(process.argv.slice(2)))`

  test('is called what it is: no MAPI, but the client that opens mailto', async () => {
    program('xdg-open', '')
    program('xdg-mime', "console.log('tb.desktop')")
    mkdirSync(join(folder, 'applications'))
    writeFileSync(join(folder, 'applications', 'tb.desktop'), '[Desktop Entry]\nName=Thunderbird\n')
    const { mapi, vim } = await clients().look()
    expect([mapi.way, mapi.client?.name, mapi.findings.map(({ code }) => code)]).toEqual(['desktop', 'Thunderbird', ['no-mapi-here', 'mailto-client', 'opener']])
    expect([vim.ready, vim.problem]).toEqual(['no', 'notes-only-windows'])
  })

  test('is not there without a display, an opener, a client', async () => {
    expect((await clients().look()).mapi.findings.map(({ code }) => code)).toEqual(['no-opener'])
    program('xdg-open', '')
    expect((await clients('linux', {}).look()).mapi).toMatchObject({ problem: 'desktop-missing', findings: [{ code: 'no-desktop' }] })
    program('xdg-mime', '')
    expect((await clients().look()).mapi.problem).toBe('desktop-no-client')
  })

  test('gets the whole message as one argument', async () => {
    program('xdg-email', note())
    expect(await open()).toEqual({ ok: true, way: 'desktop', detail: join(folder, 'xdg-email') })
    const [address, ...more] = JSON.parse(noted()) as string[]
    expect(more).toEqual([])
    expect([address?.split('?')[0], new URLSearchParams(address?.split('?')[1]).get('body')]).toEqual(['mailto:jose@exemplo.com.br', message.text.replace('\n', '\r\n')])
  })

  test('of macOS: open', async () => {
    program('open', note())
    const mac = clients('darwin', {})
    expect((await mac.look()).mapi.way).toBe('desktop')
    expect(await mac.handOver('mapi', plain, { signal: never(), vim32: false, onAsked: () => {} })).toMatchObject({ ok: true })
    expect(noted()).toContain('mailto:jose@exemplo.com.br')
  })

  test.each([[1, 'desktop-1'], [3, 'desktop-3'], [4, 'desktop-4'], [9, 'desktop-other']])('that answers %i', async (code, status) => {
    program('xdg-open', `process.exit(${code})`)
    expect(await open()).toMatchObject({ ok: false, code: 'mail-client-refused', status })
  })

  test('that hangs is left', async () => {
    program('xdg-open', 'setInterval(() => {}, 1000)')
    const given = new AbortController()
    const left = clients().handOver('mapi', plain, { signal: given.signal, vim32: false, onAsked: () => setTimeout(() => given.abort(), 5) })
    expect(await left).toMatchObject({ ok: false, mayHaveTaken: true })
  })

  test('takes neither attachments nor what is too long', async () => {
    program('xdg-open', note())
    expect(await open(never(), message)).toMatchObject({ ok: false, code: 'mail-client-attachments' })
    expect(await open(never(), { ...plain, text: 'ã'.repeat(25_000) })).toMatchObject({ ok: false, code: 'mail-client-too-long' })
    expect(existsSync(join(folder, 'noted'))).toBe(false)
  })
})

test.each([
  ['relatório 1.pdf', 'relatório 1.pdf'], ['../../etc/passwd', '_.._etc_passwd'], ['C:\\x\\y.txt', 'C__x_y.txt'], ['con.txt', '_con.txt'], ['', '_'], ['a\u0000b', 'a_b'],
  [`${'x'.repeat(200)}.docx`, `${'x'.repeat(115)}.docx`],
])('the name of a file: %s', (name, expected) => expect(fileName(name)).toBe(expected)) // prettier-ignore

test('code pages', () => {
  expect(toCodePage('e\u0301€', 1252)).toEqual({ ok: true, bytes: Uint8Array.from([0xe9, 0x80]) })
  expect(toCodePage('Ж', 1252)).toEqual({ ok: false, lacks: ['Ж'] })
  expect(toCodePage('Ж', 1251)).toMatchObject({ ok: true, bytes: Uint8Array.from([0xc6]) })
  expect(toCodePage('é', 65001)).toMatchObject({ ok: true, bytes: Uint8Array.from([0xc3, 0xa9]) })
  expect(toCodePage('é', 932)).toEqual({ ok: false, lacks: ['é'] })
})
