/** Text in a code page of Windows, as the ANSI functions take it. What the page lacks is told, never replaced by a question mark. */

/** Single-byte pages whose table a TextDecoder knows; 65001 is UTF-8, which Windows can be set to. */
const pages: Readonly<Record<number, string>> = {
  874: 'windows-874', 1250: 'windows-1250', 1251: 'windows-1251', 1252: 'windows-1252', 1253: 'windows-1253',
  1254: 'windows-1254', 1255: 'windows-1255', 1256: 'windows-1256', 1257: 'windows-1257', 1258: 'windows-1258', 65001: 'utf-8',
} // prettier-ignore

export type AnsiText = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly lacks: readonly string[] }

function tableOf(name: string): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(name)
  const table = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) {
    const character = decoder.decode(new Uint8Array([byte]))
    if (character !== '\ufffd' && !table.has(character)) table.set(character, byte)
  }
  return table
}

/** @param codePage as GetACP() gives it; of one that is not known only ASCII is taken */
export function toCodePage(text: string, codePage: number): AnsiText {
  if (codePage === 65001) return { ok: true, bytes: new TextEncoder().encode(text) }
  const name = pages[codePage]
  const table = name === undefined ? null : tableOf(name)
  const bytes: number[] = []
  const lacks = new Set<string>()
  // A letter and its mark apart are one character in a code page.
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0
    const byte = code < 0x80 ? code : table?.get(character)
    if (byte === undefined) lacks.add(character)
    else bytes.push(byte)
  }
  return lacks.size === 0 ? { ok: true, bytes: Uint8Array.from(bytes) } : { ok: false, lacks: [...lacks] }
}
