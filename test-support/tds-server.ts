/**
 * As much of SQL Server's protocol ([MS-TDS] 7.4) as one table being read takes: the login or its refusal, and rows of text and
 * whole numbers. It checks nothing of what it is told; what it was asked is kept.
 */
import { createServer, type Socket } from 'node:net'
import { listen, type Listening } from './listening.ts'

export type Cell = string | number | null
export interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}
export interface TdsOptions {
  /** messages with which the login is refused; none: it is let in */
  readonly refuse?: readonly { readonly number: number; readonly message: string }[]
  /** what a statement is answered with; a number is the server's message of that number */
  readonly answer?: (sql: string) => Answer | number
}
export interface TdsServer extends Listening {
  /** the statements, in their order */
  readonly asked: readonly string[]
}

const le16 = (value: number) => Buffer.from([value & 0xff, value >> 8])
function le32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const short = (text: string) => Buffer.concat([Buffer.from([text.length]), utf16(text)])
const long = (text: string) => Buffer.concat([le16(text.length), utf16(text)])

/** One message in packets of the size that both sides begin with. */
function packets(body: Buffer): Buffer {
  const size = 4096 - 8
  const parts = Array.from({ length: Math.max(1, Math.ceil(body.length / size)) }, (_, index) => body.subarray(index * size, (index + 1) * size))
  return Buffer.concat(
    parts.map((part, index) => {
      const length = part.length + 8
      return Buffer.concat([Buffer.from([0x04, index === parts.length - 1 ? 1 : 0, length >> 8, length & 0xff, 0, 0, (index + 1) & 0xff, 0]), part])
    }),
  )
}

function message(number: number, text: string): Buffer {
  const inside = Buffer.concat([le32(number), Buffer.from([1, 16]), long(text), short('TEST'), short(''), le32(1)])
  return Buffer.concat([Buffer.from([0xaa]), le16(inside.length), inside])
}
const done = (token: number, status: number, rows = 0) => Buffer.concat([Buffer.from([token]), le16(status), le16(0xc1), le32(rows), le32(0)])

/** Version, and that there is no encryption to be had. */
const prelogin = Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff, 16, 0, 0, 0, 0, 0, 2])
function loggedIn(): Buffer {
  const inside = Buffer.concat([Buffer.from([1, 0x74, 0, 0, 4]), short('Microsoft SQL Server'), Buffer.from([16, 0, 0, 0])])
  return Buffer.concat([Buffer.from([0xad]), le16(inside.length), inside, done(0xfd, 0)])
}

const collation = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34])
const isNumber = (rows: Answer['rows'], column: number) => rows.some((row) => typeof row[column] === 'number')
function table({ columns, rows }: Answer): Buffer {
  const numbers = columns.map((_, column) => isNumber(rows, column))
  const metadata = columns.map((name, column) =>
    Buffer.concat([le32(0), le16(1), numbers[column] === true ? Buffer.from([0x26, 4]) : Buffer.concat([Buffer.from([0xe7]), le16(8000), collation]), short(name)]),
  )
  const cell = (value: Cell, column: number) => {
    if (numbers[column] === true) return value === null ? Buffer.from([0]) : Buffer.concat([Buffer.from([4]), le32(Number(value))])
    return value === null ? le16(0xffff) : Buffer.concat([le16(String(value).length * 2), utf16(String(value))])
  }
  const lines = rows.map((row) => Buffer.concat([Buffer.from([0xd1]), ...row.map(cell)]))
  return Buffer.concat([Buffer.from([0x81]), le16(columns.length), ...metadata, ...lines, done(0xff, 0x11, rows.length), Buffer.from([0x79]), le32(0), done(0xfe, 0)])
}

/** The statement that a call of sp_executesql carries, out of all the text in it. */
function statementIn(body: Buffer): string {
  const texts = body.toString('utf16le').match(/[\x20-\x7e]{6,}/g) ?? []
  const shifted = body.subarray(1).toString('utf16le').match(/[\x20-\x7e]{6,}/g) ?? []
  // Its length stands before it, and may look like a letter.
  return [...texts, ...shifted].flatMap((text) => /(?:select|set lock_timeout) .*/.exec(text)?.[0] ?? []).at(0) ?? ''
}

export async function startTdsServer({ refuse = [], answer = () => ({ columns: [], rows: [] }) }: TdsOptions = {}): Promise<TdsServer> {
  const asked: string[] = []
  function reply(type: number, body: Buffer): Buffer | null {
    switch (type) {
      case 0x12:
        return prelogin
      case 0x10:
        return refuse.length === 0 ? loggedIn() : Buffer.concat([...refuse.map(({ number, message: text }) => message(number, text)), done(0xfd, 2)])
      case 0x01:
      case 0x03: {
        const sql = statementIn(body)
        // What the driver sets up by itself on a new connection.
        if (!/lock_timeout|select/i.test(sql)) return done(0xfd, 0)
        asked.push(sql)
        const given = answer(sql)
        return typeof given === 'number' ? Buffer.concat([message(given, 'refused'), done(0xfe, 2)]) : table(given)
      }
      default:
        return null
    }
  }
  const server = createServer((socket: Socket) => {
    let waiting = Buffer.alloc(0)
    let body = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      waiting = Buffer.concat([waiting, chunk])
      while (waiting.length >= 8 && waiting.length >= waiting.readUInt16BE(2)) {
        const length = waiting.readUInt16BE(2)
        const [type, status] = [waiting.readUInt8(0), waiting.readUInt8(1)]
        body = Buffer.concat([body, waiting.subarray(8, length)])
        waiting = waiting.subarray(length)
        if ((status & 1) === 0) continue
        const bytes = reply(type, body)
        body = Buffer.alloc(0)
        if (bytes) socket.write(packets(bytes))
      }
    })
  })
  return { ...(await listen(server)), asked }
}
