/** Serves the page under its own scheme, with the headers and the limits of the web face. Nothing runs from file://. */
import { randomBytes } from 'node:crypto'
import type { Protocol } from 'electron'
import { readPageFile, withNonce } from '../web/page-files.ts'
import { securityHeaders } from '../web/security-headers.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { isPage, pageScheme } from '../core/shell/page-address.ts'

/** Before `ready`. No `bypassCSP`, no service workers, no CORS: the page speaks to nobody but its own origin. */
export function registerPageScheme(protocol: Protocol): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges }])
}

export function answerPage(request: { readonly url: string; readonly method: string }, root: string, language?: Language): Response {
  const refuse = (status: number) => new Response(null, { status, headers: securityHeaders('none') })
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  if (!isPage(request.url)) return refuse(403)
  const file = readPageFile(root, new URL(request.url).pathname)
  if (!file) return refuse(404)
  const nonce = randomBytes(16).toString('base64')
  const body = file.type.startsWith('text/html') ? withNonce(file.body, nonce, language) : file.body
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    headers: { ...securityHeaders(nonce), 'Content-Type': file.type, 'Cache-Control': 'no-store' },
  })
}

/** @param language what the page begins in, asked each time it is loaded */
export function servePage(protocol: Protocol, root: string, language: () => Language): void {
  protocol.handle(pageScheme, (request) => answerPage(request, root, language()))
}
