import type { SystemView } from '../../../shared/contract/systems.ts'
import { nameKey, type SystemDocument } from '../../../shared/domain/system/document.ts'
import { inert } from '../../../shared/domain/text/inert.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import type { Program } from '../../compose.ts'
import { flag, type Command } from '../command.ts'
import { errorLines, table, timeText } from '../present.ts'
import { parseDocument, readJsonFile, withPasswordsOf } from '../read-document.ts'

const json = { json: { type: 'boolean' } } as const

export async function findSystem({ services }: Program, name: string): Promise<SystemView> {
  const found = await services.systems.findByName(name)
  if (!found) throw new AppError('not-found', { details: { name } })
  return found
}

const list: Command = {
  name: 'systems list',
  usage: 'systems list [--json]',
  help: 'systemsList',
  options: json,
  positionals: { least: 0, most: 0 },
  async run({ options }, { openProgram, out, err }) {
    const { t } = createTranslator()
    const { systems, problems } = await (await openProgram()).services.systems.list()
    if (flag(options, 'json')) out(`${JSON.stringify({ systems, problems })}\n`)
    else if (systems.length === 0) out(`${t('cli.list.empty')}\n`)
    else
      out(
        table([
          [t('cli.list.name'), t('cli.list.version'), t('cli.list.protocol'), t('cli.list.component'), t('cli.list.lastTest')],
          ...systems.map((system) => [
            system.name,
            system.technologyVersion,
            t(`common.protocol.${system.protocol}`),
            system.component ? t(`common.component.${system.component}`) : '–',
            system.lastTest ? `${t(`test.results.${system.lastTest.verdict}`)}, ${timeText(system.lastTest.at)}` : '–',
          ]),
        ]),
      )
    for (const problem of problems) err(`${t(`cli.problem.${problem.reason}`, { ...problem })}\n`)
    return 0
  },
}

const show: Command = {
  name: 'systems show',
  usage: 'systems show NAME [--json]',
  help: 'systemsShow',
  options: json,
  positionals: { least: 1, most: 1 },
  async run({ positionals }, { openProgram, out }) {
    const program = await openProgram()
    const view = await findSystem(program, positionals[0] ?? '')
    // A document is its own best description; passwords are only said to be there.
    out(`${JSON.stringify({ ...program.services.systems.export(view), passwords: view.secrets }, null, 2)}\n`)
    return 0
  },
}

const set: Command = {
  name: 'systems set',
  usage: 'systems set FILE|- [--json]',
  help: 'systemsSet',
  options: json,
  positionals: { least: 1, most: 1 },
  async run({ positionals, options }, context) {
    const { t } = createTranslator()
    const value = await readJsonFile(positionals[0] ?? '', context)
    const document = parseDocument(withPasswordsOf(context.environment, value))
    const { view, created } = await (await context.openProgram()).services.systems.set(document)
    if (flag(options, 'json')) context.out(`${JSON.stringify({ id: view.id, name: view.document.name, revision: view.revision, created })}\n`)
    else context.out(`${t(created ? 'cli.created' : 'cli.saved', { name: view.document.name })}\n`)
    return 0
  },
}

const remove: Command = {
  name: 'systems remove',
  usage: 'systems remove NAME [--json]',
  help: 'systemsRemove',
  options: json,
  positionals: { least: 1, most: 1 },
  async run({ positionals, options }, { openProgram, out }) {
    const program = await openProgram()
    const { id, revision, document } = await findSystem(program, positionals[0] ?? '')
    await program.services.systems.remove(id, revision)
    out(flag(options, 'json') ? `${JSON.stringify({ removed: document.name })}\n` : `${createTranslator().t('cli.removed', { name: document.name })}\n`)
    return 0
  },
}

const exportCommand: Command = {
  name: 'systems export',
  usage: 'systems export [NAME…]',
  help: 'systemsExport',
  options: json,
  positionals: { least: 0, most: 1000 },
  async run({ positionals }, { openProgram, out }) {
    const program = await openProgram()
    const { systems } = program.services
    const names = positionals.length > 0 ? positionals : (await systems.list()).systems.map(({ name }) => name)
    const documents: SystemDocument[] = []
    for (const name of names) documents.push(systems.export(await findSystem(program, name)))
    // One name gives the document itself, which `systems set` takes back.
    out(`${JSON.stringify(positionals.length === 1 ? documents[0] : { systems: documents }, null, 2)}\n`)
    return 0
  },
}

function documentsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'object' && value !== null && 'systems' in value && Array.isArray(value.systems)) return value.systems
  return [value]
}

const importCommand: Command = {
  name: 'systems import',
  usage: 'systems import FILE|- [--json]',
  help: 'systemsImport',
  options: json,
  positionals: { least: 1, most: 1 },
  async run({ positionals, options }, context) {
    const { t } = createTranslator()
    const values = documentsIn(await readJsonFile(positionals[0] ?? '', context))
    const { services } = await context.openProgram()
    const results: object[] = []
    /** names of this very file: the second of a name must not write over the first */
    const taken = new Set<string>()
    let wrong = 0
    for (const [index, value] of values.entries()) {
      const given: unknown = typeof value === 'object' && value !== null && 'name' in value ? value.name : null
      const name = typeof given === 'string' ? inert(given).slice(0, 100) : `#${index + 1}`
      try {
        const document = parseDocument(value)
        const key = nameKey(document.name)
        if (taken.has(key)) throw new AppError('name-taken', { issues: [{ path: 'name', code: 'name-taken' }] })
        taken.add(key)
        const { view, created } = await services.systems.set(document)
        results.push({ name: view.document.name, created, error: null })
        if (!flag(options, 'json')) context.out(`${t(created ? 'cli.created' : 'cli.saved', { name: view.document.name })}\n`)
      } catch (error) {
        // One bad document does not keep the others out.
        if (!(error instanceof AppError)) throw error
        wrong++
        results.push({ name, created: false, error: error.toWire() })
        context.err(`${name}: ${errorLines(t, error).join('\n')}\n`)
      }
    }
    if (flag(options, 'json')) context.out(`${JSON.stringify({ systems: results })}\n`)
    return wrong === 0 ? 0 : 2
  },
}

export const systemsCommands: readonly Command[] = [list, show, set, remove, exportCommand, importCommand]
