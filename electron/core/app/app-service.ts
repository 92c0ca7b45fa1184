import type { AppInfo } from '../../../shared/contract/app.ts'
import type { SystemProxyAnswer } from '../../../shared/domain/explain/types.ts'
import type { Ports } from '../ports.ts'

export interface AppService {
  info(): AppInfo
  systemProxy(target: { host: string; port: number }): Promise<SystemProxyAnswer>
}

export function createAppService(ports: Pick<Ports, 'host' | 'dataDir' | 'version' | 'secretBox' | 'systemProxy'>): AppService {
  return {
    info: () => ({
      version: ports.version,
      host: ports.host.hostName,
      osUser: ports.host.osUser,
      platform: ports.host.platform,
      dataDir: ports.dataDir,
      secrets: ports.secretBox.protection,
    }),
    async systemProxy({ host, port }) {
      // The credentials a variable may carry stay here.
      const { origin, candidates, trace } = await ports.systemProxy.find(host, port)
      return { origin, candidates, trace }
    },
  }
}
