import { toAscii } from '../system/host-name.ts'

/** How a host is compared: by its name on the wire, whatever its case and its final dot. */
export function hostKey(host: string): string {
  return (toAscii(host) ?? host).toLowerCase().replace(/\.$/, '')
}

export interface TrustPeer {
  readonly host: string
  readonly port: number
}
export function samePeer(one: TrustPeer, other: TrustPeer): boolean {
  return one.port === other.port && hostKey(one.host) === hostKey(other.host)
}

/** Is the last day of this entry over, in this computer's time? */
export function hasEnded({ until }: { readonly until: string | null }, now: Date): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(until ?? '')
  if (!match) return false
  return now.getTime() >= new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + 1).getTime()
}
