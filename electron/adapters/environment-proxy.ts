import type { SystemProxy } from '../core/ports.ts'
import { proxyFromEnvironment } from '../../shared/domain/route/environment.ts'

/** The proxy variables of this process. Where they say nothing, nothing is known: never silently direct. */
export function createEnvironmentProxy(environment: Readonly<Record<string, string | undefined>>): SystemProxy {
  return {
    find(host, port) {
      const { answer, credentials } = proxyFromEnvironment(environment, { host, port })
      const candidate = answer.candidates?.[0]
      return Promise.resolve({
        ...answer,
        credentials: new Map(candidate && credentials ? [[candidate, credentials]] : []),
      })
    },
  }
}
