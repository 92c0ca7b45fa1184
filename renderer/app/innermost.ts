/** What is open within a tab, one thing inside another: Esc closes the innermost, and means the toolbar's Cancelar only where nothing is open. */
import { useEffect, useEffectEvent, type RefObject } from 'react'

interface Open {
  readonly shown: () => boolean
  readonly close: () => void
}
const open: Open[] = []

/** false: nothing was open that one sees */
export function closeInnermost(): boolean {
  const found = open.findLast(({ shown }) => shown())
  found?.close()
  return found !== undefined
}

/** @param element of what is open; it may stay behind another area */
export function useClosedByEscape(element: RefObject<HTMLElement | null>, close: () => void): void {
  const onClose = useEffectEvent(close)
  useEffect(() => {
    const entry = { shown: () => element.current?.checkVisibility() === true, close: () => onClose() }
    open.push(entry)
    return () => void open.splice(open.indexOf(entry), 1)
  }, [element])
}
