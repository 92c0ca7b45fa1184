import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import { testCommand } from '../../../electron/cli/commands/test.ts'
import { commandLine, reportFileName } from './take-along.ts'

const request = (more: Partial<TestRequest> = {}): TestRequest => ({
  systemId: null,
  document: null,
  asUser: null,
  from: 'sistema@example.com.br',
  to: ['jose@example.com.br'],
  subject: null,
  text: null,
  stopAfter: 'message',
  deadlineSeconds: 30,
  ...more,
})

/** What the program reads of these arguments, as its command line does. */
function read(words: readonly string[]) {
  const [, command, ...args] = words
  expect(command).toBe('test')
  const { values, positionals } = parseArgs({ args, options: testCommand.options, allowPositionals: true, strict: true })
  expect(positionals).toEqual([])
  return values
}

describe('the same test as a command', () => {
  test.each<[string, Partial<TestRequest>, string]>([
    ['the shortest', {}, 'server-manager test --system SISCON --to jose@example.com.br --from sistema@example.com.br'],
    ['two recipients', { to: ['a@x.br', 'b@x.br'] }, 'server-manager test --system SISCON --to a@x.br --to b@x.br --from sistema@example.com.br'],
    [
      'everything',
      { asUser: 'JOSE', subject: 'Oi', text: 'Texto', stopAfter: 'rcpt', deadlineSeconds: 60 },
      'server-manager test --system SISCON --to jose@example.com.br --from sistema@example.com.br --as-user JOSE --subject Oi --text Texto --stop-after rcpt --deadline 60',
    ],
    ['what is given with the settings', { from: null, to: [] }, 'server-manager test --system SISCON'],
  ])('%s', (_, more, expected) => {
    for (const platform of ['linux', 'windows'] as const) expect(commandLine('SISCON', request(more), platform)).toBe(expected)
  })

  const texts = [
    'two words',
    'tab\tand  blanks ',
    '"quoted"',
    "it's",
    '$HOME $(id) `id` ${x}',
    'back\\slash \\',
    '\\"',
    '100% %PATH%',
    'first\nsecond\r\n',
    '!history ~ * ? # & | ; < > ( ) [x] {a,b}',
    '-looks-like-an-option',
    '--to',
    '=cmd',
    'a,b',
    'Olá, José',
    '',
  ]
  test.skipIf(process.platform === 'win32').each(texts)('a Unix shell hands %j over as it is', (text) => {
    const line = commandLine(text, request({ from: text, to: [text, 'b@x'], asUser: text, subject: text, text }), 'linux')
    const printed = execFileSync('sh', ['-c', `set -- ${line}; printf '%s\\0' "$@"`], { encoding: 'utf8' })
    const values = read(printed.split('\0').slice(0, -1))
    expect(values).toEqual({ system: text, to: [text, 'b@x'], from: text, 'as-user': text, subject: text, text })
  })

  test.each([
    ['two words', '"two words"'],
    ['', '""'],
    ['back\\slash', '"back\\slash"'],
    ['100%', '"100%"'],
    ['Olá, José', '"Olá, José"'],
    ['a,b', '"a,b"'],
    ["it's", `"it's"`],
    ['ends with \\', "'ends with \\\\'"],
    ['say "hi"', `'say \\"hi\\"'`],
    ['\\"', `'\\\\\\"'`],
    ['$env:TEMP', "'$env:TEMP'"],
    ['`n', "'`n'"],
    ['%PATH%', "'%PATH%'"],
    [`$it's`, `'$it''s'`],
    ['“curly” ‘quotes’ $', "'“curly” ‘‘quotes’’ $'"],
    ['first\nsecond', "'first\nsecond'"],
  ])('on Windows %j is written %s', (text, expected) => {
    expect(commandLine('S', request({ subject: text }), 'windows')).toBe(
      `server-manager test --system S --to jose@example.com.br --from sistema@example.com.br --subject ${expected}`,
    )
  })

  test('a value that looks like an option stays a value on Windows, too', () => {
    expect(commandLine('-x y', request(), 'windows')).toContain(' "--system=-x y" ')
  })
})

test.each([
  ['SISCON', 'server-manager-SISCON-2026-11-24-20-05-09.json'],
  ['PRÁTICA', 'server-manager-PRATICA-2026-11-24-20-05-09.json'],
  ['Siscon Teste', 'server-manager-Siscon_Teste-2026-11-24-20-05-09.json'],
  ['../../etc/passwd', 'server-manager-_etc_passwd-2026-11-24-20-05-09.json'],
  ['a:b\\c*?"<>|\n', 'server-manager-a_b_c_-2026-11-24-20-05-09.json'],
  ['本番', 'server-manager-_-2026-11-24-20-05-09.json'],
  ['x'.repeat(60), `server-manager-${'x'.repeat(40)}-2026-11-24-20-05-09.json`],
])('the report of %j goes into %s', (systemName, expected) => {
  expect(reportFileName({ systemName, at: '2026-11-24T20:05:09.123Z' })).toBe(expected)
})
