/** Every code that can reach a person has words, and every key that is asked for exists. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { contract } from '../contract/index.ts'
import { practiceFaults } from '../contract/practice.ts'
import { phases, reportCodes, verdicts } from '../contract/report.ts'
import { storeProblemSchema } from '../contract/systems.ts'
import { settingsSources } from '../domain/route/proxy-settings.ts'
import { trustKinds } from '../domain/trust/entry.ts'
import { components } from '../domain/explain/types.ts'
import { knownParameters, proxyKinds, protocols, securities } from '../domain/system/document.ts'
import { errorCodes } from '../errors.ts'
import { createTranslator } from './index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const i18n = createTranslator()

/** The sources below a folder, tests left out. */
function sources(...folders: string[]): [string, string][] {
  return folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name): [string, string] => [`${folder}/${name}`, readFileSync(`${root}${folder}/${name}`, 'utf8')]),
  )
}
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')

describe('each has its words', () => {
  const closedLists: Readonly<Record<string, readonly string[]>> = {
    errors: errorCodes,
    'test.codes': reportCodes,
    'test.verdicts': verdicts,
    'test.results': verdicts,
    'test.phases': phases,
    'test.who': ['you', 'network', 'provider'],
    'common.component': components,
    'common.protocol': protocols,
    'common.trust': trustKinds,
    'explain.security': securities.filter((security) => security !== 'auto'),
    'explain.route': ['direct', 'unknown', ...proxyKinds],
    'explain.routeOrigin': ['off', 'typed', 'environment', 'operating-system'],
    'explain.origin': ['user', 'system', 'default'],
    'practice.faults': practiceFaults,
    'practice.faultHelp': practiceFaults,
    'cli.problem': storeProblemSchema.shape.reason.options,
    'cli.doctor.protections': contract['app.info'].output.shape.secrets.options,
    'parameters.meanings': [...knownParameters, 'unknown'],
  }
  test.each(Object.entries(closedLists).flatMap(([group, codes]) => codes.map((code) => `${group}.${code}`)))('%s', (key) => {
    expect(i18n.exists(key)).toBe(true)
    expect(i18n.t(key).length).toBeGreaterThan(1)
  })
})

describe('codes that stand in the sources', () => {
  const domain = sources('shared/domain')
  const within = (...names: string[]) => domain.filter(([name]) => names.some((part) => name.includes(part))).map(([, text]) => text).join('\n')
  const all = within('/component/', '/explain/', '/system/', '/route/')
  const lists: [string, string[], least: number][] = [
    ['fields', [...matches(within('/system/'), /(?:error|message|code): '([a-z][a-z-]+)'/g), ...matches(within('/system/'), /(?:return|unless\(|\?) ?'([a-z]+-[a-z-]+)'/g)].filter((code) => code !== 'custom'), 25],
    ['fields', [...matches(within('/trust/'), /(?:error|message): '([a-z][a-z-]+)'/g), ...matches(within('/trust/'), /'(trust-(?!exception|ended)[a-z-]+)'/g)], 7],
    ['explain.trace', ['protocol-smtp', 'protocol-mapi', 'protocol-vim', ...matches(all, /\['([a-z0-9-]+)', (?:use|'wod|'\.NET)/g)], 6],
    ['explain.warnings', matches(all, /\b(?:warn|warning)\(\s*'([a-z0-9-]+)'/g), 15],
    ['explain.reasons', [...matches(all, /\bnote\('([a-z-]+)'/g), ...matches(all, /\['(needs-[a-z-]+)'\]/g)], 10],
    ['explain.routeTrace', matches(within('/route/'), /rule: '([a-z-]+)'/g), 3],
    ['explain.routeTrace', matches(within('/route/'), /'((?:environment|settings)-[a-z-]+)'/g), 14],
    ['explain.routeTrace', settingsSources.flatMap((source) => [`${source}-read`, `${source.replace('-service', '')}-unreadable`]), 8],
    ['explain.routeTrace', ['all', 'https', 'socks'].map((list) => `settings-${list}`), 3],
    ['explain.routeTrace', sources('electron/adapters').flatMap(([, text]) => matches(text, /'((?:pac|settings|windows|macos|gnome|kde|system)-(?!service|proxy'|settings|resolver|worker)[a-z-]+)'/g)), 12],
    ['explain.routeTrace', ['not-script', 'threw', 'nonsense', 'timeout', 'not-run'].map((failure) => `pac-${failure}`), 5],
  ]
  test.each(lists)('%s', (group, codes, least) => {
    expect(new Set(codes).size).toBeGreaterThanOrEqual(least)
    for (const code of codes) expect([code, i18n.exists(`${group}.${code}`)]).toEqual([code, true])
  })

  test('reports that errors name a field of are worded', () => {
    const core = sources('electron/core').map(([, text]) => text).join('\n')
    const codes = [...matches(core, /code: '([a-z][a-z-]+)' \}\]/g), ...matches(core, /problem: '([a-z][a-z0-9-]+)'/g), ...matches(core, /path: '\w+', code: '([a-z-]+)'/g)]
    expect(codes.length).toBeGreaterThan(5)
    for (const code of codes) expect([code, i18n.exists(`fields.${code}`)]).toEqual([code, true])
  })
})

describe('keys the command line asks for', () => {
  const files = sources('electron/cli')

  test.each(files)('%s', (_, text) => {
    for (const key of matches(text, /'((?:cli|explain|test|common|practice)\.[a-zA-Z.]+)'/g)) expect([key, i18n.exists(key)]).toEqual([key, true])
    for (const key of matches(text, /\bhelp: '(\w+)'/g)) expect([key, i18n.exists(`cli.help.${key}`)]).toEqual([key, true])
    for (const key of matches(text, /\bwhat: '(\w+)'/g)) expect([key, i18n.exists(`cli.doctor.${key}`)]).toEqual([key, true])
    for (const key of matches(text, /'usage', \{ details: \{ reason: '([\w-]+)'/g)) expect([key, i18n.exists(`cli.usageReasons.${key}`)]).toEqual([key, true])
    for (const key of matches(text, /what: '(\w+)', value: [^}]*'not-looked-at'/g)) expect(i18n.exists(`cli.doctor.notLookedAt.${key}`)).toBe(true)
  })
})

/** Every text with its key. */
function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
}

describe('the texts themselves', () => {
  const texts = leaves(i18n.getResourceBundle('pt-BR', 'translation'), '')

  test('none is empty, has blanks at its edges or a tab', () => {
    for (const [key, text] of texts) expect([key, text]).toEqual([key, text.replaceAll('\t', ' ').trim() || '(empty)'].map((part, index) => (index === 1 && text.endsWith('\n') ? `${part}\n` : part)))
  })

  test('braces and nested keys are whole', () => {
    for (const [key, text] of texts) {
      expect([key, text.replace(/\{\{\w+\}\}/g, '')]).toEqual([key, expect.not.stringMatching(/[{}]/)])
      for (const nested of matches(text, /\$t\(([^){]+)\)/g)) expect([key, i18n.exists(nested)]).toEqual([key, true])
    }
  })

  test('they are Portuguese with its accents, and do not speak of codes', () => {
    const slips = /\b(nao|servico|usuario|conexao|padrao|senha invalida|configuracao|mensagem de erro|codigo|endereco|possivel|numero|voce|ate [oa]\b)/i
    for (const [key, text] of texts) expect([key, text]).toEqual([key, expect.not.stringMatching(slips)])
  })
})
