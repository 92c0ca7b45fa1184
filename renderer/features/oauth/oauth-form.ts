/** The group `smtp.authentication.oauth` as it stands in the fields, and back. */
import type { Grant, OauthProvider } from '../../../shared/domain/oauth/providers.ts'
import { tokenMechanisms, type SystemDocument } from '../../../shared/domain/system/document.ts'

export interface OauthForm {
  provider: OauthProvider
  issuer: string
  clientId: string
  /** '' = keep what is stored · null = none · text = new */
  clientSecret: string | null
  tenant: string
  grant: Grant
  scope: string
}

export const blankOauth: OauthForm = {
  provider: 'microsoft',
  issuer: '',
  clientId: '',
  clientSecret: '',
  tenant: '',
  grant: 'authorization-code',
  scope: '',
}

type Authentication = SystemDocument['smtp']['authentication']

export function oauthFormOf({ oauth }: Authentication): OauthForm {
  return { ...blankOauth, ...oauth, clientSecret: '' }
}

/** What nobody sees is not judged: without a mechanism that sends a token the stored group stays as it is. */
export function oauthInput(mechanism: string, { clientSecret, ...rest }: OauthForm, stored: Authentication | undefined): Pick<Authentication, 'oauth'> {
  if (!tokenMechanisms.includes(mechanism)) return stored?.oauth ? { oauth: stored.oauth } : {}
  return { oauth: { ...rest, ...(clientSecret !== '' && { clientSecret }) } }
}
