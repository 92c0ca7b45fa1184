/** Who would send by Simple MAPI on this Windows, from what its registry says. Pure; facts: KB315458, "Mapi32 Stub Library". */
import { clientFound, finding, type ClientFinding, type ClientFound } from './found.ts'
import { registryNumber, registryValue, type RegistryKey } from './registry-output.ts'

export type RegistryKeys = ReadonlyMap<string, RegistryKey>

/** What was printed of the keys that are asked for; a key that is not there has printed nothing. */
export interface MapiRegistry {
  /** HKCU\Software\Clients\Mail and all below */
  readonly user: RegistryKeys
  /** HKLM\Software\Clients\Mail and all below, of both views */
  readonly machine: RegistryKeys
  /** HKLM\SOFTWARE\Microsoft\Office\<version>\Outlook, of both views, the newest first */
  readonly outlook: RegistryKeys
  /** HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration */
  readonly clickToRun: RegistryKeys
  /** HKCU\Software\Microsoft\Office\16.0\Outlook\Preferences */
  readonly preferences: RegistryKeys
  /** HKCU\…\UrlAssociations\mailto\UserChoice */
  readonly mailto: RegistryKeys
}

export interface MapiFacts extends MapiRegistry {
  /** of this program */
  readonly ourBits: 32 | 64
  /** of a library, null where it cannot be read */
  readonly bitsOf: (path: string) => 32 | 64 | null
  /** does this program run as administrator; null: not known */
  readonly elevated: boolean | null
  /** is the classic Outlook open */
  readonly outlookOpen: boolean | null
  /** why the registry could not be read; null when it could */
  readonly unreadable: string | null
}

interface Registered {
  readonly name: string
  readonly shown: string
  /** what Simple MAPI of this client is made of: DLLPath, DLLPathEx or a component of Windows Installer */
  readonly library: string | null
  readonly installed: boolean
}

const mailKey = /^HKEY_(?:CURRENT_USER|LOCAL_MACHINE)\\SOFTWARE\\(?:WOW6432NODE\\)?CLIENTS\\MAIL$/
const clientKey = /^HKEY_(?:CURRENT_USER|LOCAL_MACHINE)\\SOFTWARE\\(?:WOW6432NODE\\)?CLIENTS\\MAIL\\([^\\]+)$/

function defaultOf(keys: RegistryKeys): string | null {
  for (const [path, { unnamed }] of keys) if (mailKey.test(path) && unnamed !== null) return unnamed
  return null
}

function registeredOf(...views: readonly RegistryKeys[]): Registered[] {
  const found = new Map<string, Registered>()
  for (const [path, key] of views.flatMap((keys) => [...keys])) {
    if (!clientKey.test(path)) continue
    const name = key.path.slice(key.path.lastIndexOf('\\') + 1)
    const library = registryValue([key], 'DLLPath') ?? registryValue([key], 'DLLPathEx')
    const installed = library !== null || registryValue([key], 'MSIComponentID') !== null
    const before = found.get(name.toUpperCase())
    found.set(name.toUpperCase(), {
      name,
      shown: before?.shown ?? (key.unnamed?.startsWith('@') === false ? key.unnamed : name),
      library: before?.library ?? library,
      installed: installed || before?.installed === true,
    })
  }
  return [...found.values()]
}

/** Whether the person has switched to the new Outlook, which has no MAPI: its own switch, or a Store app that opens mailto. */
function newOutlook({ preferences, mailto }: MapiRegistry): boolean {
  const switched = registryNumber(registryValue(preferences.values(), 'UseNewOutlook')) === 1
  return switched || /^AppX/i.test(registryValue(mailto.values(), 'ProgId') ?? '')
}

const isOutlook = (name: string) => /^microsoft outlook$/i.test(name)

function outlookBits({ outlook, clickToRun }: MapiRegistry): 32 | 64 | null {
  const said = registryValue(outlook.values(), 'Bitness') ?? registryValue(clickToRun.values(), 'Platform')
  return said === null ? null : /64/.test(said) ? 64 : /86|32/.test(said) ? 32 : null
}

function outlookVersion({ outlook, clickToRun }: MapiRegistry): string | null {
  const version = registryValue(clickToRun.values(), 'VersionToReport')
  if (version !== null) return version.slice(0, 40)
  return [...outlook.keys()].map((path) => /\\OFFICE\\(\d+\.\d+)\\OUTLOOK$/.exec(path)?.[1]).find((found) => found !== undefined) ?? null
}

export function judgeMapi(facts: MapiFacts): ClientFound {
  if (facts.unreadable !== null) return clientFound('simple-mapi', null, null, [finding('registry-unreadable', 'attention', { reason: facts.unreadable })])
  const chosen = defaultOf(facts.user) ?? defaultOf(facts.machine)
  const clients = registeredOf(facts.user, facts.machine)
  const usable = clients.filter(({ installed }) => installed)
  const others = usable.length === 0 ? [] : [finding('clients-registered', 'ok', { names: usable.map(({ shown }) => shown).join(', ').slice(0, 300) })]
  const fresh: ClientFinding[] = newOutlook(facts) ? [finding('new-outlook', 'attention')] : []
  if (chosen === null) return clientFound(null, null, 'mail-client-none', [finding('no-default-client', 'missing'), ...fresh, ...others])
  const client = clients.find(({ name }) => name.toUpperCase() === chosen.toUpperCase())
  const outlook = isOutlook(chosen)
  const bits = (outlook ? outlookBits(facts) : null) ?? (client?.library ? facts.bitsOf(client.library) : null)
  const name = { name: client?.shown ?? chosen, version: outlook ? outlookVersion(facts) : null, bits }
  if (!client?.installed)
    return clientFound(null, name, 'mail-client-no-mapi', [finding(client ? 'no-mapi-library' : 'default-not-registered', 'missing', { name: name.name }), ...fresh, ...others])
  return clientFound('simple-mapi', name, null, [
    finding('default-client', 'ok', { name: name.name }),
    ...fresh,
    ...(bits !== null && bits !== facts.ourBits ? [finding('bits-differ', 'attention', { client: bits, ours: facts.ourBits })] : []),
    ...(facts.elevated === true ? [finding(facts.outlookOpen === true && outlook ? 'elevated-client-open' : 'elevated', 'attention', { name: name.name })] : []),
  ])
}

/** `whoami /groups`: the mandatory label of an elevated program is high or higher (S-1-16-12288, system S-1-16-16384). */
export function elevatedOf(groups: string): boolean | null {
  const level = /\bS-1-16-(\d+)\b/.exec(groups)?.[1]
  return level === undefined ? null : Number(level) >= 12288
}
