/** What a server says, altered on its way out: for faults that a well-behaved server does not know. */
import type { Duplex } from 'node:stream'

type Write = (bytes: Buffer) => void

/**
 * Whatever is written to `socket` from now on goes through `alter` first, which hands it on. smtp-server writes whole
 * replies, and closes a session by `end`.
 */
function alterWrites(socket: Duplex, alter: (bytes: Buffer, write: Write) => void, ended: (end: () => void) => void): void {
  const write = socket.write.bind(socket) as Write
  const end = socket.end.bind(socket)
  socket.write = ((chunk: string | Uint8Array) => {
    alter(Buffer.from(chunk as string), write)
    return true
  }) as Duplex['write']
  socket.end = ((chunk?: string | Uint8Array) => {
    if (chunk !== undefined) alter(Buffer.from(chunk as string), write)
    ended(() => end())
    return socket
  }) as Duplex['end']
}

/** Byte by byte, each in a packet of its own. */
export function drip(socket: Duplex, pauseMs: number): void {
  const waiting: (() => void)[] = []
  let busy = false
  function next(): void {
    const step = waiting.shift()
    busy = step !== undefined && !socket.destroyed
    if (!busy) return
    step?.()
    setTimeout(next, pauseMs)
  }
  function queue(...steps: (() => void)[]): void {
    for (const step of steps) waiting.push(step)
    if (!busy) next()
  }
  alterWrites(
    socket,
    (bytes, write) => queue(...Array.from(bytes, (byte) => () => write(Buffer.of(byte)))),
    (end) => queue(end),
  )
}

/** 250 where DATA asks for 354. */
export function agreeInsteadOfAsking(socket: Duplex): void {
  alterWrites(
    socket,
    (bytes, write) => write(bytes.subarray(0, 4).toString() === '354 ' ? Buffer.from('250 2.0.0 Ok\r\n') : bytes),
    (end) => end(),
  )
}
