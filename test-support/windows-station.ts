/** Programs of a Windows workstation as scripts: what they print was recorded, or made of what was. */
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What `reg query` printed, by the key that was asked for; every other key is not there. */
export type RecordedKeys = Readonly<Record<string, string>>

export const outlookKeys: RecordedKeys = {
  'HKLM\\SOFTWARE\\Clients\\Mail': [
    '',
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Clients\\Mail',
    '    (Padrão)    REG_SZ    Microsoft Outlook',
    '',
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Clients\\Mail\\Microsoft Outlook',
    '    (Padrão)    REG_SZ    Microsoft Outlook',
    '    DLLPath    REG_SZ    mapi32.dll',
    '    MSIComponentID    REG_SZ    {6DB1921F-8B40-4406-A18B-E906DBEEF0C9}',
    '',
  ].join('\r\n'),
  'HKLM\\SOFTWARE\\Microsoft\\Office\\16.0\\Outlook': '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Office\\16.0\\Outlook\r\n    Bitness    REG_SZ    x64\r\n\r\n',
  'HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration':
    '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration\r\n    Platform    REG_SZ    x64\r\n    VersionToReport    REG_SZ    16.0.17328.20162\r\n\r\n',
}
export const notesKeys = (folder: string): RecordedKeys => ({
  'HKLM\\SOFTWARE\\Lotus\\Notes': `\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Lotus\\Notes\r\n    Path    REG_SZ    ${folder}\r\n    Version    REG_SZ    V12.0.2\r\n\r\n`,
  'HKCR\\Notes.NotesSession': '\r\nHKEY_CLASSES_ROOT\\Notes.NotesSession\\CLSID\r\n    (Padrão)    REG_SZ    {29131401-2EED-1069-BF5D-00DD011186B7}\r\n\r\n',
})

/** The head of a program of Windows, as far as its bits. */
export function peHead(machine: number): Uint8Array {
  const head = new Uint8Array(512)
  const view = new DataView(head.buffer)
  view.setUint16(0, 0x5a4d, true)
  view.setUint32(0x3c, 0x80, true)
  view.setUint32(0x80, 0x4550, true)
  view.setUint16(0x84, machine, true)
  return head
}

function script(file: string, work: string): void {
  writeFileSync(file, `#!${process.execPath}\n${work}\n`)
  chmodSync(file, 0o755)
}

/** Many are asked at once, so these are no programs of Node. */
function shell(file: string, work: string): void {
  writeFileSync(file, `#!/bin/sh\n${work}\n`)
  chmodSync(file, 0o755)
}
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`

export interface StationOptions {
  readonly keys: RecordedKeys
  /** what whoami prints of the mandatory label; 8192 is an ordinary program, 12288 one that runs as administrator */
  readonly level?: number
  readonly outlookOpen?: boolean
  /** what the stand-in for PowerShell does once it has the request: lines of JavaScript, `say(line)` writes one */
  readonly powershell?: string
  readonly mapiLibrary?: string
}

/** Makes the programs in `folder`; a request to PowerShell is written to `folder/asked.json` as it was received. */
export function makeStation(folder: string, { keys, level = 8192, outlookOpen = false, powershell = "say({ event: 'calling', what: 'Send' }); say({ event: 'answer', code: 0, detail: 'Send' })", mapiLibrary }: StationOptions): void {
  mkdirSync(folder, { recursive: true })
  const printed = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return `cat ${quoted(join(folder, name))}`
  }
  const cases = Object.entries(keys).map(([key, text], index) => `${quoted(key)}) ${printed(`key-${index}`, text)};;`)
  // As on a 64-bit Windows: what was recorded stands in its own view, and a key that is not there is exit code 1.
  shell(join(folder, 'reg'), `for one in "$@"; do [ "$one" = /reg:32 ] && exit 1; done\ncase "$2" in\n${cases.join('\n')}\n*) exit 1;;\nesac`)
  shell(join(folder, 'whoami'), printed('groups', `Mandatory Label\\X Label S-1-16-${level}\r\n`))
  shell(join(folder, 'tasklist'), printed('tasks', outlookOpen ? '"OUTLOOK.EXE","4711","Console","1","200.000 K"\r\n' : 'INFO: no tasks\r\n'))
  for (const name of ['powershell', 'powershell32'])
    script(
      join(folder, name),
      `const { writeFileSync } = require('node:fs')
       const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n')
       let text = ''
       process.stdin.on('data', (chunk) => (text += chunk)).on('end', () => {
         writeFileSync(${JSON.stringify(join(folder, 'asked.json'))}, JSON.stringify({ program: '${name}', args: process.argv.slice(2), text }))
         ${powershell}
       })`,
    )
  if (mapiLibrary !== undefined) copyFileSync(mapiLibrary, join(folder, 'mapi.so'))
}
