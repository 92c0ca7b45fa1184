import type { AppInfo } from '../../../shared/contract/app.ts'
import type { SystemProxyAnswer } from '../../../shared/domain/explain/types.ts'
import { speak, type Language } from '../../../shared/i18n/language.ts'
import type { Ports } from '../ports.ts'

export interface AppService {
  info(): AppInfo
  /** what somebody chose on a page or in the window; null until then */
  language(): Language | null
  /** For every page and window on this data folder, and for what this process says. AppError `store-unreadable`, `store-write-failed`. */
  setLanguage(language: Language): null
  systemProxy(target: { host: string; port: number }): Promise<SystemProxyAnswer>
}

export function createAppService(ports: Pick<Ports, 'host' | 'dataDir' | 'version' | 'secretBox' | 'systemProxy' | 'settingsStore' | 'events'>): AppService {
  return {
    info: () => ({
      version: ports.version,
      host: ports.host.hostName,
      osUser: ports.host.osUser,
      platform: ports.host.platform,
      dataDir: ports.dataDir,
      secrets: ports.secretBox.protection,
    }),
    language: () => ports.settingsStore.read().language ?? null,
    setLanguage(language) {
      speak(language)
      ports.settingsStore.write({ ...ports.settingsStore.read(), language })
      ports.events.emit({ name: 'app.languageChanged', data: { language } })
      return null
    },
    async systemProxy({ host, port }) {
      // The credentials a variable may carry stay here.
      const { origin, candidates, trace } = await ports.systemProxy.find(host, port)
      return { origin, candidates, trace }
    },
  }
}
