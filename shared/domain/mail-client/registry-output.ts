/** What `reg query` prints, in whatever language Windows speaks. Pure. */

export interface RegistryKey {
  /** as printed */
  readonly path: string
  /** by upper-case name */
  readonly values: ReadonlyMap<string, string>
  /** the value without a name; null where it is not set */
  readonly unnamed: string | null
}

/** Name, type and data are apart by four blanks; Windows XP's program used tabs. */
const valueLine = /^(?: {4}|\t)(.*?)(?: {4}|\t)(REG_[A-Z_]+)(?:(?: {4}|\t)(.*))?$/

/** The unnamed value is "(Default)", "(Padrão)"…, in old versions "<NO NAME>"; unset it is shown as a phrase in brackets. */
const unnamedValue = /^(?:\(.+\)|<.+>)$/
const notSet = /^\(.*\)$/

/** @returns the keys by upper-case path, in the order in which they came */
export function parseRegistryOutput(text: string): ReadonlyMap<string, RegistryKey> {
  const keys = new Map<string, RegistryKey>()
  let values = new Map<string, string>()
  let current = ''
  for (const line of text.split(/\r?\n/)) {
    if (/^HKEY_[A-Z_]+(?:\\|$)/.test(line)) {
      values = new Map()
      current = line.trim()
      keys.set(current.toUpperCase(), { path: current, values, unnamed: null })
      continue
    }
    const [, name, , data = ''] = valueLine.exec(line) ?? []
    const key = keys.get(current.toUpperCase())
    if (name === undefined || key === undefined) continue
    if (unnamedValue.test(name)) keys.set(current.toUpperCase(), { ...key, unnamed: notSet.test(data) || data.trim() === '' ? null : data.trim() })
    else values.set(name.toUpperCase(), data.trim())
  }
  return keys
}

/** A value of the first key that has it. @param name any case */
export function registryValue(keys: Iterable<RegistryKey>, name: string): string | null {
  for (const { values } of keys) {
    const value = values.get(name.toUpperCase())
    if (value !== undefined && value !== '') return value
  }
  return null
}

/** A REG_DWORD as `reg` prints it: 0x1. */
export function registryNumber(text: string | null): number | null {
  return text !== null && /^0x[\da-f]{1,8}$/i.test(text) ? Number.parseInt(text.slice(2), 16) : null
}
