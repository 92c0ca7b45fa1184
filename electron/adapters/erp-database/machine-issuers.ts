import * as tls from 'node:tls'

/** Whom this machine trusts to issue certificates, PEM: Node's own list, and what the operating system adds. Some 0.1 s, once. */
export function machineIssuers(): readonly string[] {
  return (known ??= [...new Set([...tls.getCACertificates('default'), ...systemIssuers()])])
}
let known: readonly string[] | null = null

function systemIssuers(): readonly string[] {
  try {
    return tls.getCACertificates('system')
  } catch {
    // A store that cannot be read adds nobody.
    return []
  }
}
