import type { TranscriptLine } from '../../../shared/contract/report.ts'
import type { Clock } from '../ports.ts'
import { inert, type Redactor } from './redact.ts'

export interface Transcript {
  /** Takes a line down as it is now; it is made fit to be shown by `settle`. */
  add(from: TranscriptLine['from'], text: string, secure: boolean): void
  /** For a moment in which the peer has to answer: what was taken down is made fit to be shown. */
  settle(): void
  lines(): readonly TranscriptLine[]
}

/** Bounded whatever a server says: the first 400 lines and 128 KiB stay, then one note says that more came. */
const maxLines = 400
const maxSize = 128 * 1024
/** lines that may wait to be made fit */
const maxWaiting = 50

export function createTranscript(clock: Clock, began: number, redactor: Redactor): Transcript {
  const lines: TranscriptLine[] = []
  const waiting: TranscriptLine[] = []
  let size = 0
  let full = false

  function settle(): void {
    for (const taken of waiting) {
      if (full) break
      const line = { ...taken, at: Math.round(taken.at), text: inert(redactor.text(taken.text)) }
      size += line.text.length
      full = lines.length >= maxLines || size > maxSize
      lines.push(full ? { ...line, from: 'note', text: '…' } : line)
    }
    waiting.length = 0
  }

  return {
    add(from, text, secure) {
      if (full) return
      waiting.push({ at: clock.monotonic() - began, from, text, secure })
      if (waiting.length >= maxWaiting) settle()
    },
    settle,
    lines() {
      settle()
      return lines
    },
  }
}
