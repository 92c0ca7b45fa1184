/**
 * Who gives access tokens for sending by SMTP, and by which way. What a provider does not grant for mail is not offered, however
 * often its general pages speak of it.
 */
export const grants = ['authorization-code', 'device-code', 'client-credentials'] as const
export type Grant = (typeof grants)[number]
export const oauthProviders = ['microsoft', 'google', 'other'] as const
export type OauthProvider = (typeof oauthProviders)[number]

/** The group `smtp.authentication.oauth` of a document. */
export interface OauthSettings {
  readonly provider: OauthProvider
  /** of provider `other`: where `/.well-known/openid-configuration` is found */
  readonly issuer: string
  readonly clientId: string
  /** Microsoft's directory: its id or a domain; blank = the account tells */
  readonly tenant: string
  readonly grant: Grant
  /** of provider `other`: what is asked for, separated by blanks */
  readonly scope: string
}

interface ProviderFacts {
  readonly grants: readonly Grant[]
  readonly scopes: Readonly<Partial<Record<Grant, string>>>
  /** asked for at the authorization page besides what RFC 6749 has */
  readonly extra: Readonly<Record<string, string>>
  readonly source: string
}

const microsoftDelegated = 'https://outlook.office.com/SMTP.Send offline_access openid email'

export const providerFacts: Readonly<Record<OauthProvider, ProviderFacts>> = {
  microsoft: {
    grants: ['authorization-code', 'device-code', 'client-credentials'],
    scopes: {
      'authorization-code': microsoftDelegated,
      'device-code': microsoftDelegated,
      // SMTP.SendAsApp, given to the application by an administrator of the directory
      'client-credentials': 'https://outlook.office365.com/.default',
    },
    extra: {},
    source: 'learn.microsoft.com, Authenticate an IMAP, POP or SMTP connection using OAuth',
  },
  google: {
    // The device flow takes a short list of scopes, without mail; service accounts are no client credentials (RFC 6749 §4.4).
    grants: ['authorization-code'],
    scopes: { 'authorization-code': 'https://mail.google.com/ openid email' },
    extra: { access_type: 'offline', prompt: 'consent' },
    source: 'developers.google.com, Gmail XOAUTH2; OAuth 2.0 for TV and limited-input devices, allowed scopes',
  },
  other: { grants, scopes: {}, extra: {}, source: 'RFC 8414; RFC 6749; RFC 8628' },
}

/** Where the discovery document is looked for (OpenID Connect Discovery §4). */
export function issuerOf({ provider, issuer, tenant }: OauthSettings, grant: Grant): string {
  if (provider === 'google') return 'https://accounts.google.com'
  if (provider === 'other') return issuer
  // An application without a user belongs to one directory; the schema asks for it.
  return `https://login.microsoftonline.com/${encodeURIComponent(tenant === '' && grant !== 'client-credentials' ? 'organizations' : tenant)}/v2.0`
}

export function scopeOf({ provider, grant, scope }: OauthSettings): string {
  return provider === 'other' ? scope : (providerFacts[provider].scopes[grant] ?? '')
}

/** What a token was given for: with other settings it is another token. */
export function tokenKey(settings: OauthSettings, user: string): string {
  const { provider, clientId, grant } = settings
  return JSON.stringify([provider, issuerOf(settings, grant), clientId, grant, scopeOf(settings), user])
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i

/** What is wrong with an issuer's address; null when nothing is. In clear only on this computer. */
export function issuerProblem(text: string): string | null {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return 'issuer-invalid'
  }
  const { protocol, hostname, username, search, hash } = url
  if (username !== '' || search !== '' || hash !== '') return 'issuer-invalid'
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname)) ? null : 'issuer-invalid'
}
