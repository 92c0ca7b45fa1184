import type { TFunction } from 'i18next'
import { changesOf, findProviders, userOf, type ProviderPreset } from '../../../shared/domain/providers/presets.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { inert } from '../../core/test-send/redact.ts'
import { flag, type Command } from '../command.ts'
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

export const providersCommand: Command = {
  name: 'providers',
  usage: 'providers [NAME|ADDRESS] [--json]',
  help: 'providers',
  options: { json: { type: 'boolean' } },
  positionals: { least: 0, most: 1 },
  run({ options, positionals }, context) {
    const { t } = createTranslator()
    const asked = positionals[0] ?? ''
    const found = findProviders(asked)
    if (flag(options, 'json')) context.out(`${JSON.stringify({ providers: found.map((preset) => forScripts(t, preset, asked)) })}\n`)
    else if (found.length > 0) context.out(found.map((preset) => forPeople(t, preset, asked)).join('\n'))
    else context.out(`${t('cli.providers.none', { asked: inert(asked) })}\n`)
    return Promise.resolve(0)
  },
}
