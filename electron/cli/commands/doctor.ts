/** What somebody who helps needs to know, and no secret: made to be sent. */
import { statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { TFunction } from 'i18next'
import type { SystemProxyAnswer } from '../../../shared/domain/explain/types.ts'
import { clientText, type ClientFound } from '../../../shared/domain/mail-client/found.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import type { Program } from '../../compose.ts'
import { flag, type Command, type CommandContext } from '../command.ts'
import { table } from '../present.ts'

interface Finding {
  /** key of shared/i18n → `cli.doctor` */
  readonly what: string
  /** the bare fact, the same in every language */
  readonly value: string
  /** the same for people, where the fact alone says too little */
  readonly shown?: string
  readonly state: 'ok' | 'attention' | 'not-looked-at'
}

/** Any target says which rule decides; this one is reserved for examples (RFC 2606). */
const example = { host: 'smtp.example.com', port: 587 }
const proxyVariables = ['auto_proxy', 'all_proxy', 'https_proxy', 'http_proxy', 'SOCKS_SERVER', 'no_proxy']

function modeOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat ? (stat.mode & 0o777).toString(8).padStart(4, '0') : 'absent'
}

function folder(dataDir: string): Finding[] {
  const onPosix = process.platform !== 'win32'
  const files = ['.', 'systems', 'secrets', 'secrets/key', 'secrets/data-key.json', 'history.sqlite', 'settings.json']
  const modes = files.map((name) => ({ name, mode: modeOf(join(dataDir, name)) }))
  const open = onPosix && modes.some(({ mode }) => mode !== 'absent' && !mode.endsWith('00'))
  const { bavail, bsize } = statfsSync(dataDir)
  const free = Math.floor((bavail * bsize) / 1024 / 1024)
  return [
    { what: 'dataDir', value: dataDir, state: 'ok' },
    {
      what: 'modes',
      value: onPosix ? modes.filter(({ mode }) => mode !== 'absent').map(({ name, mode }) => `${name} ${mode}`).join(', ') : '',
      state: onPosix ? (open ? 'attention' : 'ok') : 'not-looked-at',
    },
    { what: 'freeSpace', value: `${free} MiB`, state: free < 100 ? 'attention' : 'ok' },
  ]
}

async function stores(t: TFunction, { ports, services }: Program): Promise<Finding[]> {
  const { systems, problems } = await services.systems.list()
  const protection = ports.secretBox.protection
  const views = await Promise.all(systems.map(({ id }) => services.systems.get(id)))
  const { enabled, port, fault } = ports.settingsStore.read().practice
  const lost = views.flatMap(({ secrets }) => Object.values(secrets)).filter((state) => state === 'lost').length
  return [
    { what: 'secrets', value: protection, shown: t(`cli.doctor.protections.${protection}`), state: protection === 'unavailable' ? 'attention' : 'ok' },
    { what: 'lostSecrets', value: String(lost), state: lost > 0 ? 'attention' : 'ok' },
    { what: 'systems', value: String(systems.length), state: 'ok' },
    {
      what: 'problems',
      value: problems.length === 0 ? '0' : problems.map(({ keptAs, reason }) => `${keptAs} (${reason})`).join(', '),
      state: problems.length > 0 ? 'attention' : 'ok',
    },
    { what: 'tested', value: String(systems.filter(({ lastTest }) => lastTest !== null).length), state: 'ok' },
    {
      what: 'practice',
      value: `${enabled ? 'on' : 'off'}, ${port}, ${fault}`,
      shown: [t(`cli.doctor.${enabled ? 'practiceOn' : 'practiceOff'}`, { port }), ...(fault === 'none' ? [] : [t(`practice.faults.${fault}`)])].join(', '),
      state: 'ok',
    },
  ]
}

