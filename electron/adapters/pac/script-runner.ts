/** Configuration scripts: fetched, run, their answers read and kept for a moment. */
import { createSocket } from 'node:dgram'
import { networkInterfaces } from 'node:os'
import type { RouteTraceItem } from '../../../shared/domain/explain/types.ts'
import type { Target } from '../../../shared/domain/route/exceptions.ts'
import { plainName } from '../../../shared/domain/route/exceptions.ts'
import type { DetectedRules, FollowedRules, ScriptRunner } from '../../../shared/domain/route/follow-settings.ts'
import { parsePacAnswer } from '../../../shared/domain/route/pac-answer.ts'
import { withoutLogin } from '../../../shared/domain/route/proxy-settings.ts'
import { hostProblem, toAscii } from '../../../shared/domain/system/host-name.ts'
import type { Clock, Dialer } from '../../core/ports.ts'
import { createScriptFetcher, type FetchedScript, type ScriptFetcher } from './fetch-script.ts'
import { runScript, type ScriptResult } from './run-script.ts'

/** Who corrects a script wants to see it soon; who types a server's name must not fetch it at each letter. */
const keepMs = 15_000
const keepFailureMs = 3000
const detectPatienceMs = 2500

/** Where this computer would send from: connecting a datagram socket chooses an address and sends nothing. */
async function ownAddresses(): Promise<string[]> {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const others = all.filter(({ internal, address }) => !internal && !address.startsWith('fe80:')).map(({ address }) => address)
  const chosen = await new Promise<string | null>((resolve) => {
    const socket = createSocket('udp4')
    const end = (address: string | null) => {
      socket.close()
      resolve(address)
    }
    socket.once('error', () => end(null))
    socket.connect(53, '8.8.8.8', () => end(socket.address().address))
  }).catch(() => null)
  const first = chosen ?? others.find((address) => !address.includes(':')) ?? '127.0.0.1'
  return [first, ...others.filter((address) => address !== first)]
}

/** A web page in the place of a script, e.g. the one of a hotel's network. */
const looksLikePage = (text: string) => /^\s*(?:<!doctype|<html|<\?xml)/i.test(text)

function createMemory<T>(clock: Pick<Clock, 'monotonic'>, keepFor: (value: T) => number) {
  const kept = new Map<string, { readonly value: Promise<T>; until: number }>()
  return async (key: string, find: () => Promise<T>): Promise<T> => {
    const now = clock.monotonic()
    for (const [old, { until }] of kept) if (until <= now) kept.delete(old)
    const known = kept.get(key)
    if (known) return known.value
    // Several who ask at once wait for the same answer.
    const entry = { value: find(), until: Infinity }
    kept.set(key, entry)
    const value = await entry.value
    entry.until = clock.monotonic() + keepFor(value)
    return value
  }
}

export interface ScriptRunnerOptions {
  readonly clock: Pick<Clock, 'monotonic'>
  readonly dialer: Pick<Dialer, 'resolve'>
  /** of this computer, where `wpad` is looked for; null when it has none */
  readonly domain: string | null
  readonly fetcher?: ScriptFetcher
}

export function createScriptRunner({ clock, dialer, domain, fetcher = createScriptFetcher() }: ScriptRunnerOptions): ScriptRunner {
  const texts = createMemory<FetchedScript>(clock, ({ ok }) => (ok ? keepMs : keepFailureMs))
  const answers = createMemory<FollowedRules>(clock, ({ candidates }) => (candidates ? keepMs : keepFailureMs))
  const detections = createMemory<string | null>(clock, (found) => (found === null ? keepFailureMs : keepMs))
  let queue: Promise<unknown> = Promise.resolve()

  /** One at a time: what a script may cost in memory is not multiplied by those who wait. */
  function inTurn(script: string, url: string, host: string): Promise<ScriptResult> {
    const turn = queue.then(async () => runScript({ script, url, host, addresses: await ownAddresses() }, dialer))
    queue = turn
    return turn
  }

  async function askNow(address: string, url: string, host: string): Promise<FollowedRules> {
    const shown = withoutLogin(address)
    const failed = (rule: string, ...found: readonly string[]): FollowedRules => ({
      candidates: null,
      trace: [{ rule, found: found.filter((part) => part !== '').join(': '), outcome: 'passed' }],
    })
    const fetched = await texts(address, () => fetcher.fetch(address))
    if (!fetched.ok) return failed('pac-not-fetched', shown, fetched.reason)
    if (looksLikePage(fetched.text)) return failed('pac-not-script', shown)
    const result = await inTurn(fetched.text, url, host)
    if (!result.ok) return failed(`pac-${result.failure}`, result.message)
    const { candidates, ignored } = parsePacAnswer(result.text)
    if (candidates.length === 0) return failed('pac-nonsense', result.text.slice(0, 200))
    const trace: RouteTraceItem[] = [{ rule: 'pac-answer', found: `${url} → ${result.text.slice(0, 200)}`, outcome: 'decided' }]
    if (ignored.length > 0) trace.unshift({ rule: 'pac-ignored', found: ignored.join('; ').slice(0, 200), outcome: 'passed' })
    return { candidates, trace }
  }

  async function ask(address: string, { host, port }: Target): Promise<FollowedRules> {
    const name = plainName(toAscii(host) ?? '')
    if (name === '' || hostProblem(name) !== null) return { candidates: null, trace: [{ rule: 'pac-no-server', found: '', outcome: 'passed' }] }
    // As Chromium asks for https: scheme, name and port, never a path. No script knows `smtp:`.
    const url = `https://${name.includes(':') ? `[${name}]` : name}:${String(port)}/`
    return answers(JSON.stringify([address, url]), () => askNow(address, url, name))
  }

  /** By DNS only. The bare name lets the resolver add its search domains; nobody above our own domain is asked. */
  async function detectNow(addresses: readonly string[]): Promise<string | null> {
    const until = clock.monotonic() + detectPatienceMs
    for (const address of addresses) {
      const left = until - clock.monotonic()
      if (left <= 0) return null
      const fetched = await fetcher.fetch(address, left)
      if (fetched.ok && !looksLikePage(fetched.text)) return address
    }
    return null
  }

  return {
    ask,
    async detect(target): Promise<DetectedRules> {
      const hosts = [...(domain === null ? [] : [`wpad.${domain}`]), 'wpad']
      const found = await detections('wpad', () => detectNow(hosts.map((host) => `http://${host}/wpad.dat`)))
      if (found === null) return { found: false, candidates: null, trace: [{ rule: 'pac-not-detected', found: hosts.join(', '), outcome: 'passed' }] }
      const answered = await ask(found, target)
      return { ...answered, found: true, trace: [{ rule: 'pac-detected', found, outcome: 'passed' }, ...answered.trace] }
    },
  }
}
