/** The practice server on the package smtp-server; the mute one is a socket that says nothing. */
import { createServer, type Server, type Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { AppError } from '../../shared/errors.ts'
import type { PracticeServers } from '../core/ports.ts'

const maxMessage = 10 * 1024 * 1024

class Refusal extends Error {
  readonly responseCode: number
  constructor(responseCode: number, text: string) {
    super(text)
    this.responseCode = responseCode
  }
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new AppError('port-in-use', { details: { port }, cause: error }) : error),
    )
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

export function createSmtpServerPractice(): PracticeServers {
  return {
    async listen({ port, user, password, fault, onMessage }) {
      const smtp = new SMTPServer({
        name: 'pratica.localhost',
        banner: 'servidor de pratica do Server Manager',
        authMethods: ['PLAIN', 'LOGIN'],
        allowInsecureAuth: true,
        authOptional: false,
        hideSTARTTLS: true,
        disableReverseLookup: true,
        size: maxMessage,
        logger: false,
        onAuth(auth, _session, callback) {
          const right = auth.username === user && auth.password === password && fault() !== 'wrong-password'
          if (right) callback(null, { user })
          else callback(new Refusal(535, '5.7.8 Authentication credentials invalid'))
        },
        onRcptTo(_address, _session, callback) {
          callback(fault() === 'recipient-refused' ? new Refusal(550, '5.1.1 No such mailbox here') : null)
        },
        onData(stream, session, callback) {
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => {
            if (!stream.sizeExceeded) chunks.push(chunk)
          })
          stream.on('end', () => {
            if (stream.sizeExceeded) return callback(new Refusal(552, '5.3.4 Message too big'))
            const { mailFrom, rcptTo } = session.envelope
            onMessage({
              from: mailFrom === false ? '' : mailFrom.address,
              to: rcptTo.map(({ address }) => address),
              raw: Buffer.concat(chunks),
            })
            callback(null)
          })
        },
      })
      // A client that goes away in the middle is its own business.
      smtp.on('error', () => {})

      const sockets = new Set<Socket>()
      const front = createServer((socket) => {
        sockets.add(socket)
        socket.on('close', () => sockets.delete(socket)).on('error', () => {})
        // smtp-server takes sockets that another server accepted; the mute fault simply never hands them on.
        if (fault() !== 'silent') smtp.server.emit('connection', socket)
        else socket.resume()
      })
      const bound = await listening(front, port)
      return {
        port: bound,
        close: () =>
          new Promise((resolve) => {
            front.close(() => resolve())
            for (const socket of sockets) socket.destroy()
          }),
      }
    },
  }
}
