/** Connections between messages: open for a few seconds, for a hundred messages, and never beside more of a server's than it may have. */
import type { Clock } from '../ports.ts'
import { endConnection, type Connection, type ConnectionKeeper } from '../test-send/connection.ts'

export interface ConnectionPool extends ConnectionKeeper {
  /** Ends all that are idle, and keeps none any more. */
  close(): Promise<void>
}

/** RFC 5321 §4.5.3.2.7 gives us five minutes; an idle connection is a place that somebody else could have. As Postfix: seconds. */
const idleMs = 4000
/** As nodemailer's pool. Servers count as well and then say 421, which costs a connection and no message. */
const mostMessages = 100

interface Idle {
  readonly key: string
  readonly server: string
  readonly connection: Connection
  /** milliseconds of the clock; then it ends */
  readonly until: number
}

export function createConnectionPool(clock: Clock, { idle: idleFor = idleMs, messages: most = mostMessages } = {}): ConnectionPool {
  /** the one that has waited longest first */
  let idle: Idle[] = []
  /** for the oldest as it was then: one for all, since most are taken again within a millisecond */
  let takeBack: (() => void) | null = null
  const ending = new Set<Promise<void>>()
  let closed = false

  function end(connection: Connection): Promise<void> {
    const ended = endConnection(connection, clock).finally(() => ending.delete(ended))
    ending.add(ended)
    return ended
  }
  function remove(entry: Idle): void {
    idle = idle.filter((other) => other !== entry)
  }
  function watch(): void {
    const [oldest] = idle
    if (!oldest || takeBack) return
    takeBack = clock.after(oldest.until - clock.monotonic(), () => {
      takeBack = null
      const now = clock.monotonic()
      for (const entry of idle.filter(({ until }) => until <= now)) {
        remove(entry)
        void end(entry.connection)
      }
      watch()
    })
  }

  return {
    async take(key, server) {
      // The one used last: the others may end.
      const known = idle.findLast((entry) => entry.key === key)
      if (known) {
        remove(known)
        return known.connection
      }
      // It will be one more for this server: one that nobody uses makes room first.
      const other = idle.find((entry) => entry.server === server)
      if (other) {
        remove(other)
        await end(other.connection)
      }
      return null
    },
    async keep(key, server, connection) {
      if (closed || connection.messages >= most) return end(connection)
      idle.push({ key, server, connection, until: clock.monotonic() + idleFor })
      watch()
    },
    async close() {
      closed = true
      takeBack?.()
      for (const entry of idle) {
        remove(entry)
        void end(entry.connection)
      }
      await Promise.all(ending)
    },
  }
}
