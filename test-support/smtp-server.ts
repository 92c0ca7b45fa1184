/** The smtp-server package as a whole real server on a free port, with what it received. */
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { Certificate } from './certificates.ts'
import { listen, type Listening } from './listening.ts'

export interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  /** who had logged in, null when nobody had */
  readonly user: string | null
  readonly secure: boolean
}
export interface RealServerOptions {
  /** null: AUTH is not offered */
  readonly login?: { readonly user: string; readonly password: string } | null
  readonly methods?: readonly ('PLAIN' | 'LOGIN')[]
  readonly certificate?: Certificate
  /** with a certificate: TLS from the first byte instead of STARTTLS */
  readonly implicitTls?: boolean
  /** an address the server refuses with 550 */
  readonly refuse?: string
  readonly more?: SMTPServerOptions
}
export interface RealServer extends Listening {
  readonly messages: readonly Received[]
}

export async function startSmtpServer(options: RealServerOptions = {}): Promise<RealServer> {
  const { login = null, methods = ['PLAIN', 'LOGIN'], certificate, implicitTls = false, refuse } = options
  const messages: Received[] = []
  const server = new SMTPServer({
    name: 'test.example',
    disableReverseLookup: true,
    secure: implicitTls,
    ...(certificate ?? {}),
    hideSTARTTLS: certificate === undefined,
    authMethods: [...methods],
    authOptional: login === null,
    allowInsecureAuth: true,
    disabledCommands: [...(login === null ? ['AUTH' as const] : []), ...(certificate === undefined ? ['STARTTLS' as const] : [])],
    onAuth(auth, _session, callback) {
      if (auth.username === login?.user && auth.password === login?.password) callback(null, { user: auth.username })
      else callback(Object.assign(new Error('5.7.8 wrong user or password'), { responseCode: 535 }))
    },
    onRcptTo({ address }, _session, callback) {
      if (address === refuse) callback(Object.assign(new Error('5.1.1 nobody here'), { responseCode: 550 }))
      else callback()
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        messages.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
          user: session.user ?? null,
          secure: session.secure,
        })
        callback()
      })
    },
    ...options.more,
  })
  server.on('error', () => {})
  return { ...(await listen(server.server)), messages }
}
