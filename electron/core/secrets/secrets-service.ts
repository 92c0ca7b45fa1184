import type { SecretsStatus } from '../../../shared/contract/secrets.ts'
import type { Ports } from '../ports.ts'

export interface SecretsService {
  status(): Promise<SecretsStatus>
  /** AppError `only-way`, `secret-unavailable`, `store-write-failed` */
  allowKeyFile(allowed: boolean): Promise<SecretsStatus>
}

type Needs = Pick<Ports, 'systemStore' | 'secretBox' | 'keyWays' | 'log'>

export function createSecretsService({ systemStore, secretBox, keyWays, log }: Needs): SecretsService {
  async function status(): Promise<SecretsStatus> {
    const { systems } = await systemStore.list()
    const kept = systems.flatMap(({ id, document, secrets }) =>
      Object.entries(secrets).map(([path, sealed]) => ({
        systemId: id,
        systemName: document.name,
        path,
        opens: sealed !== undefined && secretBox.open(sealed, { recordId: id, path: path as keyof typeof secrets }) !== null,
      })),
    )
    const ways = keyWays.list()
    return {
      protection: secretBox.protection,
      ways: ways.map(({ by, backend }) => ({ by, backend })),
      keyFileAllowed: ways.some(({ by }) => by === 'key-file'),
      canWithdraw: ways.some(({ by }) => by !== 'key-file'),
      stored: kept.length,
      lost: kept.filter(({ opens }) => !opens).map(({ systemId, systemName, path }) => ({ systemId, systemName, path })),
    }
  }

  return {
    status,
    async allowKeyFile(allowed) {
      keyWays.allowKeyFile(allowed)
      log.info('who may open the passwords was changed', { keyFile: allowed })
      return status()
    },
  }
}
