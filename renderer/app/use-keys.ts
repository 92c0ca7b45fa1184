/** The keys of the toolbar, wherever on the page they are pressed. */
import { useEffect, useEffectEvent } from 'react'
import { commandOfKey, type Command } from './commands.ts'
import { closeInnermost } from './innermost.ts'

/** @param asking a question is open, and takes all keys */
export function useKeys(asking: boolean, run: (command: Command) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // A dialog, an open list or a menu takes its own keys first.
    if (event.defaultPrevented || asking) return
    const command = commandOfKey(event)
    if (command === null) return
    if (command === 'cancel' && (event.target as Element | null)?.closest('[role=dialog], [role=searchbox], input[type=search]')) return
    event.preventDefault()
    if (command !== 'cancel' || !closeInnermost()) run(command)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
}
