import type { AddressInfo, Server, Socket } from 'node:net'

/** Listens on a free port of 127.0.0.1 and knows every connection, so that a test can end them all and count what is left. */
export interface Listening {
  readonly host: '127.0.0.1'
  readonly port: number
  /** connections made so far */
  readonly accepted: () => number
  /** connections that have not ended yet */
  readonly open: () => number
  /** resolves when no connection is left; rejects after `ms` */
  readonly idle: (ms?: number) => Promise<void>
  close(): Promise<void>
}

export async function listen(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>()
  let accepted = 0
  server.on('connection', (socket: Socket) => {
    accepted++
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  // smtp-server takes every listener off a socket that goes over to TLS, ours too: its state is what counts.
  const open = () => [...sockets].filter(({ destroyed }) => !destroyed).length
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    host: '127.0.0.1',
    port,
    accepted: () => accepted,
    open,
    async idle(ms = 5000) {
      const end = Date.now() + ms
      while (open() > 0) {
        if (Date.now() > end) throw new Error(`${open()} connections are still open after ${ms} ms`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** A port of 127.0.0.1 on which nobody listens (any more). */
export async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const listening = await listen(createServer())
  await listening.close()
  return listening.port
}
