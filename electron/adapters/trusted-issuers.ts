/**
 * Whom this machine trusts to issue certificates: the list that comes with Node (and NODE_EXTRA_CA_CERTS), and what the
 * administrator of the machine added to the operating system, which is what the ERP's own components go by.
 */
import * as tls from 'node:tls'

export interface TrustedIssuers {
  /** Read once, at the first handshake (some 0.1 s), and kept. */
  context(): Promise<tls.SecureContext>
}

function systemIssuers(): string[] {
  try {
    return tls.getCACertificates('system')
  } catch {
    // A store that cannot be read adds nobody; the certificate is then judged by Node's own list.
    return []
  }
}

/** @param extra further issuers, PEM */
export function createTrustedIssuers(extra: readonly string[] = []): TrustedIssuers {
  async function read(): Promise<tls.SecureContext> {
    const added = systemIssuers()
    // Both steps take their time; between them the rest of the program has its turn.
    await new Promise((resolve) => setImmediate(resolve))
    return tls.createSecureContext({ ca: [...new Set([...tls.getCACertificates('default'), ...added, ...extra])] })
  }
  let reading: Promise<tls.SecureContext> | null = null
  return { context: () => (reading ??= read()) }
}
