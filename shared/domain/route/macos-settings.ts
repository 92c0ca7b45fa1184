/** The dictionary that `scutil --proxy` prints on macOS, of the network service in use. */
import { nothingSet, readProxy, type ManualProxy, type ProxySettings } from './proxy-settings.ts'

type Dictionary = ReadonlyMap<string, string | readonly string[]>

/** Only the outermost level: `__SCOPED__` holds a dictionary for each interface, which is not the one in use. */
export function readDictionary(text: string): Dictionary | null {
  const lines = text.split(/\r?\n/)
  if (!/^\s*<dictionary>\s*\{\s*$/.test(lines[0] ?? '')) return null
  const found = new Map<string, string | readonly string[]>()
  let depth = 1
  let array: string[] | null = null
  for (const line of lines.slice(1)) {
    const [, key = '', value = ''] = /^\s*(\S+)\s*:\s*(.*?)\s*$/.exec(line) ?? []
    if (/^\s*\}/.test(line)) {
      depth -= 1
      array = null
      if (depth === 0) return found
    } else if (/<(array|dictionary)>\s*\{$/.test(value)) {
      depth += 1
      if (depth === 2 && value.startsWith('<array>')) found.set(key, (array = []))
    } else if (depth === 1) found.set(key, value)
    else if (depth === 2 && array && /^\d+$/.test(key)) array.push(value)
  }
  return null
}

/** null when the text is not of that kind. */
export function readMacosSettings(text: string): ProxySettings | null {
  const dictionary = readDictionary(text.trimStart())
  if (!dictionary) return null
  const word = (key: string) => {
    const value = dictionary.get(key)
    return typeof value === 'string' ? value : ''
  }
  const isOn = (key: string) => word(key) === '1'
  /** HTTPS first, since a CONNECT is asked for as for https; SOCKS serves what has no proxy of its own (Chromium, proxy_config_mac.cc) */
  function manual(): ManualProxy | null {
    for (const [prefix, list, kind] of [['HTTPS', 'https', 'http'], ['SOCKS', 'socks', 'socks5']] as const) {
      if (!isOn(`${prefix}Enable`)) continue
      const host = word(`${prefix}Proxy`)
      const place = `${host.includes(':') ? `[${host}]` : host}${word(`${prefix}Port`) === '' ? '' : `:${word(`${prefix}Port`)}`}`
      const candidate = readProxy(place, kind)
      return candidate ? { list, candidates: [candidate] } : { list: 'malformed', text: place }
    }
    const others = ['HTTP', 'FTP', 'RTSP', 'Gopher'].find((prefix) => isOn(`${prefix}Enable`))
    return others === undefined ? null : { list: 'others', text: `${others} ${word(`${others}Proxy`)}`.trim() }
  }
  const listed = dictionary.get('ExceptionsList')
  const script = isOn('ProxyAutoConfigEnable') ? word('ProxyAutoConfigURLString') : ''
  return {
    ...nothingSet,
    source: 'macos',
    autoDetect: isOn('ProxyAutoDiscoveryEnable'),
    script: script === '' ? null : script,
    manual: manual(),
    exceptions: [...(Array.isArray(listed) ? (listed as readonly string[]) : []), ...(isOn('ExcludeSimpleHostnames') ? ['<local>'] : [])],
  }
}
