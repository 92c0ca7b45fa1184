/** The ways to send one message that are held against each other, and what each takes. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { createTransport } from 'nodemailer'
import { createTestEngine, documentFor, requestFor } from '../test-support/test-engine.ts'

export interface Way {
  readonly name: string
  /** a process of its own is started for each message: not to be compared with the others */
  readonly process: boolean
  send(): Promise<void>
  close(): void
}
interface Target {
  readonly port: number
  readonly folder: string
}
const from = 'sistema@example.com'
const to = 'jose@example.com'
const subject = 'Medida'
const text = 'Bom dia,\nisto é uma medida.\n'.repeat(20)

/** Our test send, from the request that page and command line hand on: new connection, every phase timed, transcript written, report built. */
function ours({ port }: Target): Way {
  const engine = createTestEngine()
  const request = requestFor({ document: documentFor({ smtp: { server: '127.0.0.1', port } }), from, to: [to], subject, text })
  return {
    name: 'Server Manager',
    process: false,
    async send() {
      const report = await engine.service.run(request)
      if (report.verdict !== 'sent') throw new Error(`${report.verdict} in ${report.phase}`)
    },
    close() {},
  }
}

/** A new connection each time, as ours; `disable…Access` as the program has it. */
function nodemailer({ port }: Target): Way {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, name: 'estacao.example.com', disableFileAccess: true, disableUrlAccess: true })
  return {
    name: 'nodemailer sendMail',
    process: false,
    async send() {
      await transport.sendMail({ from, to, subject, text })
    },
    close: () => transport.close(),
  }
}

/** The same dialogue, the message composed before: what cannot be undercut. */
function rawSocket({ port }: Target): Way {
  const encoded = Buffer.from(text, 'utf8').toString('base64').replace(/.{1,76}/g, '$&\r\n')
  const message = `From: ${from}\r\nTo: ${to}\r\nSubject: ${subject}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}.\r\n`
  const steps = ['EHLO estacao.example.com\r\n', `MAIL FROM:<${from}>\r\n`, `RCPT TO:<${to}>\r\n`, 'DATA\r\n', message, 'QUIT\r\n']
  return {
    name: 'raw socket',
    process: false,
    async send() {
      const socket = connect({ host: '127.0.0.1', port, noDelay: true })
      let held = ''
      let next = 0
      socket.on('data', (chunk: Buffer) => {
        held += chunk.toString('latin1')
        if (!/^\d{3} .*\r\n$/m.test(held)) return
        held = ''
        const step = steps[next++]
        if (step !== undefined) socket.write(step)
      })
      socket.on('end', () => socket.destroy())
      await once(socket, 'close')
      if (next < steps.length) throw new Error('the server hung up')
    },
    close() {},
  }
}

function program(name: string, file: string, args: readonly string[]): Way {
  return {
    name,
    process: true,
    send: () =>
      new Promise((resolve, reject) => {
        execFile(file, args, (error) => (error ? reject(new Error(`${name}: ${error.message}`)) : resolve()))
      }),
    close() {},
  }
}

/** @param installed which programs there are, by name */
export function waysTo(target: Target, installed: { readonly curl: string | null; readonly swaks: string | null }): Way[] {
  const { port, folder } = target
  const file = `${folder}/message.eml`
  writeFileSync(file, `From: ${from}\r\nTo: ${to}\r\nSubject: ${subject}\r\n\r\n${text.replaceAll('\n', '\r\n')}`)
  const curl = installed.curl === null ? null : program('curl', installed.curl, ['--silent', '--show-error', `smtp://127.0.0.1:${port}/estacao.example.com`, '--mail-from', from, '--mail-rcpt', to, '--upload-file', file])
  const swaks = installed.swaks === null ? null : program('swaks', installed.swaks, ['--silent', '3', '--server', '127.0.0.1', '--port', String(port), '--ehlo', 'estacao.example.com', '--from', from, '--to', to, '--data', file])
  return [ours(target), nodemailer(target), rawSocket(target), ...[curl, swaks].filter((way) => way !== null)]
}
