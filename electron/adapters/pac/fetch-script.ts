/** Fetches a configuration script: by http, https, from a file, or out of the address itself. Never through a proxy. */
import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createTrustedIssuers, type TrustedIssuers } from '../trusted-issuers.ts'

export type FetchedScript = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string }

export const maxScriptBytes = 1024 * 1024
const maxRedirects = 3

/** A byte order mark decides, then what the server says, then whether it is UTF-8; else every byte is a character. */
function decode(bytes: Uint8Array, charset: string | undefined): string {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  for (const name of [mark, charset, 'utf-8']) {
    if (name === undefined) continue
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes)
    } catch {
      // not in that one, or there is no such one
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

const failed = (reason: string): FetchedScript => ({ ok: false, reason: reason.slice(0, 120) })
const codeOf = (error: unknown) => (error instanceof Error ? ('code' in error && typeof error.code === 'string' ? error.code : error.message) : String(error))

async function fromFile(url: URL): Promise<FetchedScript> {
  const path = fileURLToPath(url)
  // Non-blocking, so that opening a pipe that nobody writes to does not wait for ever.
  const file = await open(path, process.platform === 'win32' ? 'r' : 0o4000)
  try {
    const { size } = await file.stat().then((stat) => (stat.isFile() ? stat : { size: -1 }))
    if (size < 0) return failed('EISDIR')
    if (size > maxScriptBytes) return failed('EFBIG')
    const bytes = new Uint8Array(maxScriptBytes + 1)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return bytesRead > maxScriptBytes ? failed('EFBIG') : { ok: true, text: decode(bytes.subarray(0, bytesRead), undefined) }
  } finally {
    await file.close()
  }
}

/** `data:…,text` and `data:…;base64,text` (RFC 2397). */
function fromAddress(address: string): FetchedScript {
  const [, head, body] = /^data:([^,]*),(.*)$/s.exec(address) ?? []
  if (head === undefined || body === undefined) return failed('ERR_INVALID_URL')
  const plain = decodeURIComponent(body)
  const bytes = /;\s*base64\s*$/i.test(head) ? Buffer.from(plain, 'base64') : Buffer.from(plain, 'utf8')
  return bytes.length > maxScriptBytes ? failed('EFBIG') : { ok: true, text: decode(bytes, undefined) }
}

type Answer = { readonly bytes: Uint8Array; readonly charset: string | undefined } | { readonly location: URL }

function ask(url: URL, trusted: TrustedIssuers, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const start = async () => {
      const secure = url.protocol === 'https:'
      const headers = { accept: 'application/x-ns-proxy-autoconfig, */*;q=0.5', 'accept-encoding': 'identity', 'user-agent': 'server-manager' }
      // An agent of our own: the global one may be told to use a proxy.
      const options = { headers, signal }
      // Loaded where one is fetched: all of Node's HTTP is some 10 MB.
      const [http, https] = await Promise.all([import('node:http'), import('node:https')])
      const request = secure
        ? https.request(url, { ...options, agent: new https.Agent({ keepAlive: false, secureContext: await trusted.context() }) })
        : http.request(url, { ...options, agent: new http.Agent({ keepAlive: false }) })
      request.once('error', reject)
      request.once('response', (response) => {
        const { statusCode = 0, headers: answered } = response
        const location = statusCode >= 300 && statusCode < 400 ? answered.location : undefined
        if (location !== undefined || statusCode !== 200) {
          response.destroy()
          const next = location !== undefined && URL.canParse(location, url.href) ? new URL(location, url) : null
          // From the network only to the network, and never from a secured place to an open one.
          if (next && (next.protocol === 'https:' || (next.protocol === 'http:' && !secure))) return resolve({ location: next })
          return reject(new Error(next ? `${statusCode} ${next.protocol}` : `HTTP ${statusCode}`))
        }
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > maxScriptBytes) response.destroy(Object.assign(new Error('too large'), { code: 'EFBIG' }))
          chunks.push(chunk)
        })
        response.once('error', reject)
        response.once('close', () => reject(new Error('closed')))
        response.once('end', () => {
          const charset = /;\s*charset="?([\w-]+)/i.exec(answered['content-type'] ?? '')?.[1]
          resolve({ bytes: Buffer.concat(chunks), charset })
        })
      })
      request.end()
    }
    start().catch(reject)
  })
}

export interface ScriptFetcher {
  /** Never rejects; `reason` is a system's word or `HTTP 404`. */
  fetch(address: string, patienceMs?: number): Promise<FetchedScript>
}

/** @param issuers further ones to trust, PEM */
export function createScriptFetcher({ issuers = [], patienceMs = 5000 }: { readonly issuers?: readonly string[]; readonly patienceMs?: number } = {}): ScriptFetcher {
  const trusted = createTrustedIssuers(issuers)
  async function get(address: string, signal: AbortSignal): Promise<FetchedScript> {
    if (/^data:/i.test(address)) return fromAddress(address)
    if (!URL.canParse(address)) return failed('ERR_INVALID_URL')
    let url = new URL(address)
    if (url.protocol === 'file:') return fromFile(url)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return failed(url.protocol)
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const answer = await ask(url, trusted, signal)
      if ('bytes' in answer) return { ok: true, text: decode(answer.bytes, answer.charset) }
      url = answer.location
    }
    return failed('ERR_TOO_MANY_REDIRECTS')
  }
  return {
    async fetch(address, patience = patienceMs) {
      const over = new AbortController()
      let stop = () => {}
      const timeout = new Promise<FetchedScript>((resolve) => {
        const timer = setTimeout(() => resolve(failed('ETIMEDOUT')), patience)
        stop = () => clearTimeout(timer)
      })
      try {
        // A file on a share that is gone cannot be aborted; it is no longer waited for.
        return await Promise.race([get(address, over.signal), timeout])
      } catch (error) {
        return failed(codeOf(error))
      } finally {
        stop()
        over.abort()
      }
    },
  }
}
