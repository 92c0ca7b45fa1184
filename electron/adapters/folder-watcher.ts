/** Tells that a folder's files changed, whoever changed them: by the operating system's notices, and by looking where there are none. */
import * as fs from 'node:fs'
import { stagingSuffix } from './durable-file.ts'

export interface FolderWatcher {
  watch(listener: () => void): () => void
  close(): void
}

/** Milliseconds within which changes are told once. */
const settle = 50
/** Milliseconds between looks, for network shares and systems without notices. */
const lookEvery = 2000

/**
 * @param stamp which state the folder is in now
 * @param suspect told the name of a file that changed, null when it is not known which
 */
export function createFolderWatcher(
  folder: string,
  stamp: () => string,
  suspect: (name: string | null) => void,
): FolderWatcher {
  const listeners = new Set<() => void>()
  let notices: fs.FSWatcher | null = null
  let looks: NodeJS.Timeout | null = null
  let pending: NodeJS.Timeout | null = null
  let told = ''

  function tell(): void {
    pending ??= setTimeout(() => {
      pending = null
      told = stamp()
      for (const listener of [...listeners]) listener()
    }, settle).unref()
  }

  /** Are there notices from now on? */
  function listen(): boolean {
    try {
      notices = fs.watch(folder, { persistent: false }, (_event, name) => {
        // A staging file is nobody's document.
        if (name !== null && (!name.includes('.json') || name.includes(stagingSuffix))) return
        suspect(name)
        tell()
      })
      notices.on('error', stopNotices)
      return true
    } catch {
      // Not there yet, or no notices to be had: looking finds out.
      return false
    }
  }

  function stopNotices(): void {
    notices?.close()
    notices = null
  }

  function look(): void {
    if (!notices && listen()) {
      // A file that was changed in place while nobody listened leaves no trace in the folder's own stamp.
      suspect(null)
      tell()
      return
    }
    const now = stamp()
    if (now === told) return
    told = now
    tell()
  }

  function stop(): void {
    stopNotices()
    if (looks) clearInterval(looks)
    if (pending) clearTimeout(pending)
    looks = pending = null
  }

  return {
    watch(listener) {
      // One entry a subscription, also for the same function twice.
      const entry = () => listener()
      listeners.add(entry)
      if (!looks) {
        told = stamp()
        listen()
        looks = setInterval(look, lookEvery).unref()
      }
      return () => {
        listeners.delete(entry)
        if (listeners.size === 0) stop()
      }
    },
    close() {
      listeners.clear()
      stop()
    },
  }
}
