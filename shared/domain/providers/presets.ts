/**
 * What is public of sending by SMTP through a provider, for filling in the form. Only what a public source states exactly, with the
 * source and the day it was read; whom nothing exact could be found about is not here. Where the source is not the provider's own, the
 * note says so.
 */
import type { Change } from '../explain/types.ts'

export const providerIds = ['microsoft-365', 'google', 'uol', 'bol', 'uol-host', 'kinghost', 'kinghost-smtp', 'yahoo', 'zoho', 'ses-sao-paulo', 'sendgrid'] as const
export type ProviderId = (typeof providerIds)[number]

/** `address`: the whole address; `local-part`: what stands before the @; `own`: credentials that the provider makes for sending. */
export type UserForm = 'address' | 'local-part' | 'own' | { readonly always: string }

/** Whom a message may come from: the account or an alias of it · somebody the account may send as · what was verified at the provider. */
export type SenderRule = 'account-or-alias' | 'send-as' | 'verified'

export interface ProviderPreset {
  readonly id: ProviderId
  readonly name: string
  /** of addresses that are certainly with this provider, and those below them */
  readonly domains: readonly string[]
  readonly server: string
  readonly port: number
  /** another port that works as well, with its way of encrypting told by "Servidor com SSL" */
  readonly otherPort: number | null
  readonly user: UserForm
  /** null: no source says */
  readonly sender: SenderRule | null
  /** texts `providers.limits.<id>` and `providers.notes.<id>` exist */
  readonly limits: boolean
  readonly notes: boolean
  /** for people */
  readonly link: string
  readonly sources: readonly string[]
  readonly checked: string
}

const ispdb = (file: string) => `github.com/thunderbird/autoconfig, ispdb/${file}.xml`
const blackHouse = (file: string) => `github.com/romuloroldao/Black-House, docs/arquivo/${file}.md`
const checked = '2026-11-25'
const checkedAgain = '2026-11-30'

