/** One candidate of a route: the names, the connection and, where there is a proxy, its own hop. */
import type { RouteAttempt } from '../../../shared/contract/report.ts'
import { toAscii } from '../../../shared/domain/system/host-name.ts'
import type { Attempt, Wire } from '../ports.ts'
import { connectThroughProxy, type LoginState, type ProxyDoor } from './connect-proxy.ts'
import { failed } from './outcome.ts'
import type { Run } from './run.ts'
import type { Prepared, RouteStop } from './settings-phase.ts'
import { addressBytes, connectThroughSocks4, connectThroughSocks5 } from './socks.ts'
import { secureWire } from './tls-phase.ts'

/** SOCKS 4 knows no names and no IPv6: the server's address is looked up here (its first IPv4 one). */
async function addressForSocks4(run: Run, { server }: Prepared, signal: AbortSignal): Promise<Uint8Array> {
  const found = await run.ports.dialer.resolve(server.host, signal)
  if (!found.ok) throw failed(found.failure.code, null, { cause: found.failure.system })
  const address = found.value.find(({ family }) => family === 4)
  const bytes = address ? addressBytes(address.address) : null
  if (bytes === null) throw failed('socks4-needs-ipv4')
  return bytes
}

/** TLS to the proxy itself: its certificate has nothing to do with the server's and is judged by the proxy's own name. */
async function secureHop(run: Run, wire: Wire, peer: { readonly host: string; readonly port: number }, { settings }: Prepared): Promise<void> {
  const seen = (tls: NonNullable<Run['proxyTls']>) => {
    run.proxyTls = tls
    run.transcript.add('note', `TLS · ${tls.protocol} · ${tls.cipher}`, true)
  }
  await secureWire(wire, { peer, trust: settings.trust, clock: run.ports.clock, seen, of: 'proxy' })
}

/** What is said through a tunnel is only as safe as the TLS inside it: the proxy's own ends at the proxy. */
function throughTunnel(wire: Wire): Wire {
  let secure = false
  return {
    ...wire,
    get secure() {
      return secure
    },
    startTls: async (...given) => {
      const result = await wire.startTls(...given)
      secure = result.ok
      return result
    },
  }
}

export async function followStop(run: Run, prepared: Prepared, stop: RouteStop, attempt: RouteAttempt, signal: AbortSignal): Promise<Wire> {
  const { ports, tracker, transcript } = run
  const { dialer, clock, hashes, host: here } = ports
  const { server } = prepared
  const { kind, credentials } = stop
  const proxied = kind !== 'direct'
  const proxyHost = stop.host ?? ''
  const first = proxied ? { host: toAscii(proxyHost) ?? proxyHost, port: stop.port ?? 0 } : server
  const hop = <T>(tried: Attempt<T>): T => {
    if (tried.ok) return tried.value
    const { code, system } = tried.failure
    throw failed(proxied ? `proxy-${code}` : code, null, { cause: system })
  }

  const { addresses, ipv4 } = await tracker.run('dns', async (detail) => {
    const found = hop(await dialer.resolve(first.host, signal))
    run.resolved = found.map(({ address }) => address)
    detail(run.resolved.join(', '))
    return { addresses: found, ipv4: kind === 'socks4' ? await addressForSocks4(run, prepared, signal) : null }
  })
  const dial = async () => {
    const wire = hop(await dialer.connect(addresses, first.port, signal, (tried) => void attempt.addresses.push({ ...tried })))
    run.leave = () => Promise.resolve(wire.close())
    return wire
  }
  const wire = await tracker.run('connect', async (detail) => {
    const connected = await dial()
    detail(`${connected.remote.address}:${connected.remote.port}`)
    return connected
  })
  if (!proxied) {
    tracker.skip('proxy')
    return wire
  }
  return tracker.run('proxy', async (detail) => {
    detail(`${first.host}:${first.port}`)
    const login = (state: LoginState) => void (run.login = state)
    if (kind === 'socks5') await connectThroughSocks5(wire, server, credentials, transcript, login)
    else if (kind === 'socks4' || kind === 'socks4a') {
      if (server.host.includes(':')) throw failed('socks4-needs-ipv4')
      await connectThroughSocks4(wire, server, ipv4 ?? addressBytes(server.host), credentials, transcript)
    } else {
      const door: ProxyDoor = {
        wire,
        async again() {
          door.wire.close()
          door.wire = await dial()
          if (kind === 'https') await secureHop(run, door.wire, first, prepared)
          return door.wire
        },
      }
      if (kind === 'https') await secureHop(run, wire, first, prepared)
      const { redactor } = run
      const answered = (reply: NonNullable<Run['proxyReply']>) => void (run.proxyReply = reply)
      await connectThroughProxy(door, server, credentials, { transcript, redactor, hashes, clock, workstation: here.hostName, answered, login })
      return throughTunnel(door.wire)
    }
    return throughTunnel(wire)
  })
}
