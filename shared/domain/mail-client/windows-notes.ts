/** Whether and how a Notes client of this Windows can be asked, from its registry keys and notes.ini. Pure. */
import { clientFound, finding, type ClientFound } from './found.ts'
import { registryValue } from './registry-output.ts'
import type { RegistryKeys } from './windows-mapi.ts'

export interface NotesRegistry {
  /** HKLM\SOFTWARE\Lotus\Notes and HKLM\SOFTWARE\HCL\Notes, of both views, and all below */
  readonly machine: RegistryKeys
  /** HKCU\Software\Lotus\Notes, HKCU\Software\HCL\Notes and all below */
  readonly user: RegistryKeys
  /** HKCR\Notes.NotesSession and all below */
  readonly automation: RegistryKeys
  /** App Paths of cc:Mail's WMAIL32.EXE, beside which a VIM32.DLL may lie */
  readonly ccMail: RegistryKeys
}

export interface NotesFacts extends NotesRegistry {
  /** null where it could not be read */
  readonly ini: NotesIni | null
  /** of NOTES.EXE or NNOTES.DLL; null where there is none that can be read */
  readonly clientBits: 32 | 64 | null
  /** a VIM32.DLL that was found, and its bits */
  readonly vim32: { readonly path: string; readonly bits: 32 | 64 | null } | null
  readonly elevated: boolean | null
  readonly unreadable: string | null
}

export interface NotesIni {
  readonly mailServer: string
  readonly mailFile: string
  readonly program: string
  readonly version: string | null
}

/** The names that count, of the group [Notes]; case does not matter. */
export function parseNotesIni(text: string): NotesIni {
  const values = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const [, name, value] = /^\s*([\w$]+)\s*=(.*)$/.exec(line) ?? []
    if (name !== undefined && !values.has(name.toLowerCase())) values.set(name.toLowerCase(), (value ?? '').trim().slice(0, 300))
  }
  const get = (name: string) => values.get(name.toLowerCase()) ?? ''
  const version = /\b(\d+(?:\.\d+)+\w*)/.exec(get('FaultRecovery_Build'))?.[1] ?? null
  return { mailServer: get('MailServer'), mailFile: get('MailFile'), program: get('NotesProgram'), version }
}

/** The folder of the program, as the registry has it; null where Notes is not installed. */
export function notesFolder({ machine, user }: NotesRegistry): string | null {
  return registryValue(machine.values(), 'Path') ?? registryValue(user.values(), 'PROGDIR')
}

/** Where notes.ini may lie, the likeliest first. */
export function notesIniPlaces(registry: NotesRegistry, join: (...parts: string[]) => string): string[] {
  const said = registryValue(registry.user.values(), 'NotesIniPath')
  const folders = [notesFolder(registry), registryValue(registry.machine.values(), 'DataPath'), registryValue(registry.user.values(), 'DATADIR')]
  const whole = said === null ? [] : [/\.ini$/i.test(said) ? said : join(said, 'notes.ini')]
  return [...whole, ...folders.flatMap((folder) => (folder === null ? [] : [join(folder, 'notes.ini')]))]
}

export function vim32Places(registry: NotesRegistry, join: (...parts: string[]) => string): string[] {
  const folders = [notesFolder(registry), registryValue(registry.ccMail.values(), 'Path')]
  return folders.flatMap((folder) => (folder === null ? [] : [join(folder, 'vim32.dll')]))
}

function versionOf({ machine, ini }: NotesFacts): string | null {
  const said = registryValue(machine.values(), 'Version')
  return ini?.version ?? (said === null ? null : (/\d[\w.]*/.exec(said)?.[0]?.slice(0, 40) ?? null))
}

export function judgeNotes(facts: NotesFacts): ClientFound {
  if (facts.unreadable !== null) return clientFound('notes-ole', null, null, [finding('registry-unreadable', 'attention', { reason: facts.unreadable })])
  const folder = notesFolder(facts)
  const automation = facts.automation.size > 0
  if (folder === null && !automation && facts.vim32 === null) return clientFound(null, null, 'notes-missing', [finding('notes-not-installed', 'missing')])
  const client = { name: folder === null && !automation ? 'VIM' : 'Notes', version: versionOf(facts), bits: facts.clientBits ?? (automation ? null : (facts.vim32?.bits ?? null)) }
  const configured = facts.ini !== null && facts.ini.mailFile !== ''
  const account =
    facts.ini === null
      ? finding('notes-ini-missing', 'attention')
      : configured
        ? finding('notes-mail-file', 'ok', { file: facts.ini.mailFile, server: facts.ini.mailServer === '' ? 'local' : facts.ini.mailServer })
        : finding('notes-no-mail-file', 'attention')
  const elevated = facts.elevated === true ? [finding('elevated', 'attention', { name: client.name })] : []
  if (automation) return clientFound('notes-ole', client, null, [finding('notes-automation', 'ok'), account, ...elevated])
  if (facts.vim32 !== null) {
    // The helper that loads it is a 32-bit program; the library was never made for another.
    if (facts.vim32.bits === 64) return clientFound(null, client, 'notes-missing', [finding('vim32-64', 'missing')])
    return clientFound('vim32', client, null, [finding('vim32-only', 'attention'), ...(folder === null ? [] : [account]), ...elevated])
  }
  return clientFound(null, client, 'notes-missing', [finding('notes-no-automation', 'missing'), account])
}
