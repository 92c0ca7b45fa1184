/** What tests of the dialogue have in common: servers that end with their test, and the document of a system that uses them. */
import { expect, onTestFinished } from 'vitest'
import type { SystemDocument, SystemDocumentInput } from '../shared/domain/system/document.ts'
import { startConnectProxy, type ConnectProxy, type ConnectProxyOptions } from './connect-proxy.ts'
import type { Listening } from './listening.ts'
import { smtpScript, startScriptedServer, type Script, type ScriptedServer, type SmtpBehaviour } from './scripted-smtp.ts'
import { startSocksProxy, type SocksProxy, type SocksProxyOptions } from './socks-proxy.ts'
import { startSmtpServer, type RealServer, type RealServerOptions } from './smtp-server.ts'
import { documentFor } from './test-engine.ts'

async function untilTestEnds<T extends Listening>(starting: Promise<T>): Promise<T> {
  const listening = await starting
  onTestFinished(() => listening.close())
  return listening
}

export function realServer(options?: RealServerOptions): Promise<RealServer> {
  return untilTestEnds(startSmtpServer(options))
}

export function proxyServer(options?: ConnectProxyOptions): Promise<ConnectProxy> {
  return untilTestEnds(startConnectProxy(options))
}

export function socksServer(options?: SocksProxyOptions): Promise<SocksProxy> {
  return untilTestEnds(startSocksProxy(options))
}

/** A scripted server whose script must not have thrown by the end of the test. */
export async function scriptedServer(behaviour: SmtpBehaviour | Script = {}): Promise<ScriptedServer> {
  const server = await untilTestEnds(startScriptedServer(typeof behaviour === 'function' ? behaviour : smtpScript(behaviour)))
  onTestFinished(() => expect(server.problems).toEqual([]))
  return server
}

export const login = { user: 'sistema@example.com', password: 'S3nha-do-Sistema' } as const

type SmtpInput = NonNullable<SystemDocumentInput['smtp']>

/** A system that sends through `server` by the name its certificate is for; `smtp` and `rest` as in a document. */
export function documentOf(
  server: Pick<Listening, 'port'> | null,
  smtp: SmtpInput = {},
  rest: Partial<SystemDocumentInput> = {},
): SystemDocument {
  return documentFor({ smtp: { server: '127.0.0.1', ...(server && { port: server.port }), ...smtp }, ...rest })
}

/** "Com autenticação" with the login of these tests. */
export function authentication(more: Partial<NonNullable<SmtpInput['authentication']>> = {}): NonNullable<SmtpInput['authentication']> {
  return { ...login, ...more }
}

/** Kinds of sockets and timers this process holds; for showing that a run left none. */
export function openSockets(): number {
  return process.getActiveResourcesInfo().filter((kind) => /^(?:TCPSocketWrap|TLSWrap|ConnectWrap|GetAddrInfoReqWrap)$/i.test(kind)).length
}

/** Resolves when no more sockets are held than `before`; what is being closed needs a turn of the loop. */
export async function socketsBackTo(before: number, ms = 5000): Promise<void> {
  const end = Date.now() + ms
  while (openSockets() > before) {
    if (Date.now() > end) throw new Error(`${openSockets()} sockets are open, ${before} were: ${process.getActiveResourcesInfo().join(' ')}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
