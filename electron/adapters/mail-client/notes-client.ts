/** The Notes client of the workstation, by a helper in PowerShell with a fixed script: by its OLE automation, or (experimental) VIM32.DLL. */
import { join } from 'node:path'
import { notesStatus, statusKey, vimUserCancel } from '../../../shared/domain/mail-client/statuses.ts'
import type { HandOverAnswer, HandOverOptions, MessageToHandOver } from '../../core/mail-client/mail-client-port.ts'
import { withoutAnswer } from './mapi-client.ts'
import { encodedCommand, notesOleScript, vim32Script } from './notes-script.ts'
import { withPrivateFiles } from './private-files.ts'
import { runHelper, type HelperAnswer } from './run-helper.ts'
import { systemFolder } from './windows-look.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface PowerShells {
  /** of this Windows' own bits */
  readonly own: string
  /** of 32 bits on a 64-bit Windows */
  readonly bits32: string
}

/** By whole paths, so that no program of that name in another folder is started. A 32-bit program would find System32 redirected. */
export function powerShells(environment: Environment): PowerShells {
  const program = (folder: string) => join(systemFolder(environment), folder, 'WindowsPowerShell', 'v1.0', 'powershell.exe')
  return { own: program('System32'), bits32: program('SysWOW64') }
}

/** What is handed to PowerShell: `-STA`, since OLE wants it; no profile, whose scripts would write into our answer. */
export const powerShellArguments = (script: string) => ['-NoLogo', '-NoProfile', '-NonInteractive', '-STA', '-EncodedCommand', encodedCommand(script)]

/** In ASCII, whatever code page the console has. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

export interface NotesTarget {
  readonly way: 'notes-ole' | 'vim32'
  /** of the client; null where it is not known */
  readonly bits: 32 | 64 | null
  /** path of VIM32.DLL, for `vim32` */
  readonly library: string | null
}

export function notesAnswer(way: NotesTarget['way'], { code, problem, detail, hresult }: HelperAnswer): HandOverAnswer {
  if (code === 0) return { ok: true, way, detail }
  const refusal = { ok: false, way, detail, mayHaveTaken: false } as const
  if (way === 'notes-ole') return { ...refusal, code: 'mail-client-refused', status: notesStatus(problem ?? 'other', hresult) }
  if (code === null) return { ...refusal, code: 'mail-client-unloadable', status: null }
  return { ...refusal, code: code === vimUserCancel ? 'mail-client-closed' : 'mail-client-refused', status: statusKey('vim', code) }
}

export function createNotesClient({ environment, shells, folder }: { readonly environment: Environment; readonly shells: PowerShells; readonly folder?: string }) {
  return async (message: MessageToHandOver, { way, bits, library }: NotesTarget, { signal, onAsked }: Pick<HandOverOptions, 'signal' | 'onAsked'>): Promise<HandOverAnswer> => {
    const addresses = (kind: 'to' | 'cc' | 'bcc') => message.recipients.filter((one) => one.kind === kind).map(({ address }) => address)
    let asked = false
    const onCalling = () => {
      if (!asked) onAsked()
      asked = true
    }
    const end = await withPrivateFiles(
      message.attachments,
      (files) =>
        runHelper({
          command: way === 'vim32' || bits === 32 ? shells.bits32 : shells.own,
          args: powerShellArguments(way === 'vim32' ? vim32Script : notesOleScript),
          environment,
          input: `${asciiJson({
            to: addresses('to'), cc: addresses('cc'), bcc: addresses('bcc'), subject: message.subject, text: message.text.replace(/\r\n|\r|\n/g, '\r\n'),
            files: files.map(({ path }) => path), dialog: message.dialog, library,
          })}\n`, // prettier-ignore
          signal,
          onCalling,
        }),
      folder,
    )
    return end.kind === 'answered' ? notesAnswer(way, end.answer) : withoutAnswer(way, end, asked)
  }
}
