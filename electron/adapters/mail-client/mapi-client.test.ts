/** Simple MAPI in a process of its own, against a library of ours that has its structures and writes down every byte. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mapiStatuses } from '../../../shared/domain/mail-client/statuses.ts'
import { compileMapiLibrary, findCompiler, readNotes, utf16 } from '../../../test-support/mapi-library.ts'
import type { MessageToHandOver } from '../../core/mail-client/mail-client-port.ts'
import { createMapiClient, mapiAnswer } from './mapi-client.ts'

const compiler = findCompiler()
const message: MessageToHandOver = {
  subject: 'Olá — prova €',
  text: 'Uma linha\noutra, com acentuação: ção\r\nfim',
  recipients: [
    { kind: 'to', name: 'José', address: 'jose@exemplo.com.br' },
    { kind: 'cc', name: 'maria@exemplo.com.br', address: 'maria@exemplo.com.br' },
    { kind: 'bcc', name: 'Z', address: 'z@exemplo.com.br' },
  ],
  attachments: [
    { name: 'relatorio.pdf', content: new Uint8Array([0, 1, 255]) },
    { name: '../../fora.txt', content: new TextEncoder().encode('x') },
  ],
  dialog: true,
}
const plain: MessageToHandOver = { ...message, attachments: [], recipients: message.recipients.slice(0, 1), dialog: false }

describe('Simple MAPI', () => {
  let folder = ''
  let temporary = ''
  let notes = ''
  const libraries: Record<'both' | 'ansi' | 'neither', string> = { both: '', ansi: '', neither: '' }
  beforeEach((context) => {
    context.skip(compiler === null, 'needs a C compiler')
    rmSync(notes, { force: true })
  })
  beforeAll(() => {
    if (compiler === null) return
    folder = mkdtempSync(join(tmpdir(), 'mapi-test-'))
    temporary = mkdtempSync(join(folder, 'tmp-'))
    notes = join(folder, 'notes')
    for (const name of ['both', 'ansi', 'neither'] as const) libraries[name] = compileMapiLibrary(compiler, folder, name)
  })
  afterAll(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true })
  })

  const helperModule = new URL('./mapi-helper.ts', import.meta.url).href
  const helper = { command: process.execPath, args: ['--input-type=module', '-e', `import { runMapiHelper } from '${helperModule}'; await runMapiHelper()`] }
  const noted = () => readNotes(readFileSync(notes, 'latin1'))
  async function handOver(mode: string, more: { library?: string; message?: MessageToHandOver; ansi?: string; elevated?: boolean; signal?: AbortSignal; onAsked?: () => void; codePage?: number } = {}) {
    let asked = 0
    const client = createMapiClient({
      helper,
      environment: { ...process.env, MAPI_TEST_MODE: mode, MAPI_TEST_NOTES: notes, ...(more.ansi !== undefined && { MAPI_TEST_ANSI: more.ansi }) },
      library: more.library ?? libraries.both,
      codePage: more.codePage ?? 1252,
      elevated: () => Promise.resolve(more.elevated ?? false),
      folder: temporary,
    })
    const onAsked = () => {
      asked += 1
      more.onAsked?.()
    }
    const answer = await client(more.message ?? plain, { signal: more.signal ?? new AbortController().signal, onAsked })
    return { answer, asked }
  }

  test('every byte of a whole message, in Unicode; its files are there for the client and gone afterwards', async () => {
    const { answer, asked } = await handOver('0', { message })
    expect([answer, asked]).toEqual([{ ok: true, way: 'simple-mapi', detail: 'MAPISendMailW' }, 1])
    const seen = noted()
    const read = seen.map(([name, value]) => [name, /^(?:subject|text|recipient\.(?:name|address)|file\.(?:path|name))$/.test(name) ? utf16(value) : value])
    const recipient = (kind: number, name: string, address: string) => [
      ['recipient.reserved', '0'], ['recipient.class', String(kind)], ['recipient.name', name], ['recipient.address', `SMTP:${address}`],
      ['recipient.idSize', '0'], ['recipient.id', 'null'],
    ] // prettier-ignore
    const file = (name: string, content: string) => [
      ['file.reserved', '0'], ['file.flags', '0'], ['file.position', '4294967295'], ['file.path', expect.stringMatching(`^${temporary}/server-manager-anexos-[^/]+/\\d/${name}$`)],
      ['file.name', name], ['file.type', 'null'], ['file.content', content],
    ] // prettier-ignore
    expect(read).toEqual([
      ['function', 'MAPISendMailW'], ['session', '0'], ['window', '0'], ['flags', '9'], ['reserved', '0'],
      ['message.reserved', '0'], ['subject', 'Olá — prova €'], ['text', 'Uma linha\r\noutra, com acentuação: ção\r\nfim'],
      ['type', 'null'], ['date', 'null'], ['conversation', 'null'], ['message.flags', '0'], ['originator', 'null'],
      ['recipients', '3'],
      ...recipient(1, 'José', 'jose@exemplo.com.br'), ...recipient(2, 'maria@exemplo.com.br', 'maria@exemplo.com.br'), ...recipient(3, 'Z', 'z@exemplo.com.br'),
      ['files', '2'], ...file('relatorio.pdf', '0001ff'), ...file('_.._fora.txt', '78'),
    ]) // prettier-ignore
    expect(readdirSync(temporary)).toEqual([])
  })

  test('without a dialog the client is not asked for one', async () => {
    await handOver('0')
    expect(noted()).toContainEqual(['flags', '1'])
    expect(noted()).toContainEqual(['lpFiles', 'null'])
  })

  test('every number that the library returns comes back as it is', () => {
    const request = { library: libraries.both, codePage: 1252, subject: '', text: '', recipients: [], files: [], dialog: false }
    const work = `import { callMapi } from '${helperModule}'
      for (const code of ${JSON.stringify(mapiStatuses)}) { process.env.MAPI_TEST_MODE = String(code); callMapi(${JSON.stringify(request)}, (line) => console.log(JSON.stringify(line))) }`
    const lines = execFileSync(process.execPath, ['--input-type=module', '-e', work], { encoding: 'utf8', env: { PATH: process.env['PATH'] } }).trim().split('\n')
    const answers = lines.map((line) => JSON.parse(line) as { event: string; code?: number }).filter(({ event }) => event === 'answer')
    expect(answers.map(({ code }) => code)).toEqual([...mapiStatuses])
  })

  test.each(mapiStatuses)('status %i is told by its own words', (code) => {
    const answer = mapiAnswer({ event: 'answer', code, problem: null, detail: 'MAPISendMailW', hresult: null }, false)
    expect(answer).toMatchObject({ ok: false, code: code === 1 ? 'mail-client-closed' : 'mail-client-refused', status: `mapi-${code}`, mayHaveTaken: false })
  })

  test('a number that nobody knows, and one from a program that runs as administrator', async () => {
    expect((await handOver('4711')).answer).toMatchObject({ status: 'mapi-other', detail: 'MAPISendMailW = 4711' })
    expect((await handOver('2', { elevated: true })).answer).toMatchObject({ status: 'mapi-elevated' })
    expect((await handOver('18', { elevated: true })).answer).toMatchObject({ status: 'mapi-18' })
  })

  test.each([['no such function', { mode: '0', library: 'ansi' as const }], ['refused by the client', { mode: '27', library: 'both' as const, ansi: '0' }]])('ANSI where Unicode is not there: %s', async (_, { mode, library, ...more }) => {
    const { answer, asked } = await handOver(mode, { ...more, library: libraries[library] })
    expect([answer, asked]).toEqual([{ ok: true, way: 'simple-mapi', detail: 'MAPISendMail, 1252' }, 1])
    const seen = noted().slice(noted().findLastIndex(([name]) => name === 'function'))
    const latin = (name: string) => Buffer.from(seen.find(([key]) => key === name)?.[1] ?? '', 'hex').toString('latin1')
    // € and — of Windows-1252, not UTF-8 and not a question mark.
    expect(latin('subject')).toBe('Ol\u00e1 \u0097 prova \u0080')
    expect(latin('recipient.name')).toBe('Jos\u00e9')
    expect(latin('recipient.address')).toBe('SMTP:jose@exemplo.com.br')
  })

  test('characters that the code page lacks are named, and nothing is called', async () => {
    const { answer, asked } = await handOver('0', { library: libraries.ansi, message: { ...plain, subject: 'ação 漢字', text: '→ ok 漢' } })
    expect([answer, asked, existsSync(notes)]).toEqual([
      { ok: false, way: 'simple-mapi', code: 'mail-client-characters', status: null, detail: '漢 字 →', mayHaveTaken: false }, 0, false,
    ]) // prettier-ignore
  })

  test('no library, and one without the functions', async () => {
    expect((await handOver('0', { library: join(folder, 'none.so') })).answer).toMatchObject({ ok: false, code: 'mail-client-unloadable', mayHaveTaken: false })
    expect(await handOver('0', { library: libraries.neither })).toMatchObject({ answer: { ok: false, code: 'mail-client-unloadable' }, asked: 0 })
  })

  test('a crash in the client takes down only the helper, and its files are gone', async () => {
    const { answer } = await handOver('crash', { message })
    expect(answer).toMatchObject({ ok: false, code: 'mail-client-crashed', detail: expect.stringMatching(/^SIG(?:SEGV|BUS)/) as string, mayHaveTaken: true })
    expect(readdirSync(temporary)).toEqual([])
  })

  test('a client that hangs is left as soon as nobody waits any more', async () => {
    const given = new AbortController()
    const { answer } = await handOver('hang', { message, signal: given.signal, onAsked: () => setTimeout(() => given.abort(), 20) })
    expect(answer).toMatchObject({ ok: false, mayHaveTaken: true })
    expect(readdirSync(temporary)).toEqual([])
  })

  test.each(['garbage', 'flood'])('a client that writes into our answer: %s', async (mode) => {
    expect((await handOver(mode)).answer).toMatchObject({ ok: false, code: 'mail-client-nonsense', mayHaveTaken: true })
  })

  test('who has given up before starts nothing', async () => {
    const given = new AbortController()
    given.abort()
    expect(await handOver('0', { signal: given.signal })).toMatchObject({ answer: { ok: false, mayHaveTaken: false }, asked: 0 })
    expect(existsSync(notes)).toBe(false)
  })

  test('a helper that cannot be started is said', async () => {
    const client = createMapiClient({ helper: { command: join(folder, 'none'), args: [] }, environment: {}, library: '', codePage: 1252, elevated: () => Promise.resolve(null) })
    expect(await client(plain, { signal: new AbortController().signal, onAsked: () => {} })).toMatchObject({ ok: false, code: 'mail-client-unloadable', detail: 'ENOENT', mayHaveTaken: false })
  })
})
