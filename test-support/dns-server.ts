/** A name server on loopback that answers as a test says (RFC 1035 §4, RFC 2782), over UDP. */
import { createSocket } from 'node:dgram'

export interface DnsRecords {
  /** by `TYPE name`, lower case name; `servfail` refuses to say, `silent` says nothing; what is missing does not exist */
  readonly [question: string]: readonly { readonly priority: number; readonly weight?: number; readonly port?: number; readonly target: string }[] | 'servfail' | 'silent'
}
export interface DnsServer {
  /** as a resolver takes it */
  readonly address: string
  readonly questions: readonly string[]
  close(): Promise<void>
}

const types: Readonly<Record<number, string>> = { 15: 'MX', 33: 'SRV' }

function nameBytes(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '')
  return Buffer.concat([...labels.flatMap((label) => [Buffer.from([Buffer.byteLength(label)]), Buffer.from(label)]), Buffer.from([0])])
}
const numbers = (...values: readonly number[]) => {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => bytes.writeUInt16BE(value, index * 2))
  return bytes
}

function readQuestion(message: Buffer): { name: string; type: string; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: types[message.readUInt16BE(at + 1)] ?? '?', end: at + 5 }
}

/** @param at where whoever asks takes no other port than 53 */
export async function startDnsServer(records: DnsRecords, at = { port: 0, address: '127.0.0.1' }): Promise<DnsServer> {
  const questions: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (message, from) => {
    const { name, type, end } = readQuestion(message)
    const question = `${type} ${name}`
    questions.push(question)
    const found = records[question]
    if (found === 'silent') return
    const answers = typeof found === 'object' ? found : []
    const code = found === 'servfail' ? 2 : found === undefined ? 3 : 0
    const data = answers.map(({ priority, weight = 0, port = 0, target }) => {
      const rest = type === 'SRV' ? numbers(priority, weight, port) : numbers(priority)
      const body = Buffer.concat([rest, nameBytes(target)])
      // The name is the question's (a pointer to byte 12); class IN, a minute.
      return Buffer.concat([numbers(0xc00c, type === 'SRV' ? 33 : 15, 1, 0, 60, body.length), body])
    })
    const head = numbers(message.readUInt16BE(0), 0x8180 | code, 1, answers.length, 0, 0)
    socket.send(Buffer.concat([head, message.subarray(12, end), ...data]), from.port, from.address)
  })
  await new Promise<void>((resolve, reject) => socket.once('error', reject).bind(at.port, at.address, resolve))
  return {
    address: `${at.address}:${(socket.address()).port}`,
    questions,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}
