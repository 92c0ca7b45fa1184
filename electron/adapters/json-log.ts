import type { Log } from '../core/ports.ts'

type Level = 'info' | 'warn' | 'error'

/** A line of JSON an entry. What is logged has passed no redactor: never hand it a secret or a server's words. */
export function createJsonLog(write: (line: string) => void, least: Level = 'warn'): Log {
  const levels: readonly Level[] = ['info', 'warn', 'error']
  const log = (level: Level) => (message: string, details: Readonly<Record<string, unknown>> = {}) => {
    if (levels.indexOf(level) < levels.indexOf(least)) return
    write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...details })}\n`)
  }
  return { info: log('info'), warn: log('warn'), error: log('error') }
}
