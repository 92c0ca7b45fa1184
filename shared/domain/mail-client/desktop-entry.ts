/** The name of a program as its desktop entry gives it (freedesktop.org, Desktop Entry Specification). Pure. */

/** What `xdg-mime query default x-scheme-handler/mailto` prints; null for nothing, or what is no entry's name. */
export function desktopEntryId(text: string): string | null {
  const first = text.split(/\r?\n/)[0]?.split(';')[0]?.trim() ?? ''
  return /^[\w.+-]+\.desktop$/.test(first) ? first : null
}

/** `Name` of the group [Desktop Entry], not one of a language. */
export function desktopEntryName(text: string): string | null {
  let inside = false
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('[')) inside = line.trim() === '[Desktop Entry]'
    const name = inside ? /^Name\s*=\s*(.+)$/.exec(line)?.[1]?.trim() : undefined
    if (name !== undefined) return name.slice(0, 100)
  }
  return null
}
