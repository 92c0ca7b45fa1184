/**
 * The process in which Simple MAPI is called, since it blocks, shows windows, may hang and may crash. A request as JSON on standard
 * input, lines of JSON on standard output (run-helper.ts). Structures: mapi.h (sdk-api docs), ULONG as uint32 everywhere, pointers and
 * padding as the compiler of each machine has them.
 */
import { Buffer } from 'node:buffer'
import { writeSync } from 'node:fs'
import { loadKoffi, type Koffi } from '../load-koffi.ts'
import { mapiUnicodeNotSupported } from '../../../shared/domain/mail-client/statuses.ts'
import { toCodePage } from './ansi.ts'

/** From our own process, which started this one. */
export interface MapiRequest {
  /** mapi32.dll; another one only in tests */
  readonly library: string
  /** of Windows (GetACP) where it cannot be asked; for the ANSI function */
  readonly codePage: number
  readonly subject: string
  readonly text: string
  readonly recipients: readonly { readonly kind: 'to' | 'cc' | 'bcc'; readonly name: string; readonly address: string }[]
  readonly files: readonly { readonly path: string; readonly name: string }[]
  readonly dialog: boolean
}

/** ulRecipClass */
const classes = { to: 1, cc: 2, bcc: 3 } as const
/** MAPI_LOGON_UI: the client may ask which account; MAPI_DIALOG: it shows the message */
const flags = { logonUi: 0x1, dialog: 0x8 } as const
/** nPosition of a file that stands nowhere in the text */
const noPosition = 0xffffffff

type Say = (line: object) => void
const answer = (code: number | null, problem: string | null = null, detail = '') => ({ event: 'answer', code, problem, detail: detail.slice(0, 1000) })

/** The same three structures, whatever the strings are made of. */
function layouts(koffi: Koffi) {
  const recipient = koffi.struct({ ulReserved: 'uint32_t', ulRecipClass: 'uint32_t', lpszName: 'void *', lpszAddress: 'void *', ulEIDSize: 'uint32_t', lpEntryID: 'void *' })
  const file = koffi.struct({ ulReserved: 'uint32_t', flFlags: 'uint32_t', nPosition: 'uint32_t', lpszPathName: 'void *', lpszFileName: 'void *', lpFileType: 'void *' })
  const message = koffi.struct({
    ulReserved: 'uint32_t',
    lpszSubject: 'void *',
    lpszNoteText: 'void *',
    lpszMessageType: 'void *',
    lpszDateReceived: 'void *',
    lpszConversationID: 'void *',
    flFlags: 'uint32_t',
    lpOriginator: 'void *',
    nRecipCount: 'uint32_t',
    lpRecips: 'void *',
    nFileCount: 'uint32_t',
    lpFiles: 'void *',
  }) // prettier-ignore
  return { recipient, file, message }
}

/** @param encode a text with the zero that ends it */
function send(koffi: Koffi, call: (message: unknown) => number, kinds: ReturnType<typeof layouts>, request: MapiRequest, encode: (text: string) => Buffer): number {
  const { recipients, files } = request
  const list = (type: ReturnType<typeof layouts>['file'], items: readonly object[]) => (items.length === 0 ? null : koffi.as(items, koffi.pointer(type)))
  return call({
    ulReserved: 0,
    lpszSubject: encode(request.subject),
    lpszNoteText: encode(request.text.replace(/\r\n|\r|\n/g, '\r\n')),
    lpszMessageType: null,
    lpszDateReceived: null,
    lpszConversationID: null,
    flFlags: 0,
    lpOriginator: null,
    nRecipCount: recipients.length,
    lpRecips: list(
      kinds.recipient,
      recipients.map(({ kind, name, address }) => ({ ulReserved: 0, ulRecipClass: classes[kind], lpszName: encode(name), lpszAddress: encode(`SMTP:${address}`), ulEIDSize: 0, lpEntryID: null })),
    ),
    nFileCount: files.length,
    lpFiles: list(
      kinds.file,
      files.map(({ path, name }) => ({ ulReserved: 0, flFlags: 0, nPosition: noPosition, lpszPathName: encode(path), lpszFileName: encode(name), lpFileType: null })),
    ),
  })
}

/** GetACP of kernel32; the one that was given where this is not Windows. */
function codePageOf(koffi: Koffi, given: number): number {
  if (process.platform !== 'win32') return given
  return koffi.load('kernel32.dll').func('__stdcall', 'GetACP', 'uint32_t', [])() as number
}

const wide = (text: string) => Buffer.from(`${text}\0`, 'utf16le')
const texts = ({ subject, text, recipients, files }: MapiRequest) => [subject, text, ...recipients.flatMap(({ name, address }) => [name, address]), ...files.flatMap(({ path, name }) => [path, name])]

function sendBy(koffi: Koffi, library: ReturnType<Koffi['load']>, request: MapiRequest, say: Say): object {
  const flFlags = flags.logonUi | (request.dialog ? flags.dialog : 0)
  const open = (name: string, kinds: ReturnType<typeof layouts>) => {
    const call = library.func('__stdcall', name, 'uint32_t', ['uintptr_t', 'uintptr_t', koffi.pointer(kinds.message), 'uint32_t', 'uint32_t'])
    return (message: unknown) => {
      say({ event: 'calling', what: name })
      return call(0, 0, message, flFlags, 0) as number
    }
  }
  let problem = ''
  try {
    const kinds = layouts(koffi)
    const code = send(koffi, open('MAPISendMailW', kinds), kinds, request, wide)
    // A client of before Unicode: nothing has been sent, and the older function is there for it.
    if (code !== mapiUnicodeNotSupported) return answer(code, null, 'MAPISendMailW')
  } catch (error) {
    // Windows before 8 has no such function (koffi says so before anything is called).
    problem = error instanceof Error ? error.message : String(error)
  }
  const codePage = codePageOf(koffi, request.codePage)
  const lacks = new Set(texts(request).flatMap((text) => {
    const read = toCodePage(text, codePage)
    return read.ok ? [] : read.lacks
  }))
  if (lacks.size > 0) return answer(null, 'characters', [...lacks].slice(0, 40).join(' '))
  const bytes = (text: string) => {
    const read = toCodePage(text, codePage)
    return Buffer.concat([read.ok ? read.bytes : new Uint8Array(), new Uint8Array(1)])
  }
  try {
    const kinds = layouts(koffi)
    return answer(send(koffi, open('MAPISendMail', kinds), kinds, request, bytes), null, `MAPISendMail, ${codePage}`)
  } catch (error) {
    return answer(null, 'function', `${problem} ${error instanceof Error ? error.message : String(error)}`.trim())
  }
}

async function readAll(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** Here and now, in this process. */
export function callMapi(request: MapiRequest, say: Say): void {
  try {
    const koffi = loadKoffi()
    say(sendBy(koffi, koffi.load(request.library), request, say))
  } catch (error) {
    say(answer(null, 'library', error instanceof Error ? error.message : String(error)))
  }
}

/** The whole of this process. Its answer is written before it ends, whatever the client leaves running in it. */
export async function runMapiHelper(): Promise<number> {
  const request = JSON.parse(await readAll()) as MapiRequest
  // At once and whole: a crash in the next line must not take it along.
  callMapi(request, (line) => void writeSync(1, `${JSON.stringify(line)}\n`))
  return 0
}
