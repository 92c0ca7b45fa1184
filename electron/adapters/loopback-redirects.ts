/** A one-shot listener on a free port of 127.0.0.1 for the browser's way back (RFC 8252 §7.3). */
import { createServer } from 'node:http'
import type { RedirectListeners } from '../core/oauth/oauth-ports.ts'

const path = '/conectado'

export function createLoopbackRedirects(): RedirectListeners {
  return {
    listen(page) {
      return new Promise((resolve, reject) => {
        const { promise: visited, resolve: visit } = Promise.withResolvers<string>()
        const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
          const { port } = server.address() as { port: number }
          const origin = `http://127.0.0.1:${port}`
          // Only the very address we gave away: not a name that somebody points at this computer, not another page.
          const ours = request.headers.host === `127.0.0.1:${port}` && request.method === 'GET' && request.url?.split('?')[0] === path
          response.writeHead(ours ? 200 : 404, {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
            'cache-control': 'no-store',
            'referrer-policy': 'no-referrer',
            connection: 'close',
          })
          response.end(ours ? page : '')
          if (ours) visit(`${origin}${request.url ?? ''}`)
        })
        server.once('error', reject)
        server.listen(0, '127.0.0.1', () => {
          const { port } = server.address() as { port: number }
          resolve({
            redirectUri: `http://127.0.0.1:${port}${path}`,
            visited,
            close: () =>
              new Promise((closed) => {
                server.close(() => closed())
                server.closeIdleConnections()
              }),
          })
        })
      })
    },
  }
}
