/** Short messages that come and go; what must be answered or mended never is one. */
import { createContext, useContext } from 'react'

export interface Notice {
  readonly intent: 'success' | 'info' | 'error'
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}
export type Notify = (notice: Notice) => void

export interface Notices {
  /** What is said before anybody shows it waits. */
  readonly say: Notify
  /** The returned function ends it. */
  showWith(show: Notify): () => void
}

export function createNotices(): Notices {
  const waiting: Notice[] = []
  let shows: Notify | null = null
  return {
    say: (notice) => {
      if (shows) shows(notice)
      else waiting.push(notice)
    },
    showWith(show) {
      shows = show
      for (const notice of waiting.splice(0)) show(notice)
      return () => {
        if (shows === show) shows = null
      }
    },
  }
}

const NoticesContext = createContext<Notices | null>(null)
export const NoticesProvider = NoticesContext.Provider

export function useNotices(): Notices {
  const notices = useContext(NoticesContext)
  if (!notices) throw new Error('no NoticesProvider above')
  return notices
}

export function useNotify(): Notify {
  return useNotices().say
}
