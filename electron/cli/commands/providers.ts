import type { TFunction } from 'i18next'
import type { ProviderAnswer } from '../../../shared/contract/providers.ts'
import { changesOfOffer } from '../../../shared/domain/providers/offers.ts'
import { changesOf, findProviders, userOf, type ProviderPreset } from '../../../shared/domain/providers/presets.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { inert } from '../../core/test-send/redact.ts'
import { flag, text, type Command } from '../command.ts'
import { table } from '../present.ts'

const userForm = ({ user }: ProviderPreset) => (typeof user === 'object' ? 'fixed' : user)

function forScripts(t: TFunction, preset: ProviderPreset, asked: string): object {
  const { id, name, domains, server, port, otherPort, sender, limits, notes, link, sources, checked } = preset
  return {
    id,
    name,
    domains,
    server,
    port,
    otherPort,
    security: 'auto',
    ssl: true,
    userForm: userForm(preset),
    user: userOf(preset, asked),
    sender,
    limits: limits ? t(`providers.limits.${id}`) : null,
    notes: notes ? t(`providers.notes.${id}`) : null,
    link,
    sources,
    checked,
    change: changesOf(preset, asked),
  }
}

function forPeople(t: TFunction, preset: ProviderPreset, asked: string): string {
  const { id, name, server, port, otherPort, sender, limits, notes, link, sources, checked } = preset
  const user = userOf(preset, asked)
  const rows = [
    [t('providers.server'), server],
    [t('providers.port'), otherPort === null ? t('providers.portValue', { port }) : t('providers.otherPort', { port, other: otherPort })],
    [t('providers.userLabel'), inert(user ?? '') || t(`providers.user.${userForm(preset)}`)],
    ...(sender === null ? [] : [[t('providers.senderLabel'), t(`providers.sender.${sender}`)]]),
    ...(limits ? [[t('providers.limitsLabel'), t(`providers.limits.${id}`)]] : []),
    ...(notes ? [[t('providers.notesLabel'), t(`providers.notes.${id}`)]] : []),
    [t('providers.linkLabel'), link],
    [t('providers.sourceLabel'), t('providers.source', { sources: sources.join('; '), date: checked.split('-').reverse().join('/') })],
  ]
  return `${name} (${id})\n${table(rows.map((row) => ['', ...row]))}`
}

function networkForScripts(t: TFunction, answer: ProviderAnswer, address: string): object {
  return {
    ...answer,
    offers: answer.offers.map((offer) => ({ ...offer, message: t(`providers.network.source.${offer.source}`, { where: offer.where }), change: changesOfOffer(offer, address) })),
  }
}

function networkForPeople(t: TFunction, { domain, offers, asked }: ProviderAnswer): string {
  const lines = offers.flatMap(({ server, port, security, source, where }) => [
    `  ${t('providers.network.offer', { server, port, security: t(`providers.network.security.${security}`) })}`,
    `    ${inert(t(`providers.network.source.${source}`, { where }))}`,
  ])
  const questions = asked.map(({ what, outcome }) => ['', inert(what), t(`providers.network.outcome.${outcome}`)])
  return [
    t(offers.length > 0 ? 'providers.network.offers' : 'providers.network.nothing', { domain }),
    ...lines,
    ...(offers.length > 0 ? ['', t('providers.network.caution')] : []),
    '',
    `${t('providers.network.asked')}:`,
    table(questions),
  ].join('\n')
}

export const providersCommand: Command = {
  name: 'providers',
  usage: 'providers [NAME|ADDRESS | --domain DOMAIN [--ask-network]] [--json]',
  help: 'providers',
  options: { domain: { type: 'string' }, 'ask-network': { type: 'boolean' }, json: { type: 'boolean' } },
  positionals: { least: 0, most: 1 },
  async run({ options, positionals }, context) {
    const { t } = createTranslator()
    const domain = text(options, 'domain')
    const askNetwork = flag(options, 'ask-network')
    if ((askNetwork && domain === undefined) || (domain !== undefined && positionals.length > 0)) throw new AppError('usage', { details: { reason: 'ask-network' } })
    const asked = domain ?? positionals[0] ?? ''
    // A domain as such is looked for as that of an address is.
    const found = findProviders(domain === undefined || domain.includes('@') ? asked : `x@${domain}`)
    const network = askNetwork ? await (await context.openProgram()).services.providers.ask(domain ?? '', context.interrupted) : null
    const json = flag(options, 'json')
    if (json) context.out(`${JSON.stringify({ providers: found.map((preset) => forScripts(t, preset, asked)), ...(network && { network: networkForScripts(t, network, domain ?? '') }) })}\n`)
    else {
      if (found.length > 0) context.out(found.map((preset) => forPeople(t, preset, asked)).join('\n'))
      else context.out(`${t('cli.providers.none', { asked: inert(domain ?? asked) })}\n`)
      if (network) context.out(`\n${networkForPeople(t, network)}`)
    }
    return 0
  },
}
