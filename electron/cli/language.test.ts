import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bringAll, createTranslator } from '../../shared/i18n/index.ts'
import { languages, speak } from '../../shared/i18n/language.ts'
import { createCommandLine, type CommandLine } from '../../test-support/command-line.ts'
import { namedLanguage, terminalLanguage } from './language.ts'

await bringAll()

let cli: CommandLine
beforeEach(() => {
  cli = createCommandLine()
})
afterEach(() => {
  cli.remove()
  speak('pt-BR')
})
const empty = (language: (typeof languages)[number]) => `${createTranslator(language).t('cli.list.empty')}\n`

describe('the language of the terminal', () => {
  test.each([
    [{}, 'pt-BR'], [{ LANG: 'C.UTF-8' }, 'pt-BR'], [{ LANG: 'POSIX' }, 'pt-BR'], [{ LANG: 'de_DE.UTF-8' }, 'pt-BR'], [{ LANG: 'pt_PT' }, 'pt-BR'],
    [{ LANG: 'en_US.UTF-8' }, 'en'], [{ LANG: 'es_MX.UTF-8' }, 'es'], [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'es_AR' }, 'es'],
    [{ LANG: 'en_US', LC_MESSAGES: 'en_US', LC_ALL: 'pt_BR.UTF-8' }, 'pt-BR'], [{ LANG: 'es_ES', LC_ALL: '' }, 'es'], [{ LANG: 'es_ES', LC_ALL: 'C' }, 'pt-BR'],
  ] as [Record<string, string>, string][])('%j: %s', (environment, language) => expect(terminalLanguage(environment)).toBe(language))
})

describe('a language asked for by name', () => {
  test.each([
    [['test', '--lang', 'es'], {}, 'es'], [['--lang=en', 'test'], {}, 'en'], [['test', '--lang', 'PT-BR'], { SERVER_MANAGER_LANG: 'es' }, 'pt-BR'],
    [['test'], { SERVER_MANAGER_LANG: 'en_GB' }, 'en'], [['test'], { SERVER_MANAGER_LANG: '' }, null], [['test'], { LANG: 'es_ES' }, null],
    [['test', '--lang', 'es', '--lang', 'en'], {}, 'en'], [['test', '--language', 'es'], {}, null],
  ] as [string[], Record<string, string>, string | null][])('%j with %j: %s', (argv, environment, language) =>
    expect(namedLanguage(argv, environment)).toBe(language))

  test('that nobody speaks is refused, wherever it comes from', async () => {
    for (const [argv, environment] of [[['systems', 'list', '--lang', 'de'], {}], [['--lang=', 'systems', 'list'], {}], [['systems', 'list'], { SERVER_MANAGER_LANG: 'tlh' }]] as [string[], Record<string, string>][]) {
      const { code, out, err } = await cli.run(argv, { environment })
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain('pt-BR, en, es')
    }
    const { code, err } = await cli.run(['systems', 'list', '--lang', 'fr'], { environment: { LANG: 'en_US' } })
    expect([code, err]).toEqual([2, expect.stringContaining(createTranslator('en').t('cli.usageReasons.lang', { asked: 'fr', languages: languages.join(', ') }))])
    expect((await cli.run(['systems', 'list', '--lang'])).code).toBe(2)
  })
})

test.each(languages)('what the command line says is %s, before and behind the command, by option or by environment', async (language) => {
  const environment = { SERVER_MANAGER_LANG: language }
  const answers = [
    await cli.run(['systems', 'list', '--lang', language]), await cli.run([`--lang=${language}`, 'systems', 'list']),
    await cli.run(['--lang', language, '--data-dir', join(cli.folder, 'data'), 'systems', 'list'], { environment: { LANG: 'es_ES' } }),
    await cli.run(['systems', 'list'], { environment }),
  ]
  expect(answers.map(({ out }) => out)).toEqual(answers.map(() => empty(language)))
  const intro = createTranslator(language).t('cli.help.intro', { version: '0.0.0' })
  for (const argv of [['--help', '--lang', language], ['--lang', language], ['--lang', language, 'help']]) expect((await cli.run(argv)).out).toContain(intro)
})

test('answers for scripts keep their codes in every language', async () => {
  const path = join(cli.folder, 'system.json')
  writeFileSync(path, JSON.stringify({ name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp', smtp: { server: '127.0.0.1', port: 99999 } }))
  const answers: { code: number; out: string }[] = []
  for (const language of languages) answers.push(await cli.run(['systems', 'set', path, '--json', '--lang', language]))
  expect(answers.map(({ code, out }) => [code, out])).toEqual(answers.map(() => [answers[0]?.code, answers[0]?.out]))
})

test('a page begins in the language its command was told, until somebody chooses one, which is kept', async () => {
  writeFileSync(join(cli.folder, 'index.html'), '<!doctype html>\n<html lang="pt-BR"><head><title>x</title></head></html>')
  const withPage = createCommandLine(cli.folder)
  const languageOfPage = async (argv: readonly string[], environment: Record<string, string> = {}) => {
    const stop = new AbortController()
    let html = ''
    const onOut = (text: string) => {
      const url = /^http\S+(?=#)/m.exec(text)?.[0]
      if (url !== undefined) void fetch(url).then(async (page) => (html = await page.text())).finally(() => stop.abort())
    }
    expect((await withPage.run(['serve', '--no-open', ...argv], { onOut, interrupted: stop.signal, environment })).code).toBe(0)
    return /<html lang="([^"]*)"/.exec(html)?.[1]
  }
  try {
    expect(await languageOfPage([])).toBe('pt-BR')
    // How a terminal is set says little about who looks at the page.
    expect(await languageOfPage([], { LANG: 'en_US.UTF-8' })).toBe('pt-BR')
    expect(await languageOfPage(['--lang', 'en'])).toBe('en')
    expect(await languageOfPage([], { SERVER_MANAGER_LANG: 'es' })).toBe('es')
    await withPage.withProgram(async ({ openDoor }) => (await openDoor()).call('app.setLanguage', { language: 'es' }))
    expect(await languageOfPage(['--lang', 'en'])).toBe('es')
    expect(await withPage.withProgram(async ({ openDoor }) => (await openDoor()).call('app.setLanguage', { language: 'tlh' }))).toMatchObject({ ok: false })
    expect(await languageOfPage([])).toBe('es')
  } finally {
    withPage.remove()
  }
})

test('one command’s language is not the next one’s', async () => {
  expect((await cli.run(['systems', 'list', '--lang', 'en'])).out).toBe(empty('en'))
  expect((await cli.run(['systems', 'list'])).out).toBe(empty('pt-BR'))
})