/** Which proxy, by which rules; the last rule is the one that decided, or where it ended. */
function proxyFinding(t: TFunction, what: 'proxy' | 'serviceProxy', { candidates, trace }: SystemProxyAnswer, fine: boolean): Finding {
  const ways = candidates?.map(({ kind, host, port }) => t(`explain.route.${kind}`, { host, port })) ?? [t('explain.route.unknown')]
  return {
    what,
    value: trace.map(({ rule, found }) => [rule, found].filter((part) => part !== '').join(': ')).join(' · '),
    shown: [`${ways.join('; ')}.`, ...trace.map(({ rule, found }) => t(`explain.routeTrace.${rule}`, { found }))].join(' '),
    state: fine ? 'ok' : 'attention',
  }
}

async function network(t: TFunction, { environment, systemProxy }: CommandContext): Promise<Finding[]> {
  // Names only: a proxy variable may hold a password.
  const set = proxyVariables.filter((name) => environment[name] ?? environment[name.toUpperCase()])
  const proxy = await systemProxy()
  const [answer, service] = await Promise.all([proxy.find(example.host, example.port), proxy.findForService(example.host, example.port)])
  const unread = answer.trace.some(({ rule }) => rule.endsWith('-unreadable'))
  const differs = service !== null && JSON.stringify(service.candidates) !== JSON.stringify(answer.candidates)
  return [
    { what: 'proxyVariables', value: set.join(', '), ...(set.length === 0 && { shown: t('cli.doctor.none') }), state: 'ok' },
    proxyFinding(t, 'proxy', answer, answer.candidates !== null || (set.length === 0 && !unread)),
    // A service of Windows has settings of its own: said where they lead elsewhere.
    ...(differs ? [proxyFinding(t, 'serviceProxy', service, service.candidates !== null)] : []),
    { what: 'components', value: '', state: 'not-looked-at' },
  ]
}

/** Who would take a message of MAPI, and of VIM/Notes; it matters where a system uses that. */
async function mailClients(t: TFunction, { ports, services }: Program): Promise<Finding[]> {
  const [{ mapi, vim }, { systems }] = await Promise.all([ports.mailClients.look(), services.systems.list()])
  const row = (what: string, found: ClientFound, protocol: 'mapi' | 'vim'): Finding => ({
    what,
    value: [found.ready, found.way, found.client && clientText(found.client), ...found.findings.map(({ code }) => code)].filter((part) => part !== null).join(', '),
    shown: [
      t(`mailClient.ready.${found.way === 'desktop' ? 'desktop' : found.ready}`),
      ...(found.client ? [`${clientText(found.client)}.`] : []),
      ...found.findings.map(({ code, params }) => t(`mailClient.findings.${code}`, params)),
    ].join(' '),
    state: found.ready === 'no' && systems.some((system) => system.protocol === protocol) ? 'attention' : 'ok',
  })
  return [row('mailClients', mapi, 'mapi'), row('notesClient', vim, 'vim')]
}

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor [--json]',
  help: 'doctor',
  options: { json: { type: 'boolean' } },
  positionals: { least: 0, most: 0 },
  async run({ options }, context) {
    const { t } = createTranslator()
    const program = await context.openProgram()
    const { host } = program.ports
    const findings: Finding[] = [
      { what: 'version', value: context.version, state: 'ok' },
      { what: 'runtime', value: `Node ${process.versions.node} · ${process.platform} ${process.arch} · OpenSSL ${process.versions.openssl}`, state: 'ok' },
      { what: 'host', value: `${host.hostName} · ${host.osUser}`, state: 'ok' },
      { what: 'zone', value: Intl.DateTimeFormat().resolvedOptions().timeZone, state: 'ok' },
      ...folder(context.dataDir),
      ...(await stores(t, program)),
      ...(await network(t, context)),
      ...(await mailClients(t, program)),
    ]
    if (flag(options, 'json')) {
      context.out(`${JSON.stringify({ findings })}\n`)
      return 0
    }
    const marks = { ok: '✓', attention: '!', 'not-looked-at': '?' }
    const rows = findings.map(({ what, value, shown, state }) => [
      marks[state],
      t(`cli.doctor.${what}`),
      state === 'not-looked-at' ? t(`cli.doctor.notLookedAt.${what}`) : (shown ?? value),
    ])
    context.out(`${table(rows)}\n${t('cli.doctor.legend')}\n`)
    return 0
  },
}
