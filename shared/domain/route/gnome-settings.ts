/** What `gsettings list-recursively org.gnome.system.proxy` prints: one `schema key value` a line, values as GVariant texts. */
import { isIpAddress } from '../system/host-name.ts'
import { nothingSet, readProxy, type ManualProxy, type ProxySettings } from './proxy-settings.ts'

/** A quoted text of a GVariant; null for what is none. */
function unquote(value: string): string | null {
  const [, quote, inner = ''] = /^(['"])(.*)\1$/s.exec(value) ?? []
  return quote === undefined ? null : inner.replace(/\\(.)/g, '$1')
}

function readList(value: string): string[] {
  return [...value.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) => (single ?? double ?? '').replace(/\\(.)/g, '$1'))
}

/** null when the text does not speak of these settings. */
export function readGnomeSettings(text: string): ProxySettings | null {
  const values = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const [, child = '', key, value] = /^org\.gnome\.system\.proxy(?:\.(\w+))? (\S+) (.*)$/.exec(line) ?? []
    if (key !== undefined && value !== undefined) values.set(child === '' ? key : `${child}.${key}`, value.trim())
  }
  const word = (key: string) => unquote(values.get(key) ?? '') ?? ''
  const mode = word('mode')
  if (mode === '') return null

  /** The one for https, then SOCKS, as Chromium does. `use-same-proxy` is an old switch that today's dialogs never set. */
  function manual(): ManualProxy | null {
    for (const [child, list, kind] of [['https', 'https', 'http'], ['socks', 'socks', 'socks5']] as const) {
      const host = word(`${child}.host`).trim()
      if (host === '') continue
      const port = /\d+$/.exec(values.get(`${child}.port`) ?? '')?.[0] ?? '0'
      // Some write a whole address into the field for the name, or its port as well; port 0 means none was given.
      const [, scheme = '', name = host] = /^(\w+:\/\/)?(.*?)\/?$/.exec(host) ?? []
      const place = `${scheme}${isIpAddress(name) && name.includes(':') ? `[${name}]` : name}`
      const candidate = readProxy(Number(port) === 0 || /[^:\]]:\d+$/.test(place) ? place : `${place}:${port}`, kind)
      return candidate ? { list, candidates: [candidate] } : { list: 'malformed', text: `${host}:${port}` }
    }
    const others = ['http', 'ftp'].find((child) => word(`${child}.host`).trim() !== '')
    return others === undefined ? null : { list: 'others', text: `${others} ${word(`${others}.host`)}` }
  }
  const script = word('autoconfig-url').trim()
  return {
    ...nothingSet,
    source: 'gnome',
    // Mode "automatic" with no address is automatic detection.
    autoDetect: mode === 'auto' && script === '',
    script: mode === 'auto' && script !== '' ? script : null,
    manual: mode === 'manual' ? manual() : null,
    exceptions: readList(values.get('ignore-hosts') ?? ''),
    exceptionsAre: 'domains',
  }
}
