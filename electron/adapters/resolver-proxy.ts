/** The operating system's proxy as Chromium finds it: Opções da Internet, configuration scripts, GNOME, the environment. */
import { parsePacAnswer } from '../../shared/domain/route/pac-answer.ts'
import type { Clock, SystemProxy, SystemProxyFound } from '../core/ports.ts'

/** A script that does not come or does not end must not outlast a test. */
const patienceMs = 10_000

const unknown = (rule: string, found: string): SystemProxyFound => ({
  origin: 'operating-system',
  candidates: null,
  trace: [{ rule, found, outcome: 'passed' }],
  credentials: new Map(),
})

/**
 * Asked as for a web address, since no proxy setting knows `smtp:`. Chromium drops the credentials that stand in an
 * environment variable: `environment` gives them back for the very proxy that Chromium chose.
 */
export function createResolverProxy(options: {
  /** answers as a configuration script would; Electron's `session.resolveProxy` */
  readonly resolve: (url: string) => Promise<string>
  readonly clock: Pick<Clock, 'after'>
  readonly environment: SystemProxy
}): SystemProxy {
  const { resolve: ask, clock, environment } = options
  return {
    async find(host, port) {
      const name = host.includes(':') ? `[${host}]` : host
      let stopWaiting = () => {}
      const timeout = new Promise<null>((resolve) => (stopWaiting = clock.after(patienceMs, () => resolve(null))))
      try {
        const answer = await Promise.race([ask(`https://${name}:${String(port)}/`), timeout])
        if (answer === null) return unknown('system-proxy-timeout', '')
        const { candidates } = parsePacAnswer(answer)
        if (candidates.length === 0) return unknown('system-proxy-unreadable', answer.slice(0, 200))
        const known = await environment.find(host, port)
        const credentials = new Map(
          candidates.flatMap((candidate) =>
            [...known.credentials].flatMap(([other, login]) =>
              other.kind === candidate.kind && other.host === candidate.host && other.port === candidate.port
                ? [[candidate, login] as const]
                : [],
            ),
          ),
        )
        const trace = [{ rule: 'system-proxy', found: answer.slice(0, 200), outcome: 'decided' as const }]
        return { origin: 'operating-system', candidates, trace, credentials }
      } catch (error) {
        return unknown('system-proxy-unreadable', String(error).slice(0, 200))
      } finally {
        stopWaiting()
      }
    },
  }
}
