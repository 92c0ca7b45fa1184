/** Reads a wire by counts and lines, for protocols that are not a dialogue of replies: SOCKS, and the bodies of HTTP. */
import type { Wire } from '../ports.ts'

export interface ByteReader {
  /** Exactly so many bytes; null when the stream ended before. */
  take(count: number): Promise<Buffer | null>
  /** A line without its end; null when the stream ended before, or when it is longer than `max`. */
  line(max: number): Promise<string | null>
  /** Gives back what was read too far; it belongs to whoever reads next. */
  release(): void
}

export function createByteReader(wire: Wire): ByteReader {
  let held = Buffer.alloc(0)

  async function more(): Promise<boolean> {
    const bytes = await wire.read()
    if (bytes !== null) held = Buffer.concat([held, bytes])
    return bytes !== null
  }
  function cut(count: number): Buffer {
    const taken = held.subarray(0, count)
    held = held.subarray(count)
    return taken
  }

  return {
    async take(count) {
      while (held.length < count) if (!(await more())) return null
      return cut(count)
    },
    async line(max) {
      let end = held.indexOf(0x0a)
      while (end === -1) {
        if (held.length > max + 1 || !(await more())) return null
        end = held.indexOf(0x0a)
      }
      return end > max + 1 ? null : cut(end + 1).toString('latin1').replace(/\r?\n$/, '')
    },
    release() {
      if (held.length > 0) wire.unread(held)
      held = Buffer.alloc(0)
    },
  }
}
