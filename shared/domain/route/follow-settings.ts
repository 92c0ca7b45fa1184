/** From settings to an answer, each rule looked at with what it said. Scripts are run by whoever can. */
import type { RouteCandidate, RouteTraceItem } from '../explain/types.ts'
import { noProxyMatch } from './environment.ts'
import { exceptionFor, isLocal, type Target } from './exceptions.ts'
import { direct } from './explain-route.ts'
import { withoutLogin, writeProxy, type ProxySettings } from './proxy-settings.ts'

export interface FollowedRules {
  /** null: could not be found out */
  readonly candidates: readonly RouteCandidate[] | null
  readonly trace: readonly RouteTraceItem[]
}
export interface DetectedRules extends FollowedRules {
  /** a script was found, whatever became of it */
  readonly found: boolean
}
export interface ScriptRunner {
  ask(script: string, target: Target): Promise<FollowedRules>
  /** looks for the script of this network (WPAD) and asks it */
  detect(target: Target): Promise<DetectedRules>
}

export interface FollowedSettings extends FollowedRules {
  /** false: nothing of a proxy is switched on there */
  readonly configured: boolean
}

/**
 * In the order of Windows: automatic detection, the script, the proxy that is typed there. What fails makes room for the next.
 * At the end Windows goes direct without a word. So do we where nothing but a detection was on and there is nothing to
 * detect (it is on by default everywhere); but where a script was named or found and failed, the way is not known.
 */
export async function followSettings(settings: ProxySettings, target: Target, scripts: ScriptRunner): Promise<FollowedSettings> {
  const { autoDetect, script, manual } = settings
  const trace: RouteTraceItem[] = [{ rule: `${settings.source}-read`, found: '', outcome: 'passed' }]
  const configured = autoDetect || script !== null || manual !== null
  const end = (candidates: readonly RouteCandidate[] | null, rule: string, found = ''): FollowedSettings => ({
    configured,
    candidates,
    trace: [...trace, { rule, found, outcome: candidates ? 'decided' : 'passed' }],
  })
  if (!configured) return end([direct], 'settings-none')
  if (settings.localIsDirect && isLocal(target.host)) return end([direct], 'settings-local', target.host)

  let scriptFailed = false
  if (autoDetect) {
    trace.push({ rule: 'settings-detect', found: '', outcome: 'passed' })
    const detected = await scripts.detect(target)
    trace.push(...detected.trace)
    if (detected.candidates) return { configured, candidates: detected.candidates, trace }
    scriptFailed = detected.found
  }
  if (script !== null) {
    trace.push({ rule: 'settings-script', found: withoutLogin(script), outcome: 'passed' })
    const answered = await scripts.ask(script, target)
    trace.push(...answered.trace)
    if (answered.candidates) return { configured, candidates: answered.candidates, trace }
    scriptFailed = true
  }
  if (manual === null) return scriptFailed ? { configured, candidates: null, trace } : end([direct], 'settings-none')
  return end(...byManual(settings, manual, target))
}

type End = [candidates: readonly RouteCandidate[] | null, rule: string, found: string]

function byManual(settings: ProxySettings, manual: NonNullable<ProxySettings['manual']>, target: Target): End {
  const { exceptions, exceptionsAre, reversed } = settings
  const exception = (exceptionsAre === 'domains' ? noProxyMatch(exceptions.join(','), target) : null) ?? exceptionFor(exceptions, target)
  if (exception !== null && !reversed) return [[direct], 'settings-exception', exception]
  if (exception === null && reversed) return [[direct], 'settings-not-listed', target.host]
  switch (manual.list) {
    case 'malformed':
      return [null, 'settings-malformed', manual.text.slice(0, 200)]
    case 'others':
      return [[direct], 'settings-others', manual.text.slice(0, 200)]
    case 'all':
    case 'https':
    case 'socks':
      return [manual.candidates, `settings-${manual.list}`, manual.candidates.map(writeProxy).join(', ')]
  }
}
