/** What the toolbar, the keyboard and the window's menu can ask for. */
export const commands = ['new', 'remove', 'save', 'cancel', 'refresh', 'find'] as const
export type Command = (typeof commands)[number]

interface Key {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

/** The command of a key press anywhere on the page, as on Windows; Del belongs to the list alone. */
export function commandOfKey({ key, ctrlKey, altKey, shiftKey, metaKey }: Key): Command | null {
  if (altKey || shiftKey) return null
  if (ctrlKey || metaKey) return key.toLowerCase() === 's' ? 'save' : key.toLowerCase() === 'f' ? 'find' : null
  if (key === 'F5') return 'refresh'
  if (key === 'Insert') return 'new'
  return key === 'Escape' ? 'cancel' : null
}
