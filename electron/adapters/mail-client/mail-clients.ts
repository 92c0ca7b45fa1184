/** The mail clients of this workstation: MAPI and Notes on Windows, the desktop's client elsewhere. */
import { clientFound, finding, type ClientFound } from '../../../shared/domain/mail-client/found.ts'
import type { MailClients } from '../../core/mail-client/mail-client-port.ts'
import { createDesktopClient } from './desktop-client.ts'

export interface MailClientsOptions {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Neither VIM nor Notes' automation is anywhere but on Windows. */
const noNotes: ClientFound = clientFound(null, null, 'notes-only-windows', [finding('notes-only-windows', 'missing')])

export function createMailClients({ platform, environment }: MailClientsOptions): MailClients {
  const desktop = createDesktopClient({ platform, environment })
  return {
    look: async () => ({ mapi: await desktop.look(), vim: noNotes }),
    handOver: (by, message, options) =>
      by === 'mapi'
        ? desktop.handOver(message, options)
        : Promise.resolve({ ok: false, way: null, code: 'notes-only-windows', status: null, detail: '', mayHaveTaken: false }),
  }
}
