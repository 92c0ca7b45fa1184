/** Servers that do not get as far as a mail session: each is a few lines on a bare socket. */
import type { Socket } from 'node:net'
import type { PracticeFault } from '../../../shared/contract/practice.ts'

type Script = (socket: Socket) => void

const sayAndLeave = (text: string): Script => (socket) => {
  socket.end(text)
  socket.resume()
}

const maxLine = 4096

/** Offers STARTTLS, then cannot; whatever needs it is refused. */
const withoutTls: Script = (socket) => {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let text = ''
  const answer = (line: string) => {
    switch (line.split(/\s/, 1)[0]?.toUpperCase()) {
      case 'EHLO':
        return say('250-pratica.localhost\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN')
      case 'HELO':
        return say('250 pratica.localhost')
      case 'STARTTLS':
        return say('454 4.7.0 TLS not available due to temporary reason')
      case 'NOOP':
      case 'RSET':
        return say('250 2.0.0 Ok')
      case 'QUIT':
        return socket.end('221 2.0.0 Bye\r\n')
      case 'AUTH':
      case 'MAIL':
        return say('530 5.7.0 Must issue a STARTTLS command first')
      default:
        return say('503 5.5.1 Bad sequence of commands')
    }
  }
  say('220 pratica.localhost ESMTP servidor de pratica do Server Manager')
  socket.on('data', (chunk: Buffer) => {
    const lines = (text + chunk.toString('latin1')).split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) answer(line.trim())
    if (text.length > maxLine) socket.destroy()
  })
}

const page = '<html><head><title>400 Bad Request</title></head><body>400 Bad Request</body></html>\r\n'

export const scripts: { readonly [F in PracticeFault]?: Script } = {
  silent: (socket) => void socket.resume(),
  'too-many-connections': sayAndLeave('421 4.7.0 pratica.localhost Too many connections from your address, try again later\r\n'),
  'not-smtp': sayAndLeave(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`,
  ),
  'starttls-refused': withoutTls,
}
