import type { IncomingMessage } from 'node:http'

/** A system with ten thousand users fits, as it does into a file of the command line. */
export const maxBody = 10 * 1024 * 1024
/** A message of the queue with as many attachments as it may have, which base64 makes a third longer. */
export const maxMessageBody = 40 * 1024 * 1024
/** A token is short, and whoever brings one is nobody yet. */
export const maxSessionBody = 4 * 1024

const withMessage: readonly string[] = ['queue.add', 'schedule.add', 'schedule.change']

/** How long the input of a procedure may be. */
export const maxBodyOf = (procedure: string): number => (withMessage.includes(procedure) ? maxMessageBody : maxBody)

export type Body = { ok: true; value: unknown } | { ok: false; status: 400 | 413 }

function parse(bytes: Buffer): Body {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown }
  } catch {
    return { ok: false, status: 400 }
  }
}

/**
 * Reads a JSON body of at most `limit` bytes. What is longer is refused at once; the rest of it is let run out unseen, since a
 * connection that is closed while bytes are still coming takes the answer with it.
 */
export function readJson(request: IncomingMessage, limit = maxBody): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve({ ok: false, status: 413 })
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else settle({ ok: false, status: 413 })
    }
    const settle = (body: Body) => {
      request.off('data', onData)
      request.resume()
      resolve(body)
    }
    request.on('data', onData)
    request.on('end', () => settle(parse(Buffer.concat(chunks))))
    request.on('error', () => settle({ ok: false, status: 400 }))
    request.on('close', () => settle({ ok: false, status: 400 }))
  })
}
