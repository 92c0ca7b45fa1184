/** KDE's `kioslaverc`, group [Proxy Settings] (KIO, kprotocolmanager; Chromium proxy_config_service_linux.cc). */
import { nothingSet, readProxy, type ManualProxy, type ProxySettings } from './proxy-settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Keys of the group; later texts win, but for what an earlier one marked as final with `[$i]`. */
function readGroup(texts: readonly string[]): Map<string, string> {
  const values = new Map<string, string>()
  const final = new Set<string>()
  for (const text of texts) {
    let inGroup = false
    const finalHere: string[] = []
    for (const line of text.split(/\r?\n/)) {
      const group = /^\s*\[([^\]]*)\](?:\[\$\w+\])?\s*$/.exec(line)?.[1]
      if (group !== undefined) inGroup = group === 'Proxy Settings'
      const [, key = '', flags = '', value] = /^\s*([^=#[]+?)((?:\[\$\w+\])*)\s*=\s*(.*?)\s*$/.exec(line) ?? []
      if (!inGroup || value === undefined || final.has(key)) continue
      values.set(key, value)
      if (flags.includes('i')) finalHere.push(key)
    }
    for (const key of finalHere) final.add(key)
  }
  return values
}

/** `http://proxy.example 8080` as KDE writes it, or with a colon. null: blank. */
function readEntry(text: string, kind: 'http' | 'socks5'): ManualProxy | null {
  const bare = text.trim()
  if (bare === '' || /^\w+:\/\/\s*$/.test(bare)) return null
  const candidate = readProxy(bare.replace(/\s+(\d+)$/, ':$1'), kind)
  return candidate ? { list: kind === 'http' ? 'https' : 'socks', candidates: [candidate] } : { list: 'malformed', text: bare.replace(/^(\w+:\/\/)[^/\s]*@/, '$1') }
}

/**
 * @param texts of the files that exist, the machine's before the user's
 * @param environment with ProxyType 4 the entries are names of variables
 */
export function readKdeSettings(texts: readonly string[], environment: Environment = {}): ProxySettings | null {
  const values = readGroup(texts)
  if (values.size === 0) return null
  const type = Number(values.get('ProxyType') ?? '0')
  const entry = (key: string) => {
    const value = values.get(key) ?? ''
    return type === 4 ? (environment[value.trim()] ?? '') : value
  }
  const manual = () => {
    const found = readEntry(entry('httpsProxy'), 'http') ?? readEntry(entry('socksProxy'), 'socks5')
    if (found) return found
    const others = ['httpProxy', 'ftpProxy'].find((key) => readEntry(entry(key), 'http') !== null)
    return others === undefined ? null : ({ list: 'others', text: others } as const)
  }
  const script = (values.get('Proxy Config Script') ?? '').trim()
  return {
    ...nothingSet,
    source: 'kde',
    autoDetect: type === 3 || (type === 2 && script === ''),
    script: type !== 2 || script === '' ? null : script.startsWith('/') ? `file://${encodeURI(script)}` : script,
    manual: type === 1 || type === 4 ? manual() : null,
    exceptions: entry('NoProxyFor').split(/[\s,]+/).filter((host) => host !== ''),
    exceptionsAre: 'domains',
    reversed: type === 1 && values.get('ReversedException') === 'true',
  }
}
