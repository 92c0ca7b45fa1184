import { describe, expect, test } from 'vitest'
import { systemDocumentSchema } from '../system/document.ts'
import { issuesOf } from '../system/issues.ts'
import { splitSecrets } from '../system/secrets.ts'
import { issuerOf, issuerProblem, oauthProviders, providerFacts, scopeOf, tokenKey, type OauthSettings } from './providers.ts'

const settings = (more: Partial<OauthSettings> = {}): OauthSettings => ({
  provider: 'microsoft', issuer: '', clientId: 'id', tenant: '', grant: 'authorization-code', scope: '', ...more,
})
const documentWith = (oauth: object) => ({
  name: 'X', technologyVersion: '13.1', protocol: 'smtp',
  smtp: { server: 'smtp.office365.com', authentication: { user: 'a@example.com', mechanism: 'XOAUTH2', oauth } },
})
const issues = (oauth: object) => {
  const parsed = systemDocumentSchema.safeParse(documentWith(oauth))
  return parsed.success ? [] : issuesOf(parsed.error).map(({ path, code }) => `${path.replace('smtp.authentication.oauth.', '')} ${code}`)
}

describe('the table of providers', () => {
  test('names a scope for every grant, and where it is written', () => {
    for (const provider of oauthProviders) {
      const facts = providerFacts[provider]
      expect(facts.source).toMatch(/RFC|\.com/)
      if (provider !== 'other') expect(Object.keys(facts.scopes)).toEqual(facts.grants)
    }
  })
  test('Google grants neither a device code nor an application of its own for mail', () => {
    expect(providerFacts.google.grants).toEqual(['authorization-code'])
  })
  test.each([
    [settings(), 'https://login.microsoftonline.com/organizations/v2.0', 'SMTP.Send'],
    [settings({ tenant: 'empresa.com.br', grant: 'client-credentials' }), 'https://login.microsoftonline.com/empresa.com.br/v2.0', '.default'],
    [settings({ provider: 'google' }), 'https://accounts.google.com', 'https://mail.google.com/'],
    [settings({ provider: 'other', issuer: 'https://id.example', scope: 'smtp' }), 'https://id.example', 'smtp'],
  ])('%j is asked at %s', (oauth, issuer, scope) => {
    expect(issuerOf(oauth, oauth.grant)).toBe(issuer)
    expect(scopeOf(oauth)).toContain(scope)
  })
  test('a token belongs to provider, application, way and user', () => {
    const keys = [settings(), settings({ clientId: 'x' }), settings({ tenant: 'x' }), settings({ grant: 'device-code' })].map((each) => tokenKey(each, 'a'))
    expect(new Set([...keys, tokenKey(settings(), 'b')]).size).toBe(5)
  })
})

test.each(['https://id.example', 'https://id.example/tenant/v2', 'http://127.0.0.1:1', 'http://localhost:8080/x', 'http://[::1]:1'])('%s is an issuer', (text) => {
  expect(issuerProblem(text)).toBeNull()
})
test.each(['', 'x', 'ftp://id.example', 'http://id.example', 'http://127.0.0.1.evil.example', 'https://a@id.example', 'https://id.example?x', 'https://id.example#x', 'javascript:1'])(
  '%s is none',
  (text) => {
    expect(issuerProblem(text)).toBe('issuer-invalid')
  },
)

describe('the group in a document', () => {
  test.each([
    [{ provider: 'microsoft', clientId: 'x' }, []],
    [{ provider: 'google', clientId: 'x', clientSecret: 's' }, []],
    [{ provider: 'other', issuer: 'https://id.example', clientId: 'x', scope: 'smtp' }, []],
    [{ provider: 'google', clientId: 'x', grant: 'device-code' }, ['grant grant-not-offered']],
    [{ provider: 'google', clientId: 'x', grant: 'client-credentials' }, ['grant grant-not-offered']],
    [{ provider: 'microsoft', clientId: 'x', grant: 'client-credentials' }, ['tenant tenant-missing']],
    [{ provider: 'other', clientId: 'x' }, ['issuer issuer-invalid']],
    [{ provider: 'other', issuer: 'http://id.example', clientId: 'x' }, ['issuer issuer-invalid']],
    [{ provider: 'microsoft' }, ['clientId client-id-missing']],
    [{ provider: 'apple', clientId: 'x' }, ['provider not-listed']],
    [{ provider: 'microsoft', clientId: 'x', tokens: {} }, ['tokens unknown-key']],
  ])('%j', (oauth, expected) => {
    expect(issues(oauth)).toEqual(expected)
  })

  test('its secret goes in and never out', () => {
    const { document, secrets } = splitSecrets(systemDocumentSchema.parse(documentWith({ provider: 'google', clientId: 'x', clientSecret: 'segredo' })))
    expect(JSON.stringify(document)).not.toContain('segredo')
    expect(secrets.get('smtp.authentication.oauth')).toBe('segredo')
  })
})
