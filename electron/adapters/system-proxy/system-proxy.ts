/**
 * The operating system's proxy for programs without a window. On Linux the variables of the environment go first and the
 * desktop's settings after them. Windows and macOS have settings of their own, which decide; variables serve where nothing is set.
 */
import type { RouteTraceItem } from '../../../shared/domain/explain/types.ts'
import { proxyFromEnvironment } from '../../../shared/domain/route/environment.ts'
import type { Target } from '../../../shared/domain/route/exceptions.ts'
import { followSettings, type ScriptRunner } from '../../../shared/domain/route/follow-settings.ts'
import type { Clock, SystemProxy, SystemProxyFound } from '../../core/ports.ts'
import {
  createGnomeReader, createKdeReader, createMacosReader, createWindowsReader, createWindowsServiceReader, type ReadingSettings, type SettingsReader,
} from './settings-readers.ts' // prettier-ignore
import { createWinHttp, type WinHttp } from './winhttp.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface SystemProxyOptions {
  readonly environment: Environment
  readonly platform: NodeJS.Platform
  readonly clock: Pick<Clock, 'monotonic'>
  readonly scripts: ScriptRunner
  /** others only for tests */
  readonly winHttp?: WinHttp
  readonly scutil?: string
}

export interface HeadlessSystemProxy extends SystemProxy {
  /** What a service of Windows would find, which has settings of its own; null where services have none of their own. */
  findForService(host: string, port: number): Promise<SystemProxyFound | null>
}

/** Settings are read once for all the questions of one moment. */
const keepMs = 3000

/** What one place says, or that it says nothing: then the next one is asked. */
interface Said {
  readonly answer: SystemProxyFound | null
  readonly trace: readonly RouteTraceItem[]
  /** it could not be read or understood: going direct afterwards would be a guess */
  readonly doubtful?: boolean
}

function kept(clock: Pick<Clock, 'monotonic'>, read: SettingsReader): SettingsReader {
  let known: { readonly at: number; readonly reading: Promise<ReadingSettings> } | null = null
  return () => {
    if (!known || clock.monotonic() - known.at >= keepMs) known = { at: clock.monotonic(), reading: read() }
    return known.reading
  }
}

function createEnvironmentPlace({ environment, scripts }: SystemProxyOptions) {
  return async (target: Target): Promise<Said> => {
    const { answer, credentials, script } = proxyFromEnvironment(environment, target)
    if (script !== null) {
      const { candidates, trace } = await (script === '' ? scripts.detect(target) : scripts.ask(script, target))
      return { answer: { origin: 'environment', candidates, trace: [...answer.trace, ...trace], credentials: new Map() }, trace: [] }
    }
    const first = answer.candidates?.[0]
    // What is set and cannot be read is not gone around.
    if (!first && answer.trace.some(({ rule }) => rule === 'environment-malformed')) return { answer: { ...answer, credentials: new Map() }, trace: [] }
    if (!first) return { answer: null, trace: answer.trace }
    return { answer: { ...answer, credentials: new Map(credentials ? [[first, credentials]] : []) }, trace: [] }
  }
}

function createSettingsPlace(read: SettingsReader, scripts: ScriptRunner) {
  return async (target: Target): Promise<Said> => {
    const reading = await read()
    if (reading === null) return { answer: null, trace: [] }
    if ('problem' in reading) return { answer: null, trace: [reading.problem], doubtful: true }
    const { configured, candidates, trace } = await followSettings(reading.settings, target, scripts)
    const found: SystemProxyFound = { origin: 'operating-system', candidates, trace, credentials: new Map() }
    if (configured) return { answer: found, trace: [] }
    const passed = trace.map((item): RouteTraceItem => ({ ...item, outcome: 'passed', rule: item.rule === 'settings-none' ? 'settings-nothing' : item.rule }))
    return { answer: null, trace: passed }
  }
}

export function createSystemProxy(options: SystemProxyOptions): HeadlessSystemProxy {
  const { platform, environment, clock, scripts, winHttp = createWinHttp(), scutil } = options
  const byReader = (read: SettingsReader) => createSettingsPlace(kept(clock, read), scripts)
  const variables = createEnvironmentPlace(options)
  /** `settles`: where everything that is asked holds nothing, "direct" is this system's answer */
  function placesOf(): { places: ((target: Target) => Promise<Said>)[]; settles: () => Promise<boolean> } {
    const always = () => Promise.resolve(true)
    if (platform === 'win32') return { places: [byReader(createWindowsReader(winHttp)), variables], settles: always }
    if (platform === 'darwin') return { places: [byReader(createMacosReader(environment, scutil)), variables], settles: always }
    const readers = [createGnomeReader(environment), createKdeReader(environment)].map((read) => kept(clock, read))
    return {
      places: [variables, ...readers.map((read) => createSettingsPlace(read, scripts))],
      settles: async () => (await Promise.all(readers.map((read) => read()))).some((reading) => reading !== null && 'settings' in reading && reading.inUse),
    }
  }
  const { places, settles } = placesOf()
  const service = platform === 'win32' ? createWindowsServiceReader(winHttp) : null

  return {
    async find(host, port) {
      const trace: RouteTraceItem[] = []
      let doubtful = false
      for (const ask of places) {
        const said = await ask({ host, port })
        if (said.answer) return { ...said.answer, trace: [...trace, ...said.answer.trace] }
        trace.push(...said.trace)
        doubtful ||= said.doubtful === true || said.trace.some(({ rule }) => rule === 'environment-http-only')
      }
      if (doubtful || !(await settles())) return { origin: trace.some(({ rule }) => rule.startsWith('settings-')) ? 'operating-system' : 'environment', candidates: null, trace, credentials: new Map() }
      const candidates = [{ kind: 'direct', host: null, port: null }] as const
      return { origin: 'operating-system', candidates, trace: [...trace, { rule: 'settings-none', found: '', outcome: 'decided' }], credentials: new Map() }
    },
    async findForService(host, port) {
      if (service === null) return null
      const reading = await service()
      if (reading === null) return null
      if ('problem' in reading) return { origin: 'operating-system', candidates: null, trace: [reading.problem], credentials: new Map() }
      const { candidates, trace } = await followSettings(reading.settings, { host, port }, scripts)
      return { origin: 'operating-system', candidates, trace, credentials: new Map() }
    },
  }
}
