/** The mail clients of this workstation: MAPI and Notes on Windows, the desktop's client elsewhere. */
import { clientFound, finding, type ClientFound } from '../../../shared/domain/mail-client/found.ts'
import type { HandOverAnswer, MailClients } from '../../core/mail-client/mail-client-port.ts'
import type { Clock } from '../../core/ports.ts'
import { createDesktopClient } from './desktop-client.ts'
import { createMapiClient } from './mapi-client.ts'
import { createNotesClient, powerShells, type PowerShells } from './notes-client.ts'
import type { Command } from './run-helper.ts'
import { lookAtWindows, windowsPrograms, type WindowsFound, type WindowsPrograms } from './windows-look.ts'

export interface MailClientsOptions {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly clock: Pick<Clock, 'monotonic'>
  /** starts this program as the helper that calls MAPI */
  readonly helper: Command
  /** other ones only in tests */
  readonly windows?: { readonly programs: WindowsPrograms; readonly shells: PowerShells; readonly mapiLibrary: string }
}

/** Neither VIM nor Notes' automation is anywhere but on Windows. */
const noNotes: ClientFound = clientFound(null, null, 'notes-only-windows', [finding('notes-only-windows', 'missing')])

/** What was just looked at for the phase before serves the call as well. */
const keepMs = 15_000

function createWindowsClients({ environment, clock, helper, windows }: MailClientsOptions): MailClients {
  const { programs, shells, mapiLibrary } = windows ?? { programs: windowsPrograms(environment), shells: powerShells(environment), mapiLibrary: 'mapi32.dll' }
  const ourBits = process.arch === 'ia32' ? 32 : 64
  let last: { readonly at: number; readonly found: WindowsFound } | null = null
  async function look(): Promise<WindowsFound> {
    const found = await lookAtWindows(environment, programs, ourBits)
    last = { at: clock.monotonic(), found }
    return found
  }
  const seen = async () => (last !== null && clock.monotonic() - last.at < keepMs ? last.found : look())
  const mapi = createMapiClient({ helper, environment, library: mapiLibrary, codePage: 1252, elevated: async () => (await seen()).elevated })
  const notes = createNotesClient({ environment, shells })
  return {
    look: async () => (await look()).found,
    async handOver(by, message, options): Promise<HandOverAnswer> {
      if (by === 'mapi') return mapi(message, options)
      const { found, vim32, notesBits } = await seen()
      const { way, problem } = found.vim
      const refuse = (code: 'notes-missing' | 'vim32-off'): HandOverAnswer => ({ ok: false, way: null, code, status: null, detail: '', mayHaveTaken: false })
      if (problem !== null || (way !== 'notes-ole' && way !== 'vim32')) return refuse('notes-missing')
      if (way === 'vim32' && !options.vim32) return refuse('vim32-off')
      return notes(message, { way, bits: notesBits, library: vim32 }, options)
    },
  }
}

export function createMailClients(options: MailClientsOptions): MailClients {
  if (options.platform === 'win32') return createWindowsClients(options)
  const desktop = createDesktopClient(options)
  return {
    look: async () => ({ mapi: await desktop.look(), vim: noNotes }),
    handOver: (by, message, handOver) =>
      by === 'mapi'
        ? desktop.handOver(message, handOver)
        : Promise.resolve({ ok: false, way: null, code: 'notes-only-windows', status: null, detail: '', mayHaveTaken: false }),
  }
}
