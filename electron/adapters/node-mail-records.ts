/** MX and SRV records by Node's own resolver (c-ares), which asks the machine's name servers and can be stopped. */
import { Resolver } from 'node:dns/promises'
import type { MailRecords, Records } from '../core/providers/provider-ports.ts'

/** milliseconds a name server has for an answer, and how often it is asked */
const timeout = 2000
const tries = 2

/** RFC 2308: the name is not there, or has no such record. */
const nothing = ['ENOTFOUND', 'ENODATA']

/** @param options.servers in place of the machine's own, `address:port` */
export function createNodeMailRecords(options: { readonly servers?: readonly string[] } = {}): MailRecords {
  /** A resolver a question: its `cancel` ends everything that it asks. */
  async function ask<T>(signal: AbortSignal, question: (resolver: Resolver) => Promise<readonly T[]>): Promise<Records<T>> {
    signal.throwIfAborted()
    const resolver = new Resolver({ timeout, tries })
    if (options.servers) resolver.setServers([...options.servers])
    const cancel = () => resolver.cancel()
    signal.addEventListener('abort', cancel, { once: true })
    try {
      return { ok: true, records: (await question(resolver)).slice(0, 100) }
    } catch (error) {
      if (signal.aborted) throw signal.reason
      const system = (error as NodeJS.ErrnoException).code ?? ''
      return nothing.includes(system) ? { ok: true, records: [] } : { ok: false, system }
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }
  return {
    mx: (domain, signal) => ask(signal, (resolver) => resolver.resolveMx(domain)),
    srv: (name, signal) =>
      ask(signal, async (resolver) =>
        (await resolver.resolveSrv(name)).map(({ name: target, port, priority, weight }) => ({ target: target === '' ? '.' : target, port, priority, weight })),
      ),
  }
}
