import type { Log } from '../../core/ports.ts'

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}
export interface MemoryLog extends Log {
  readonly entries: readonly LogEntry[]
}

export function createMemoryLog(): MemoryLog {
  const entries: LogEntry[] = []
  const write =
    (level: LogEntry['level']) =>
    (message: string, details: Readonly<Record<string, unknown>> = {}) =>
      void entries.push({ level, message, details })
  return { entries, info: write('info'), warn: write('warn'), error: write('error') }
}