export const providerPresets: readonly ProviderPreset[] = [
  {
    id: 'microsoft-365',
    name: 'Microsoft 365',
    domains: ['onmicrosoft.com', 'office365.com'],
    server: 'smtp.office365.com',
    port: 587,
    otherPort: null,
    user: 'address',
    sender: 'send-as',
    limits: true,
    notes: true,
    link: 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
    sources: [ispdb('office365.com'), 'learn.microsoft.com, Exchange Online limits (sending limits)', 'techcommunity.microsoft.com, Exchange Team blog 4489835 (2026-01-27)'],
    checked,
  },
  {
    id: 'google',
    name: 'Google (Gmail, Google Workspace)',
    domains: ['gmail.com', 'googlemail.com'],
    server: 'smtp.gmail.com',
    port: 587,
    otherPort: 465,
    user: 'address',
    sender: null,
    limits: true,
    notes: true,
    link: 'https://developers.google.com/workspace/gmail/imap/imap-smtp',
    sources: ['developers.google.com, IMAP, POP and SMTP (server addresses and ports)', ispdb('googlemail.com'), 'developer.nylas.com, Gmail SMTP settings (limits)'],
    checked,
  },
  {
    id: 'uol',
    name: 'UOL (@uol.com.br)',
    domains: ['uol.com.br'],
    server: 'smtps.uol.com.br',
    port: 587,
    otherPort: null,
    user: 'local-part',
    sender: null,
    limits: false,
    notes: false,
    link: 'https://sac.uol.com.br/info/primeiros_passos/config_mozillathunderbird.jhtm',
    sources: [ispdb('uol.com.br')],
    checked,
  },
  {
    id: 'bol',
    name: 'BOL (@bol.com.br)',
    domains: ['bol.com.br'],
    server: 'smtps.bol.com.br',
    port: 587,
    otherPort: 465,
    user: 'address',
    sender: null,
    limits: false,
    notes: true,
    link: 'https://www.bol.uol.com.br/',
    sources: ['pastebin.com/tzcGWFUz (a conversation with the server)', 'github.com/daherk2/esse_one, S-One/src/Solid/controller/MailSender.java'],
    checked: checkedAgain,
  },
  {
    id: 'uol-host',
    name: 'UOL Host',
    domains: [],
    server: 'smtps.uhserver.com',
    port: 465,
    otherPort: null,
    user: 'address',
    sender: null,
    limits: false,
    notes: true,
    link: 'https://uolhost.uol.com.br/',
    sources: ['github.com/Alucard144/sistemavixmed, crm/cadastro.php'],
    checked: checkedAgain,
  },
  {
    id: 'kinghost',
    name: 'KingHost',
    domains: [],
    server: 'smtp.kinghost.net',
    port: 587,
    otherPort: 465,
    user: 'address',
    sender: 'account-or-alias',
    limits: false,
    notes: true,
    link: 'https://king.host/wiki/',
    sources: [blackHouse('2026-07-28-migracao-relay-kinghost'), 'github.com/RafaelTessaro/BC-Backup, src/shared/defaults.ts (STARTTLS)'],
    checked: checkedAgain,
  },
  {
    id: 'kinghost-smtp',
    name: 'KingHost SMTP Transacional',
    domains: [],
    server: 'kinghost.smtpkl.com.br',
    port: 587,
    otherPort: 465,
    user: 'own',
    sender: 'verified',
    limits: false,
    notes: true,
    link: 'https://king.host/wiki/',
    sources: ['github.com/romuloroldao/PRECIVOX-, docs/KINGHOST_SMTP.md', blackHouse('2026-08-11-tentativa-relay-smtpkl'), blackHouse('2026-08-16-migracao-smtp-kinghost-concluida')],
    checked: checkedAgain,
  },
  {
    id: 'yahoo',
    name: 'Yahoo Mail',
    domains: ['yahoo.com', 'yahoo.com.br', 'ymail.com', 'myyahoo.com', 'rocketmail.com'],
    server: 'smtp.mail.yahoo.com',
    port: 587,
    otherPort: 465,
    user: 'address',
    sender: null,
    limits: false,
    notes: false,
    link: 'https://help.yahoo.com/kb/new-mail-for-desktop/imap-server-settings-yahoo-mail-sln4075.html',
    sources: [ispdb('yahoo.com')],
    checked,
  },
  {
    id: 'zoho',
    name: 'Zoho Mail (zoho.com)',
    domains: ['zoho.com', 'zohomail.com'],
    server: 'smtp.zoho.com',
    port: 587,
    otherPort: 465,
    user: 'address',
    sender: 'account-or-alias',
    limits: false,
    notes: true,
    link: 'https://www.zoho.com/mail/help/zoho-smtp.html',
    sources: ['zoho.com/mail/help/zoho-smtp.html', ispdb('zoho.com')],
    checked,
  },
  {
    id: 'ses-sao-paulo',
    name: 'Amazon SES (São Paulo)',
    domains: [],
    server: 'email-smtp.sa-east-1.amazonaws.com',
    port: 587,
    otherPort: 465,
    user: 'own',
    sender: 'verified',
    limits: false,
    notes: true,
    link: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html',
    sources: ['docs.aws.amazon.com/ses, Connecting to an SMTP endpoint', 'docs.aws.amazon.com/ses, SMTP issues (credentials, verified identities)'],
    checked,
  },
  {
    id: 'sendgrid',
    name: 'SendGrid (Twilio)',
    domains: [],
    server: 'smtp.sendgrid.net',
    port: 587,
    otherPort: 465,
    user: { always: 'apikey' },
    sender: 'verified',
    limits: false,
    notes: true,
    link: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api',
    sources: ['twilio.com/docs/sendgrid, Integrating with the SMTP API', 'twilio.com/docs/sendgrid, SMTP errors (Sender Identity)'],
    checked,
  },
]

/** The domain of what looks like an address; null for what does not. */
export function domainOf(text: string): string | null {
  return /^[^\s@]+@([^\s@]+)$/.exec(text.trim())?.[1]?.toLowerCase() ?? null
}

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** By the domain of an address, by a part of the name, by the server's name; everything where nothing is asked. */
export function findProviders(asked: string): readonly ProviderPreset[] {
  const domain = domainOf(asked)
  if (domain !== null) return providerPresets.filter(({ domains }) => domains.some((own) => domain === own || domain.endsWith(`.${own}`)))
  const part = plain(asked.trim())
  return providerPresets.filter(({ id, name, server, domains }) => [id, name, server, ...domains].some((text) => plain(text).includes(part)))
}

/** The user's name for an account; null where nobody but the provider knows it. */
export function userOf({ user }: Pick<ProviderPreset, 'user'>, address: string): string | null {
  if (typeof user === 'object') return user.always
  if (user === 'own' || domainOf(address) === null) return null
  return user === 'address' ? address.trim() : address.trim().replace(/@[^@]*$/, '')
}

/** What it changes on the form. Always with encryption; the password is left to its owner. */
export function changesOf(preset: ProviderPreset, address: string): readonly Change[] {
  const user = userOf(preset, address)
  return [
    { path: 'protocol', value: 'smtp' },
    { path: 'smtp.server', value: preset.server },
    { path: 'smtp.port', value: preset.port },
    { path: 'smtp.security', value: 'auto' },
    { path: 'smtp.authentication.enabled', value: true },
    { path: 'smtp.authentication.ssl', value: true },
    ...(user === null ? [] : [{ path: 'smtp.authentication.user', value: user }]),
  ]
}
