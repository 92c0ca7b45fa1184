/** As inert text: control characters and bidirectional overrides made visible, at most 4 KiB. */
export function inert(text: string): string {
  // Most of what servers say, and much said: nothing to replace.
  if (text.length <= 4096 && /^[\x20-\x7e]*$/.test(text)) return text
  const shown = text.slice(0, 4096).replace(
    // eslint-disable-next-line no-control-regex -- they are what is replaced
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return shown.length > 4096 ? shown.slice(0, 4096) : shown
}
