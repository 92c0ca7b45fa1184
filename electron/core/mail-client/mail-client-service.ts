import type { OutputOf } from '../../../shared/contract/index.ts'
import type { ClientFound } from '../../../shared/domain/mail-client/found.ts'
import type { Ports } from '../ports.ts'

export interface MailClientService {
  /** What this workstation has, looked up now. */
  look(): Promise<OutputOf<'clients.look'>>
}

function copyOf(found: ClientFound): OutputOf<'clients.look'>['mapi'] {
  return { ...found, findings: found.findings.map((one) => ({ ...one, params: { ...one.params } })) }
}

export function createMailClientService({ mailClients }: Pick<Ports, 'mailClients'>): MailClientService {
  return {
    async look() {
      const { mapi, vim } = await mailClients.look()
      return { mapi: copyOf(mapi), vim: copyOf(vim) }
    },
  }
}
