import { expect, test } from 'vitest'
import { systemDocumentSchema } from '../../../shared/domain/system/document.ts'
import { blankForm, formIssues, formOf, inputOf, readableDocument } from '../systems/form.ts'
import { blankOauth, oauthFormOf, oauthInput } from './oauth-form.ts'

const stored = systemDocumentSchema.parse({
  name: 'X', technologyVersion: '13.1', protocol: 'smtp',
  smtp: { authentication: { user: 'a', mechanism: 'XOAUTH2', oauth: { provider: 'google', clientId: 'x' } } },
}) // prettier-ignore

test('a stored group comes into the fields and goes back as it was', () => {
  expect(oauthFormOf(stored.smtp.authentication)).toEqual({ ...blankOauth, provider: 'google', clientId: 'x' })
  expect(systemDocumentSchema.parse(inputOf(formOf(stored), stored)).smtp.authentication.oauth).toEqual(stored.smtp.authentication.oauth)
})

test('with another mechanism the stored group stays, whatever the hidden fields hold', () => {
  expect(oauthInput('LOGIN', blankOauth, stored.smtp.authentication)).toEqual({ oauth: stored.smtp.authentication.oauth })
  expect(oauthInput('LOGIN', { ...blankOauth, clientId: 'typed' }, undefined)).toEqual({})
})

test.each([['', undefined], [null, null], ['novo', 'novo']])('a secret that is %j goes in as %j', (clientSecret, expected) => {
  expect(oauthInput('XOAUTH2', { ...blankOauth, clientSecret }, undefined).oauth?.clientSecret).toBe(expected)
})

test('a group that is not filled in yet is told at its field, and does not stop the explanation', () => {
  const form = { ...blankForm, name: 'X', technologyVersion: '13.1' }
  form.smtp = { ...form.smtp, authentication: { ...form.smtp.authentication, enabled: true, mechanism: 'XOAUTH2' } }
  expect(formIssues(form, null).map(({ path, code }) => `${path} ${code}`)).toEqual(['smtp.authentication.oauth.clientId client-id-missing'])
  expect(readableDocument(form, null)?.smtp.authentication.mechanism).toBe('XOAUTH2')
})
