/** A workstation as a test says it is. */
import { clientFound, type MailClientsFound } from '../../../shared/domain/mail-client/found.ts'
import type { HandOverAnswer, MailClients, MessageToHandOver } from '../../core/mail-client/mail-client-port.ts'

export interface MemoryMailClients extends MailClients {
  readonly handed: { readonly by: 'mapi' | 'vim'; readonly message: MessageToHandOver; readonly vim32: boolean }[]
}

const outlook = { name: 'Microsoft Outlook', version: '16.0', bits: 64 } as const
const notes = { name: 'Notes', version: '12.0.2', bits: 32 } as const
export const bothClients: MailClientsFound = {
  mapi: clientFound('simple-mapi', outlook, null, []),
  vim: clientFound('notes-ole', notes, null, []),
}

/** @param answer of the client; `hangs` keeps silent once it has been called, until it is given up */
export function createMemoryMailClients(found: MailClientsFound = bothClients, answer: HandOverAnswer | 'hangs' | null = null): MemoryMailClients {
  const handed: MemoryMailClients['handed'] = []
  return {
    handed,
    look: () => Promise.resolve(found),
    async handOver(by, message, { signal, vim32, onAsked }) {
      handed.push({ by, message, vim32 })
      onAsked()
      if (answer === 'hangs') await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
      if (answer !== null && answer !== 'hangs') return answer
      return { ok: true, way: found[by].way ?? 'simple-mapi', detail: '' }
    },
  }
}
