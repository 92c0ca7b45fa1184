/**
 * The two rules of the house, each seen to bite: a line that breaks it is compiled and linted, and must be refused.
 * If one of these tests goes green without its rule, the architecture is a habit again, not a proof.
 */
import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Diagnostic codes of a project to which one file (only in memory) is added. */
function compile(project: string, file: string, text: string): number[] {
  const probe = `${root}${file}`
  const parsed = ts.getParsedCommandLineOfConfigFile(`${root}${project}`, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'))
    },
  })
  if (!parsed) throw new Error(`no such project: ${project}`)
  const host = ts.createCompilerHost(parsed.options)
  const readReal = host.getSourceFile.bind(host)
  host.getSourceFile = (name, ...rest) =>
    name === probe ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2024) : readReal(name, ...rest)
  const existsReal = host.fileExists.bind(host)
  host.fileExists = (name) => name === probe || existsReal(name)
  const program = ts.createProgram({
    rootNames: [...parsed.fileNames, probe],
    options: { ...parsed.options, noEmit: false },
    host,
    ...(parsed.projectReferences && { projectReferences: parsed.projectReferences }),
  })
  const source = program.getSourceFile(probe)
  return [...program.getOptionsDiagnostics(), ...program.getSemanticDiagnostics(source)].map(({ code }) => code)
}

const notAModule = 2306
const outsideTheProject = 6307

describe('the compiler', () => {
  test.each([
    ['core, direct', 'electron/core/tsconfig.json', 'electron/core/probe.ts', `import { app } from 'electron'\nvoid app`],
    ['core, dynamic', 'electron/core/tsconfig.json', 'electron/core/probe.ts', `export const e = await import('electron')`],
    ['core, types only', 'electron/core/tsconfig.json', 'electron/core/probe.ts', `export type { App } from 'electron'`],
    ['adapters', 'electron/tsconfig.json', 'electron/adapters/probe.ts', `import 'node:fs'\nexport * from 'electron'`],
    ['web', 'electron/tsconfig.json', 'electron/web/probe.ts', `import electron from 'electron'\nvoid electron`],
    ['cli', 'electron/tsconfig.json', 'electron/cli/probe.ts', `import electron from 'electron'\nvoid electron`],
    ['shared', 'shared/tsconfig.json', 'shared/probe.ts', `import electron from 'electron'\nvoid electron`],
    ['renderer', 'renderer/tsconfig.json', 'renderer/probe.ts', `import electron from 'electron'\nvoid electron`],
  ])('refuses electron outside electron/desktop: %s', (_, project, file, text) => {
    expect(compile(project, file, text)).toContain(notAModule)
  })

  test('refuses a core that imports a face', () => {
    const text = `import * as entry from '../headless.ts'\nvoid entry`
    expect(compile('electron/core/tsconfig.json', 'electron/core/probe.ts', text)).toContain(outsideTheProject)
  })

  test('refuses a page that imports the back end', () => {
    const text = `import * as ports from '../electron/core/ports.ts'\nvoid ports`
    expect(compile('renderer/tsconfig.json', 'renderer/probe.ts', text)).toContain(outsideTheProject)
  })

  test('takes a file that keeps the rules', () => {
    const text = `import { AppError } from '../../shared/errors.ts'\nvoid AppError`
    expect(compile('electron/core/tsconfig.json', 'electron/core/probe.ts', text)).toEqual([])
  })
})

describe('the linter', () => {
  let eslint: ESLint
  beforeAll(() => {
    // Rules that need types cannot see a file that is only in memory; the import bans need none.
    eslint = new ESLint({
      cwd: root,
      overrideConfig: { languageOptions: { parserOptions: { project: false } } },
      ruleFilter: ({ ruleId }) => ['no-restricted-imports', 'no-restricted-globals'].includes(ruleId),
    })
  })

  const lint = async (file: string, text: string) =>
    (await eslint.lintText(text, { filePath: `${root}${file}` })).flatMap(({ messages }) => messages.map(({ message }) => message))

  test.each([
    ['electron/core/probe.ts', `import 'electron'`, 'Only electron/desktop may import electron'],
    ['electron/web/probe.ts', `import 'electron'`, 'Only electron/desktop may import electron'],
    ['shared/probe.ts', `import 'electron'`, 'Only electron/desktop may import electron'],
    ['renderer/probe.tsx', `import 'electron'`, 'Only electron/desktop may import electron'],
    ['electron/core/probe.ts', `import '../web/server.ts'`, 'Core knows no face'],
    ['electron/core/systems/probe.ts', `import '../../cli/run.ts'`, 'Core knows no face'],
    ['electron/core/probe.ts', `import '../adapters/node-dialer.ts'`, 'Core knows ports, not adapters'],
    ['electron/core/probe.ts', `import 'node:net'`, 'Disk, network, time and chance are ports'],
    ['electron/core/probe.ts', `setTimeout(() => 0, 1)`, 'Core asks a port for time'],
    ['electron/adapters/probe.ts', `import '../web/server.ts'`, 'Core knows no face'],
    ['shared/probe.ts', `import 'node:fs'`, 'no Node, no DOM'],
    ['renderer/probe.tsx', `import '../electron/core/ports.ts'`, 'renderer/client only'],
  ])('refuses in %s: %s', async (file, text, message) => {
    expect((await lint(file, text)).join('\n')).toContain(message)
  })

  test('takes a file that keeps the rules', async () => {
    expect(await lint('electron/core/probe.ts', `import { AppError } from '../../shared/errors.ts'\nvoid AppError`)).toEqual([])
  })
})
