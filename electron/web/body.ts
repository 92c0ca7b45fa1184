import type { IncomingMessage } from 'node:http'

export const maxBody = 2 * 1024 * 1024

export type Body = { ok: true; value: unknown } | { ok: false; status: 400 | 413 }

/** Reads a JSON body of at most 2 MiB. A longer one is read no further and refused. */
export async function readJson(request: IncomingMessage): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > maxBody) return { ok: false, status: 413 }
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > maxBody) return { ok: false, status: 413 }
      chunks.push(chunk)
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    return { ok: false, status: 400 }
  }
}
