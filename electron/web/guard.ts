/** Who may call, decided on the request's head alone. Pure, so that a table of hostile requests can prove it. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export interface Guarded {
  readonly port: number
  readonly token: string
}
export interface Refusal {
  readonly status: 401 | 403 | 405 | 415 | 421
  readonly reason: string
}

export const cookieName = (port: number) => `sm_${port}`

/** In constant time, whatever the lengths. */
export function sameToken(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest()
  return timingSafeEqual(digest(given), digest(token))
}

function refuse(status: Refusal['status'], reason: string): Refusal {
  return { status, reason }
}

/** DNS rebinding: a foreign name that resolves to this machine still says its own name here. */
export function checkHost(headers: IncomingHttpHeaders, { port }: Guarded): Refusal | null {
  return headers.host === `127.0.0.1:${port}` ? null : refuse(421, 'host')
}

export function hasSession(headers: IncomingHttpHeaders, { port, token }: Guarded): boolean {
  const wanted = `${cookieName(port)}=`
  const values = (headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(wanted))
  // Two cookies of one name mean that somebody planted one.
  return values.length === 1 && sameToken(values[0]?.slice(wanted.length) ?? '', token)
}

function sameSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin'
}

/** For POST: exact origin, our own header (which a form cannot set), JSON. */
export function checkCall(headers: IncomingHttpHeaders, guarded: Guarded, options: { session: boolean }): Refusal | null {
  const host = checkHost(headers, guarded)
  if (host) return host
  if (headers.origin !== `http://127.0.0.1:${guarded.port}`) return refuse(403, 'origin')
  if (!sameSite(headers)) return refuse(403, 'site')
  if (options.session && headers['x-server-manager'] !== '1') return refuse(403, 'header')
  if (options.session && !hasSession(headers, guarded)) return refuse(401, 'session')
  if (!/^application\/json(\s*;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? '')) return refuse(415, 'content-type')
  return null
}

/** For the event stream: a GET of the page itself; browsers send no Origin with it. */
export function checkStream(headers: IncomingHttpHeaders, guarded: Guarded): Refusal | null {
  const host = checkHost(headers, guarded)
  if (host) return host
  if (headers.origin !== undefined && headers.origin !== `http://127.0.0.1:${guarded.port}`) return refuse(403, 'origin')
  if (!sameSite(headers)) return refuse(403, 'site')
  return hasSession(headers, guarded) ? null : refuse(401, 'session')
}
