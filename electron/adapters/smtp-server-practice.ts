/**
 * The practice server: sockets of our own in front, which know the faults that no mail session comes of, and behind them the
 * package smtp-server, set up as the fault asks.
 */
import { createServer, type Server, type Socket } from 'node:net'
import { X509Certificate } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { SMTPServer } from 'smtp-server'
import type { PracticeFault } from '../../shared/contract/practice.ts'
import { AppError } from '../../shared/errors.ts'
import type { PracticeServers } from '../core/ports.ts'
import { agreeInsteadOfAsking, drip } from './practice/altered-replies.ts'
import type { PracticeCertificates } from './practice-certificate.ts'
import { scripts } from './practice/scripts.ts'
import { createSessions } from './practice/sessions.ts'

export interface SmtpServerPracticeOptions {
  readonly certificates: PracticeCertificates
  /** how long `slow-greeting` takes */
  readonly greetingDelayMs?: number
  /** between two bytes of `drip` */
  readonly dripPauseMs?: number
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

export function createSmtpServerPractice({ certificates, greetingDelayMs = 10_000, dripPauseMs = 15 }: SmtpServerPracticeOptions): PracticeServers {
  return {
    async listen({ port, fault, ...options }) {
      /** by the client's port, which is how smtp-server names a session */
      const sockets = new Map<number, { readonly socket: Socket; readonly fault: PracticeFault }>()
      const timers = new Set<NodeJS.Timeout>()

      function alter(socket: Duplex, pretended: PracticeFault): void {
        if (pretended === 'drip') drip(socket, dripPauseMs)
        if (pretended === 'wrong-data-reply') agreeInsteadOfAsking(socket)
      }

      const sessions = await createSessions({
        ...options,
        certificates,
        fault,
        drop: (remotePort) => sockets.get(remotePort)?.socket.destroy(),
        onSecure(socket, remotePort) {
          // What was listened for on the socket underneath is gone: smtp-server takes it over whole.
          socket.once('close', () => sockets.delete(remotePort))
          alter(socket, sockets.get(remotePort)?.fault ?? 'none')
        },
      })

      async function handOn(socket: Socket, pretended: PracticeFault): Promise<void> {
        const server: SMTPServer = await sessions.serverFor(pretended)
        if (socket.destroyed) return
        alter(socket, pretended)
        // smtp-server takes sockets that another server accepted.
        server.server.emit('connection', socket)
      }

      const front = createServer((socket) => {
        const pretended = fault()
        const remotePort = socket.remotePort ?? 0
        sockets.set(remotePort, { socket, fault: pretended })
        // A client that goes away in the middle is its own business.
        socket.on('close', () => sockets.delete(remotePort)).on('error', () => {})
        const script = scripts[pretended]
        if (script) return script(socket)
        const begin = () => void handOn(socket, pretended).catch(() => socket.destroy())
        if (pretended !== 'slow-greeting') return begin()
        const timer = setTimeout(() => {
          timers.delete(timer)
          begin()
        }, greetingDelayMs)
        timers.add(timer)
      })
      const bound = await listening(front, port)
      return {
        port: bound,
        fingerprint256: new X509Certificate(sessions.certificate).fingerprint256,
        close: () =>
          new Promise((resolve) => {
            for (const timer of timers) clearTimeout(timer)
            front.close(() => resolve())
            for (const { socket } of sockets.values()) socket.destroy()
          }),
      }
    },
  }
}
