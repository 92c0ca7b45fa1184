/**
 * Whom this machine trusts to issue certificates: the list that comes with Node (and NODE_EXTRA_CA_CERTS), and what the
 * administrator of the machine added to the operating system, which is what the ERP's own components go by.
 */
import { X509Certificate } from 'node:crypto'
import * as tls from 'node:tls'

export interface TrustedIssuers {
  /**
   * Read once, at the first handshake (some 0.1 s) or before by whoever has the time, and kept.
   * @param added issuers of one connection, PEM
   */
  context(added?: readonly string[]): Promise<tls.SecureContext>
  /** Does the machine itself trust this certificate as an issuer? */
  isOwn(certificate: X509Certificate): boolean
}

function systemIssuers(): string[] {
  try {
    return tls.getCACertificates('system')
  } catch {
    // A store that cannot be read adds nobody; the certificate is then judged by Node's own list.
    return []
  }
}

/** The rest of the program has its turn between steps that take their time. */
const nextTurn = () => new Promise((resolve) => setImmediate(resolve))
const body = (pem: string) => pem.replace(/-----[^-]+-----|\s+/g, '')
/** Each context holds every issuer (some MB): those of the connections that are tried again and again are kept. */
const maxKept = 4

/** What OpenSSL cannot read adds nobody; a single bad one must not keep all connections from being judged. */
function readable(pem: string): string[] {
  return (pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----\n?/g) ?? []).filter((block) => {
    try {
      return new X509Certificate(block).ca
    } catch {
      return false
    }
  })
}

/** @param extra further issuers, PEM */
export function createTrustedIssuers(extra: readonly string[] = []): TrustedIssuers {
  let own: Promise<string[]> | null = null
  let bodies: ReadonlySet<string> = new Set()
  const kept = new Map<string, Promise<tls.SecureContext>>()

  async function read(): Promise<string[]> {
    const fromSystem = systemIssuers()
    await nextTurn()
    const all = [...new Set([...tls.getCACertificates('default'), ...fromSystem, ...extra])]
    bodies = new Set(all.map(body))
    return all
  }

  async function create(added: readonly string[]): Promise<tls.SecureContext> {
    const all = await (own ??= read())
    await nextTurn()
    // An issuing authority below a root is what companies hand out as often as the root.
    return tls.createSecureContext({ ca: [...all, ...added.flatMap(readable)], ...(added.length > 0 && { allowPartialTrustChain: true }) })
  }

  return {
    context(added = []) {
      const key = added.join('')
      const found = kept.get(key) ?? create(added)
      // The last one asked for stays longest; the machine's own always stays.
      kept.delete(key)
      kept.set(key, found)
      const oldest = [...kept.keys()].find((each) => each !== '')
      if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest)
      return found
    },
    isOwn: (certificate) => bodies.has(body(certificate.toString())),
  }
}
