/**
 * What is public of sending by SMTP through a provider, for filling in the form. Only what a public source states exactly, with the
 * source and the day it was read; whom nothing exact could be found about is not here. Where the source is not the provider's own, the
 * note says so.
 */
import type { Change } from '../explain/types.ts'
import { brazilPresets } from './presets-brazil.ts'

export const providerIds = [
  'microsoft-365',
  'outlook-com',
  'google',
  'uol',
  'bol',
  'uol-host',
  'kinghost',
  'kinghost-smtp',
  'locaweb',
  'locaweb-smtp',
  'hostinger',
  'titan',
  'godaddy',
  'yahoo',
  'zoho',
  'zoho-pro',
  'ses-sao-paulo',
  'sendgrid',
] as const
export type ProviderId = (typeof providerIds)[number]

/** `address`: the whole address; `local-part`: what stands before the @; `own`: credentials that the provider makes for sending. */
export type UserForm = 'address' | 'local-part' | 'own' | { readonly always: string }

/** Whom a message may come from: the account · it or an alias of it · somebody the account may send as · what was verified at the provider. */
export type SenderRule = 'account' | 'account-or-alias' | 'send-as' | 'verified'

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
    id: 'outlook-com',
    name: 'Outlook.com (Hotmail, Live)',
    domains: ['outlook.com', 'outlook.com.br', 'hotmail.com', 'hotmail.com.br', 'live.com', 'msn.com'],
    server: 'smtp-mail.outlook.com',
    port: 587,
    otherPort: null,
    user: 'address',
    sender: null,
    limits: false,
    notes: true,
    link: 'https://support.microsoft.com/office/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040',
    sources: [ispdb('hotmail.com'), 'developer.nylas.com, Outlook SMTP settings', 'github.com/harshalambani/ChatMailSync, release v2.1.4 (OAuth2 only since 2024-09-16)'],
    checked: checkedAgain,
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
  ...brazilPresets,
  {
    id: 'hostinger',
    name: 'Hostinger',
    domains: [],
    server: 'smtp.hostinger.com',
    port: 465,
    otherPort: 587,
    user: 'address',
    sender: null,
    limits: true,
    notes: true,
    link: 'https://support.hostinger.com/en/articles/1575756-how-to-get-email-account-configuration-details-for-hostinger-email',
    sources: [
      'support.hostinger.com/pt/articles/4625828, Parâmetros e limites dos e-mails da Hostinger (limits)',
      'github.com/HeikoHostinger/phpmailer-hostinger, mail.php (587)',
      'github.com/Thiago143/volt-website, docs/EMAIL-SETUP.md (465, user)',
      'support.hostinger.com/en/articles/6845407 (Titan)',
    ],
    checked: checkedAgain,
  },
  {
    id: 'titan',
    name: 'Titan (HostGator)',
    domains: [],
    server: 'smtp.titan.email',
    port: 587,
    otherPort: 465,
    user: 'address',
    sender: null,
    limits: false,
    notes: true,
    link: 'https://support.titan.email/',
    sources: [
      'github.com/iokimdiego/gerlen-mascarenhas-site, ATUALIZACAO-TITAN-EMAIL.md (what HostGator said)',
      'github.com/huntrbrooks/easypath-collections, TITAN_EMAIL_SETUP.md',
      'glama.ai/mcp/servers/qmmughal/titan-email-mcp (password)',
    ],
    checked: checkedAgain,
  },
  {
    id: 'godaddy',
    name: 'GoDaddy (Workspace)',
    domains: [],
    server: 'smtpout.secureserver.net',
    port: 465,
    otherPort: 587,
    user: 'address',
    sender: null,
    limits: true,
    notes: true,
    link: 'https://www.godaddy.com/help',
    sources: [
      'docs.gitlab.com/omnibus/settings/smtp, GoDaddy (TLS)',
      'github.com/HSTomorrow/vitrii-vr01, GODADDY_SMTP_CONFIG.md (587)',
      'ix-one.com/onlinehelp/help.secureserver.net, Managing Your Email Account SMTP Relays (2015-05-28; limit)',
    ],
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
    id: 'zoho-pro',
    name: 'Zoho Mail (smtppro)',
    domains: [],
    server: 'smtppro.zoho.com',
    port: 587,
    otherPort: 465,
    user: 'address',
    sender: 'account-or-alias',
    limits: false,
    notes: true,
    link: 'https://www.zoho.com/mail/help/zoho-smtp.html',
    sources: ['wiki.stretchpowered.com, Configure Email Server with Zoho SMTP Settings (quotes zoho.com)', 'codeopx.com/email/guides/zoho (regions)'],
    checked: checkedAgain,
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
