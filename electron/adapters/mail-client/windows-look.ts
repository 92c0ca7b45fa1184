/** What Windows says of its mail clients: asked of its own programs, by whole paths, read by the parsers in shared/domain/mail-client. */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { MailClientsFound } from '../../../shared/domain/mail-client/found.ts'
import { machineBits } from '../../../shared/domain/mail-client/machine.ts'
import { parseRegistryOutput, type RegistryKey } from '../../../shared/domain/mail-client/registry-output.ts'
import { elevatedOf, judgeMapi, type RegistryKeys } from '../../../shared/domain/mail-client/windows-mapi.ts'
import { judgeNotes, notesFolder, notesIniPlaces, parseNotesIni, vim32Places, type NotesIni } from '../../../shared/domain/mail-client/windows-notes.ts'
import { runProgram } from '../system-proxy/run-program.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface WindowsPrograms {
  readonly reg: string
  readonly whoami: string
  readonly tasklist: string
}

export interface WindowsFound {
  readonly found: MailClientsFound
  readonly elevated: boolean | null
  readonly vim32: string | null
  /** of the Notes client; null where it is not known */
  readonly notesBits: 32 | 64 | null
}

export function windowsPrograms(environment: Environment): WindowsPrograms {
  const program = (name: string) => join(systemFolder(environment), 'System32', name)
  return { reg: program('reg.exe'), whoami: program('whoami.exe'), tasklist: program('tasklist.exe') }
}

export function systemFolder(environment: Environment): string {
  return environment['SystemRoot'] ?? environment['SYSTEMROOT'] ?? 'C:\\Windows'
}

/** The bits of a program or library; null for what cannot be read. */
function bitsOfFile(path: string): 32 | 64 | null {
  try {
    const handle = openSync(path, 'r')
    try {
      const head = new Uint8Array(4096)
      return machineBits(head.subarray(0, readSync(handle, head)))
    } finally {
      closeSync(handle)
    }
  } catch {
    return null
  }
}

/** `%SystemRoot%\system32\x.dll` as the registry may have it. */
function expanded(path: string, environment: Environment): string {
  const upper = new Map(Object.entries(environment).map(([name, value]) => [name.toUpperCase(), value]))
  return path.replace(/^"|"$/g, '').replace(/%([^%]+)%/g, (whole, name: string) => upper.get(name.toUpperCase()) ?? whole)
}

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true

function firstIni(places: readonly string[]): NotesIni | null {
  for (const place of places)
    try {
      if (statSync(place).size < 1024 * 1024) return parseNotesIni(readFileSync(place, 'latin1'))
    } catch {
      // not there
    }
  return null
}

const both = ['/reg:64', '/reg:32'] as const
const office = ['16.0', '15.0', '14.0'] as const

export async function lookAtWindows(environment: Environment, programs: WindowsPrograms, ourBits: 32 | 64): Promise<WindowsFound> {
  let unreadable: string | null = null
  const query = async (...args: string[]): Promise<RegistryKeys> => {
    const output = await runProgram(programs.reg, ['query', ...args], { environment, patienceMs: 4000, maxBytes: 4 * 1024 * 1024 })
    if (output.ok) return parseRegistryOutput(output.out)
    // With exit code 1 it says that there is no such key.
    if (!output.reason.startsWith('exit')) unreadable = output.reason
    return new Map()
  }
  const several = async (...questions: Promise<RegistryKeys>[]): Promise<RegistryKeys> => {
    const merged = new Map<string, RegistryKey>()
    for (const [path, key] of (await Promise.all(questions)).flatMap((keys) => [...keys])) {
      // The same key of the other view adds what the first one lacks.
      const before = merged.get(path)
      merged.set(path, before ? { ...before, values: new Map([...key.values, ...before.values]), unnamed: before.unnamed ?? key.unnamed } : key)
    }
    return merged
  }
  const machine = (path: string, ...more: string[]) => several(...both.map((view) => query(`HKLM\\SOFTWARE\\${path}`, ...more, view)))

  const [user, clients, outlook, clickToRun, preferences, mailto, notesMachine, notesUser, automation, ccMail, groups, tasks] = await Promise.all([
    query('HKCU\\Software\\Clients\\Mail', '/s'),
    machine('Clients\\Mail', '/s'),
    several(...office.map((version) => machine(`Microsoft\\Office\\${version}\\Outlook`, '/v', 'Bitness'))),
    machine('Microsoft\\Office\\ClickToRun\\Configuration'),
    query('HKCU\\Software\\Microsoft\\Office\\16.0\\Outlook\\Preferences', '/v', 'UseNewOutlook'),
    query('HKCU\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\mailto\\UserChoice', '/v', 'ProgId'),
    several(machine('Lotus\\Notes', '/s'), machine('HCL\\Notes', '/s')),
    several(query('HKCU\\Software\\Lotus\\Notes', '/s'), query('HKCU\\Software\\HCL\\Notes', '/s')),
    query('HKCR\\Notes.NotesSession', '/s'),
    machine('Microsoft\\Windows\\CurrentVersion\\App Paths\\WMAIL32.EXE'),
    runProgram(programs.whoami, ['/groups'], { environment, patienceMs: 4000 }),
    runProgram(programs.tasklist, ['/FI', 'IMAGENAME eq OUTLOOK.EXE', '/FO', 'CSV', '/NH'], { environment, patienceMs: 4000 }),
  ])
  const elevated = groups.ok ? elevatedOf(groups.out) : null
  const notes = { machine: notesMachine, user: notesUser, automation, ccMail }
  const folder = notesFolder(notes)
  const program = folder === null ? [] : ['notes.exe', 'nlnotes.exe', 'nnotes.dll'].map((name) => join(folder, name))
  const vim32 = vim32Places(notes, join).find(isFile) ?? null
  const notesBits = program.map(bitsOfFile).find((bits) => bits !== null) ?? null
  return {
    elevated,
    vim32,
    notesBits,
    found: {
      mapi: judgeMapi({
        user, machine: clients, outlook, clickToRun, preferences, mailto, ourBits, elevated, unreadable,
        bitsOf: (path) => bitsOfFile(expanded(path, environment)),
        outlookOpen: tasks.ok ? /^"OUTLOOK\.EXE"/im.test(tasks.out) : null,
      }),
      vim: judgeNotes({
        ...notes, elevated, unreadable,
        ini: firstIni(notesIniPlaces(notes, join)),
        clientBits: notesBits,
        vim32: vim32 === null ? null : { path: vim32, bits: bitsOfFile(vim32) },
      }),
    },
  } // prettier-ignore
}
