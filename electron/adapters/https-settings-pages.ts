/** Small pages over HTTPS: where they may lie, how big they may be and where they may lead is decided here. */
import { lookup as lookUp } from 'node:dns'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { connect as connectTls, type ConnectionOptions } from 'node:tls'
import type { Page, SettingsPages } from '../core/providers/provider-ports.ts'
import { createTrustedIssuers } from './trusted-issuers.ts'

/** bytes */
const biggest = 64 * 1024
const mostRedirects = 3

const never = new BlockList()
for (const [net, bits] of [['0.0.0.0', 8], ['127.0.0.0', 8], ['169.254.0.0', 16], ['192.0.0.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]] as const) never.addSubnet(net, bits, 'ipv4') // prettier-ignore
for (const [net, bits] of [['::', 127], ['fe80::', 10], ['ff00::', 8], ['64:ff9b::', 96], ['2002::', 16]] as const) never.addSubnet(net, bits, 'ipv6') // prettier-ignore
const ownNetworks = new BlockList()
for (const [net, bits] of [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10]] as const) ownNetworks.addSubnet(net, bits, 'ipv4') // prettier-ignore
ownNetworks.addSubnet('fc00::', 7, 'ipv6')

/** Loopback, link-local and such never; a private network only for the name that was asked for. */
export function mayBeAsked(address: string, redirected: boolean): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mayBeAsked(mapped, redirected)
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(address) === 0 || /^::ffff:/i.test(address) || never.check(address, family)) return false
  return !redirected || !ownNetworks.check(address, family)
}

export interface SettingsPagesOptions {
  /** whom to trust besides what this machine trusts, PEM */
  readonly issuers?: readonly string[]
  /** for tests, which have neither names nor port 443 */
  readonly lookup?: typeof lookUp
  readonly port?: number
  readonly mayBeAsked?: typeof mayBeAsked
}

class Refused extends Error {}

/** https, the usual port, a name (no address, which no certificate of a mail provider is for), and no login in it. */
function acceptable(address: string, base?: string): URL | null {
  try {
    const url = new URL(address, base)
    const isName = isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0 && url.hostname.includes('.')
    return url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '' && isName ? url : null
  } catch {
    return null
  }
}

export function createHttpsSettingsPages(options: SettingsPagesOptions = {}): SettingsPages {
  const { lookup = lookUp, port = 443, mayBeAsked: may = mayBeAsked } = options
  const issuers = createTrustedIssuers(options.issuers)

  /** The addresses that are connected to are the ones that were looked at: no second look-up could answer another way. */
  const guardedLookup =
    (redirected: boolean): LookupFunction =>
    (name, asked, answer) => {
      lookup(name, { ...asked, all: true }, (error, found) => {
        const allowed = error ? [] : found.filter(({ address }) => may(address, redirected))
        const [first] = allowed
        if (error || !first) return answer(error ?? Object.assign(new Refused('address'), { code: 'EREFUSED' }), '', 0)
        if (asked.all === true) return answer(null, allowed)
        answer(null, first.address, first.family)
      })
    }

  async function ask(url: URL, redirected: boolean, signal: AbortSignal): Promise<IncomingMessage> {
    const secureContext = await issuers.context()
    return new Promise((resolve, reject) => {
      const asking = request(url, {
        port,
        signal,
        // Without an agent: one connection for this one page, by the issuers this program trusts.
        createConnection: (given) => connectTls({ ...(given as ConnectionOptions), secureContext }),
        servername: url.hostname,
        lookup: guardedLookup(redirected),
        maxHeaderSize: 16 * 1024,
        headers: { accept: 'application/xml, text/xml', 'accept-encoding': 'identity', 'user-agent': 'server-manager' },
      })
      asking.on('response', resolve)
      asking.on('error', reject)
      asking.end()
    })
  }

  async function read(response: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > biggest) throw new Refused('too-big')
      chunks.push(chunk)
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  }

  async function follow(first: string, signal: AbortSignal): Promise<Page> {
    let url = acceptable(first)
    for (let redirects = 0; url !== null && redirects <= mostRedirects; redirects++) {
      const response = await ask(url, redirects > 0, signal)
      const { statusCode = 0, headers } = response
      if (statusCode === 200) return { ok: true, text: await read(response), address: url.href }
      response.destroy()
      if (![301, 302, 303, 307, 308].includes(statusCode)) return { ok: false, why: 'none', system: String(statusCode) }
      url = headers.location === undefined ? null : acceptable(headers.location, url.href)
    }
    return { ok: false, why: 'refused', system: url === null ? 'address' : 'redirects' }
  }

  return {
    async get(url, signal) {
      signal.throwIfAborted()
      try {
        return await follow(url, signal)
      } catch (error) {
        if (signal.aborted) throw signal.reason
        if (error instanceof Refused) return { ok: false, why: 'refused', system: error.message }
        const system = (error as NodeJS.ErrnoException).code ?? ''
        if (system === 'ENOTFOUND') return { ok: false, why: 'none', system }
        return { ok: false, why: error instanceof TypeError ? 'refused' : 'unreachable', system }
      }
    },
  }
}
