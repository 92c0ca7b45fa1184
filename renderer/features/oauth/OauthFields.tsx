/** Where the access token comes from: provider, application, and the way to connect. */
import { grants, oauthProviders, providerFacts } from '../../../shared/domain/oauth/providers.ts'
import { Group } from '../../ui/Group.tsx'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { ChoiceField, TextField } from '../systems/fields.tsx'
import { SecretField } from '../systems/SecretField.tsx'
import { OauthConnection } from './OauthConnection.tsx'

const group = 'smtp.authentication.oauth'

export function OauthFields() {
  const t = useText()
  const { editor } = useSystemScreen()
  const { enabled, oauth } = editor.values.smtp.authentication
  const { provider } = oauth
  const disabled = !enabled
  // What is chosen stays in the list, so that a wrong choice is seen and told.
  const offered = grants.filter((grant) => providerFacts[provider].grants.includes(grant) || grant === oauth.grant)
  return (
    <Group title={t('oauth.group')}>
      <ChoiceField
        path={`${group}.provider`}
        label={t('oauth.provider')}
        disabled={disabled}
        choices={oauthProviders.map((value) => [value, t(`oauth.providers.${value}`)] as const)}
      />
      {provider === 'other' && <TextField path={`${group}.issuer`} label={t('oauth.issuer')} hint={t('oauth.issuerHelp')} disabled={disabled} />}
      <ChoiceField
        path={`${group}.grant`}
        label={t('oauth.grant')}
        hint={t(`oauth.grantHelp.${oauth.grant}`)}
        disabled={disabled}
        choices={offered.map((value) => [value, t(`oauth.grants.${value}`)] as const)}
      />
      <TextField path={`${group}.clientId`} label={t('oauth.clientId')} hint={t('oauth.clientIdHelp')} disabled={disabled} />
      <SecretField path={`${group}.clientSecret`} secret="smtp.authentication.oauth" label={t('oauth.clientSecret')} disabled={disabled} />
      {provider === 'microsoft' && <TextField path={`${group}.tenant`} label={t('oauth.tenant')} hint={t('oauth.tenantHelp')} disabled={disabled} />}
      {provider === 'other' && <TextField path={`${group}.scope`} label={t('oauth.scope')} hint={t('oauth.scopeHelp')} disabled={disabled} />}
      <OauthConnection />
    </Group>
  )
}
