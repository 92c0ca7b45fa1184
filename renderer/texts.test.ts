/** Every text the page asks for exists, and every text that exists is asked for by somebody. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../shared/contract/index.ts'
import { eventSchemas } from '../shared/contract/events.ts'
import { createTranslator } from '../shared/i18n/index.ts'
import { createPageTranslator } from '../shared/i18n/page.ts'
import { addTheRest } from '../shared/i18n/page-rest.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const every = createTranslator().getResourceBundle('pt-BR', 'translation') as Record<string, unknown>

function sources(folder: string): [file: string, code: string][] {
  return readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => [`${folder}/${name}`, readFileSync(`${root}${folder}/${name}`, 'utf8')])
}

/** Every text by its key; the forms of a plural are one, and so are the words of a list, which is asked for whole. */
function leaves(value: unknown, path: string): string[] {
  if (typeof value === 'string' || Array.isArray(value)) return [path.replace(/_(?:zero|one|other|many)$/, '')]
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
}
const keys = new Set(leaves(every, ''))

/** `systems.list` is a procedure and a group of texts; the one is called, the other asked for. */
const elsewhere = new Set<string>([...Object.keys(contract), ...Object.keys(eventSchemas)])
const namespaces = Object.keys(every).join('|')

interface Asked {
  readonly whole: string[]
  /** shapes of keys that are put together while the program runs */
  readonly shapes: RegExp[]
}

/** What may stand in the braces, where the text beside it would let everything of a large group pass. */
const inBraces: Readonly<Record<string, string>> = { 'test.screen.': '(?:from|to|subject)', 'systems.conflict.': '(?:secret\\w+|on|off|blank)' }

function askedIn(text: string): Asked {
  const code = text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
  const written = [...code.matchAll(new RegExp(`['\`]((?:${namespaces})\\.[\\w.-]+)['\`]`, 'g'))].map((match) => match[1] ?? '')
  const composed = [...code.matchAll(new RegExp(`\`((?:${namespaces})\\.[\\w.-]*)\\$\\{[^}]*(?:\\}[^\`$]*)?\\}([\\w.-]*)\``, 'g'))]
  const escaped = (part: string | undefined) => (part ?? '').replaceAll('.', '\\.')
  return {
    whole: written.filter((key) => !elsewhere.has(key)),
    // `parameters.NAME` is a path in a document.
    shapes: composed.filter(([, before]) => before !== 'parameters.').map((match) => new RegExp(`^${escaped(match[1])}${inBraces[match[1] ?? ''] ?? '.+'}${escaped(match[2])}$`)),
  }
}

describe('keys that the page asks for', () => {
  const page = createPageTranslator()
  beforeAll(() => addTheRest(page))
  const files = sources('renderer').map(([file, code]) => [file, askedIn(code)] as const)
  const asking = files.filter(([, { whole, shapes }]) => whole.length + shapes.length > 0)

  test('they are found', () => {
    expect(asking.flatMap(([, { whole }]) => whole).length).toBeGreaterThan(150)
    expect(asking.flatMap(([, { shapes }]) => shapes).length).toBeGreaterThan(30)
  })

  const exists = (key: string) => page.exists(key) || page.exists(key, { count: 2 })
  test.each(asking)('%s', (_, { whole, shapes }) => {
    for (const key of whole) expect([key, exists(key)]).toEqual([key, true])
    for (const shape of shapes) {
      const found = [...keys].filter((key) => shape.test(key))
      expect([shape.source, found.length > 0]).toEqual([shape.source, true])
      for (const key of found) expect([key, exists(key)]).toEqual([key, true])
    }
  })

  test('what only other faces say is not loaded with it, and the hints not at once', () => {
    const has = (translator: typeof page, namespace: string) => translator.getResource('pt-BR', 'translation', namespace) !== undefined
    expect(['cli', 'desktop', 'hints', 'systems'].map((namespace) => has(page, namespace))).toEqual([false, false, true, true])
    for (const later of ['hints', 'parameters', 'practice', 'secrets']) expect(has(createPageTranslator(), later)).toBe(false)
  })
})

test('no text is left that nobody asks for', () => {
  // What the command line and the window's menu say is held against them in their own tests.
  const ofOtherFaces = /^(?:cli|desktop)\./
  const asked = ['renderer', 'electron', 'shared'].flatMap(sources).map(([, code]) => askedIn(code))
  const nested = [...JSON.stringify(every).matchAll(/\$t\(([\w.-]+)\{\{/g)].map((match) => match[1] ?? '')
  const whole = new Set(asked.flatMap((file) => file.whole))
  const shapes = asked.flatMap((file) => file.shapes)
  const dead = [...keys].filter(
    (key) => !ofOtherFaces.test(key) && !whole.has(key) && !shapes.some((shape) => shape.test(key)) && !nested.some((group) => key.startsWith(group)),
  )
  expect(dead).toEqual([])
})
