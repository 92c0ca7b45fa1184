import type { TFunction } from 'i18next'
import { effectiveSettings, findUser } from '../../../shared/domain/effective/effective-settings.ts'
import { explain } from '../../../shared/domain/explain/explain.ts'
import type { Explanation, SystemProxyAnswer } from '../../../shared/domain/explain/types.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import { splitSecrets, type SecretPath } from '../../../shared/domain/system/secrets.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { flag, text, texts, type Command, type CommandContext, type OptionValues } from '../command.ts'
import { explanationJson, table } from '../present.ts'
import { parseDocument, readJsonFile } from '../read-document.ts'

interface Subject {
  readonly document: SystemDocument
  readonly hasSecret: (path: SecretPath) => boolean
}

function fromOptions(options: OptionValues): SystemDocument {
  const protocol = text(options, 'protocol')
  const technologyVersion = text(options, 'tecnologia')
  if (protocol === undefined || technologyVersion === undefined) throw new AppError('usage', { details: { reason: 'explain' } })
  const parameters = new Map<string, string>()
  for (const parameter of texts(options, 'param')) {
    const [, name, value] = /^([^=]*)=(.*)$/s.exec(parameter) ?? []
    if (name === undefined || value === undefined) throw new AppError('usage', { details: { reason: 'param' } })
    if (parameters.has(name))
      throw new AppError('invalid-input', { issues: [{ path: `parameters.${name}`, code: 'parameter-duplicate' }] })
    parameters.set(name, value)
  }
  return parseDocument({ name: '-', technologyVersion, protocol, parameters: Object.fromEntries(parameters) })
}

async function subjectOf(options: OptionValues, context: CommandContext): Promise<Subject> {
  const system = text(options, 'system')
  const file = text(options, 'file')
  const typed = text(options, 'protocol') ?? text(options, 'tecnologia') ?? texts(options, 'param')[0]
  if ([system, file, typed].filter((given) => given !== undefined).length !== 1)
    throw new AppError('usage', { details: { reason: 'explain' } })
  if (system !== undefined) {
    const { services } = await context.openProgram()
    const view = await services.systems.findByName(system)
    if (!view) throw new AppError('not-found', { details: { name: system } })
    return { document: view.document, hasSecret: (path) => view.secrets[path] !== undefined }
  }
  const input = file === undefined ? fromOptions(options) : parseDocument(await readJsonFile(file, context))
  const { document, secrets } = splitSecrets(input)
  return { document, hasSecret: (path) => (secrets.get(path) ?? null) !== null }
}

async function findSystemProxy(context: CommandContext, { host, port }: { host: string; port: number }): Promise<SystemProxyAnswer> {
  // The login that a variable may carry stays here.
  const { origin, candidates, trace } = await (await context.systemProxy()).find(host, port)
  return { origin, candidates, trace }
}

function forPeople(t: TFunction, { component, protocol, trace, warnings, smtp, route }: Explanation): string {
  const lines = [component ? t(`common.component.${component}`) : t(`common.protocol.${protocol}`), '']
  trace.forEach(({ rule, found, outcome, source }, index) => {
    const mark = outcome === 'decided' ? '→' : ' '
    const here = source === 'decided-here' ? ` (${t('explain.decidedHere')})` : ''
    lines.push(`${mark} ${index + 1}. ${t(`explain.trace.${rule}`, { found })}${here}`)
  })
  if (smtp && route) {
    const next = route.candidates.slice(1).map(({ kind, host, port }) => t(`explain.route.${kind}`, { host, port }))
    const shown = (value: string | number | null) => (value === null ? '–' : String(value))
    lines.push(
      '',
      table([
        ...(['server', 'port', 'security', 'user'] as const).map((field) => [
          t(`explain.fields.${field}`),
          field === 'security' ? t(`explain.security.${smtp.security.value}`) : shown(smtp[field].value),
          t(`explain.origin.${smtp[field].origin}`),
        ]),
        [
          t('explain.fields.route'),
          route.kind === null ? t('explain.route.unknown') : t(`explain.route.${route.kind}`, { host: route.host, port: route.port }),
          t(`explain.routeOrigin.${route.origin}`),
        ],
      ]).trimEnd(),
      ...route.trace.map(({ rule, found }) => `    ${t(`explain.routeTrace.${rule}`, { found })}`),
      ...(next.length === 0 ? [] : [`    ${t('explain.routeNext', { list: next.join('; ') })}`]),
    )
  }
  for (const { code, params } of warnings) lines.push('', `! ${t(`explain.warnings.${code}`, { ...params })}`)
  return `${lines.join('\n')}\n`
}

export const explainCommand: Command = {
  name: 'explain',
  usage: 'explain (--system NAME | --file FILE | --protocol P --tecnologia V [--param N=V]…) [--as-user LOGIN] [--json]',
  help: 'explain',
  options: {
    system: { type: 'string' },
    file: { type: 'string' },
    protocol: { type: 'string' },
    tecnologia: { type: 'string' },
    param: { type: 'string', multiple: true },
    'as-user': { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: { least: 0, most: 0 },
  async run({ options }, context) {
    const { document, hasSecret } = await subjectOf(options, context)
    const asUser = text(options, 'as-user') ?? null
    if (asUser !== null && !findUser(document, asUser))
      throw new AppError('invalid-input', { issues: [{ path: 'as-user', code: 'unknown-user', params: { login: asUser } }] })
    const { smtp } = effectiveSettings(document, asUser, hasSecret)
    const target = { host: smtp.server.value ?? '', port: smtp.port.value }
    // Asked only where it counts: the answer may need a configuration script, which may be anywhere.
    const blank = document.protocol === 'smtp' && document.proxy.enabled && document.proxy.address === ''
    const systemProxy = blank ? await findSystemProxy(context, target) : null
    const explanation = explain(document, { asUser, hasSecret, systemProxy })
    const { t } = createTranslator()
    context.out(flag(options, 'json') ? `${JSON.stringify(explanationJson(t, explanation))}\n` : forPeople(t, explanation))
    return 0
  },
}
