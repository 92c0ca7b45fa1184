import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Events } from '../core/ports.ts'

const heartbeat = 15_000
/** A page that does not read is let go rather than remembered; it connects again by itself. */
const maxBuffered = 4 * 1024 * 1024

/** Server-sent events (WHATWG HTML §9.2): each event is a line `data: {"name","data"}`. */
export function streamEvents(request: IncomingMessage, response: ServerResponse, events: Events): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
  response.write('retry: 1000\n\n')
  const send = (text: string) => {
    if (response.writableLength > maxBuffered) response.destroy()
    else response.write(text)
  }
  const unsubscribe = events.subscribe((event) => send(`data: ${JSON.stringify(event)}\n\n`))
  const timer = setInterval(() => send(': still here\n\n'), heartbeat)
  request.on('close', () => {
    clearInterval(timer)
    unsubscribe()
  })
}
