import type { TranscriptLine } from '../../../shared/contract/report.ts'
import type { Clock } from '../ports.ts'
import { inert, type Redactor } from './redact.ts'

export interface Transcript {
  add(from: TranscriptLine['from'], text: string, secure: boolean): void
  lines(): readonly TranscriptLine[]
}

/** Bounded whatever a server says: the first 400 lines and 128 KiB stay, then one note says that more came. */
const maxLines = 400
const maxSize = 128 * 1024

export function createTranscript(clock: Clock, began: number, redactor: Redactor): Transcript {
  const lines: TranscriptLine[] = []
  let size = 0
  let full = false
  return {
    add(from, text, secure) {
      if (full) return
      const line = { at: Math.round(clock.monotonic() - began), from, text: inert(redactor.text(text)), secure }
      size += line.text.length
      full = lines.length >= maxLines || size > maxSize
      lines.push(full ? { ...line, from: 'note', text: '…' } : line)
    },
    lines: () => lines,
  }
}
