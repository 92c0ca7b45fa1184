import { describe, expect, test } from 'vitest'
import { explain as texts } from '../../i18n/pt-BR/explain.ts'
import type { RouteCandidate } from '../explain/types.ts'
import { followSettings, type DetectedRules, type FollowedRules } from './follow-settings.ts'
import { nothingSet, writeProxy, type ProxySettings } from './proxy-settings.ts'

const proxy: RouteCandidate = { kind: 'http', host: 'p.example', port: 8080 }
const scripted: RouteCandidate = { kind: 'http', host: 's.example', port: 1 }
const answered: FollowedRules = { candidates: [scripted], trace: [{ rule: 'pac-answer', found: '', outcome: 'decided' }] }
const failed: FollowedRules = { candidates: null, trace: [{ rule: 'pac-timeout', found: '', outcome: 'passed' }] }
const notDetected: DetectedRules = { found: false, candidates: null, trace: [{ rule: 'pac-not-detected', found: '', outcome: 'passed' }] }
const manual = { list: 'https', candidates: [proxy] } as const

async function follow(settings: Partial<ProxySettings>, host = 'smtp.example.com', scripts: { script?: FollowedRules; detected?: DetectedRules } = {}) {
  const { script = failed, detected = notDetected } = scripts
  const followed = await followSettings({ source: 'windows', ...nothingSet, ...settings }, { host, port: 587 }, { ask: () => Promise.resolve(script), detect: () => Promise.resolve(detected) })
  for (const { rule } of followed.trace) expect(texts.routeTrace).toHaveProperty([rule])
  // Whoever knows the way says by which rule; whoever does not, claims none.
  expect(followed.trace.filter(({ outcome }) => outcome === 'decided')).toHaveLength(followed.candidates ? 1 : 0)
  return { way: followed.candidates?.map(writeProxy).join(' ') ?? null, rules: followed.trace.map(({ rule }) => rule).join(' '), configured: followed.configured }
}

describe('settings are followed in the order of Windows', () => {
  const script = 'http://x/proxy.pac'
  test.each([
    ['nothing', {}, {}, 'DIRECT', 'windows-read settings-none'],
    ['a proxy', { manual }, {}, 'http://p.example:8080', 'windows-read settings-https'],
    ['a script', { script }, { script: answered }, 'http://s.example:1', 'windows-read settings-script pac-answer'],
    ['a script before a proxy', { script, manual }, { script: answered }, 'http://s.example:1', 'windows-read settings-script pac-answer'],
    ['a script that fails, then a proxy', { script, manual }, {}, 'http://p.example:8080', 'windows-read settings-script pac-timeout settings-https'],
    ['a script that fails, and nothing else', { script }, {}, null, 'windows-read settings-script pac-timeout'],
    ['detection that finds nothing', { autoDetect: true }, {}, 'DIRECT', 'windows-read settings-detect pac-not-detected settings-none'],
    ['detection that finds nothing, then a proxy', { autoDetect: true, manual }, {}, 'http://p.example:8080', 'windows-read settings-detect pac-not-detected settings-https'],
    ['detection before a script', { autoDetect: true, script }, { detected: { ...answered, found: true } }, 'http://s.example:1', 'windows-read settings-detect pac-answer'],
    ['detection that finds a broken script', { autoDetect: true }, { detected: { ...failed, found: true } }, null, 'windows-read settings-detect pac-timeout'],
    ['detection that finds nothing, then a script', { autoDetect: true, script }, { script: answered }, 'http://s.example:1', 'windows-read settings-detect pac-not-detected settings-script pac-answer'],
    ['other protocols', { manual: { list: 'others', text: 'http=a:1' } }, {}, 'DIRECT', 'windows-read settings-others'],
    ['nonsense', { manual: { list: 'malformed', text: 'a b' } }, {}, null, 'windows-read settings-malformed'],
    ['a proxy for all', { manual: { ...manual, list: 'all' } }, {}, 'http://p.example:8080', 'windows-read settings-all'],
    ['SOCKS', { manual: { ...manual, list: 'socks' } }, {}, 'http://p.example:8080', 'windows-read settings-socks'],
  ] as const)('%s', async (_, settings, scripts, way, rules) => {
    expect(await follow(settings, undefined, scripts)).toEqual({ way, rules, configured: rules !== 'windows-read settings-none' })
  })

  test.each([
    ['localhost', {}, 'DIRECT', 'settings-local'],
    ['127.0.0.1', { script: 'http://x/' }, 'DIRECT', 'settings-local'],
    ['127.0.0.1', { localIsDirect: false }, 'http://p.example:8080', 'settings-https'],
    ['smtp.example.com', { exceptions: ['*.example.com'] }, 'DIRECT', 'settings-exception'],
    ['smtp.example.com', { exceptions: ['example.com'] }, 'http://p.example:8080', 'settings-https'],
    ['smtp.example.com', { exceptions: ['example.com'], exceptionsAre: 'domains' }, 'DIRECT', 'settings-exception'],
    ['smtp', { exceptions: ['<local>'], exceptionsAre: 'domains' }, 'DIRECT', 'settings-exception'],
    ['smtp.example.com', { exceptions: ['example.com'], exceptionsAre: 'domains', reversed: true }, 'http://p.example:8080', 'settings-https'],
    ['smtp.other.com', { exceptions: ['example.com'], exceptionsAre: 'domains', reversed: true }, 'DIRECT', 'settings-not-listed'],
  ] as const)('%s with %j', async (host, settings, way, rule) => {
    const { way: found, rules } = await follow({ manual, ...settings }, host)
    expect([found, rules]).toEqual([way, `windows-read ${rule}`])
  })

  test('every source has words', async () => {
    for (const source of ['windows', 'windows-service', 'macos', 'gnome', 'kde'] as const) await follow({ source })
  })
})
