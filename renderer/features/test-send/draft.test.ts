import { describe, expect, test } from 'vitest'
import { testRequestSchema } from '../../../shared/contract/tests.ts'
import { systemDocumentSchema } from '../../../shared/domain/system/document.ts'
import { blankDraft, deadlines, defaultRecipient, defaultSender, requestOf, splitAddresses } from './draft.ts'

const documentOf = (smtp: object, users: object[] = []) =>
  systemDocumentSchema.parse({ name: 'S', technologyVersion: '13.1', protocol: 'smtp', smtp, users })
const practice = documentOf({ server: '127.0.0.1', port: 2525, authentication: { user: 'pratica' } })
const login = (user: string) => ({ authentication: { user } })

test.each<[string, string[]]>([
  ['', []],
  [' , ;\n', []],
  ['a@x.br', ['a@x.br']],
  ['a@x.br, b@x.br;c@x.br\nd@x.br', ['a@x.br', 'b@x.br', 'c@x.br', 'd@x.br']],
  ['  a@x.br\r\n', ['a@x.br']],
  ['a@x.br b@x.br', ['a@x.br b@x.br']],
  ['José <jose@x.br>', ['José <jose@x.br>']],
  ['a@x.br,a@x.br', ['a@x.br', 'a@x.br']],
])('%j is %j', (text, expected) => {
  expect(splitAddresses(text)).toEqual(expected)
})

describe('the sender while nobody has typed another', () => {
  const ana = { login: 'ANA', email: 'ana@x.br' }
  test.each<[string, Parameters<typeof defaultSender>, string]>([
    ['none without a document', [null, null], ''],
    ['a login that is an address', [documentOf(login('s@x.br')), null], 's@x.br'],
    ['also while it is switched off', [documentOf({ authentication: { enabled: false, user: 's@x.br' } }), null], 's@x.br'],
    ['not a login that is none', [documentOf(login('sistema')), null], ''],
    ["the user's own address", [documentOf(login('s@x.br'), [ana]), 'ana'], 'ana@x.br'],
    ["the user's own login", [documentOf(login('s@x.br'), [{ login: 'ANA', smtp: login('a@x.br') }]), 'ANA'], 'a@x.br'],
    ["the system's for a user without either", [documentOf(login('s@x.br'), [{ login: 'ANA' }]), 'ANA'], 's@x.br'],
    ["the system's for a user who is not there", [documentOf(login('s@x.br')), 'ANA'], 's@x.br'],
    ['an example for the practice server', [practice, null], 'sistema@exemplo.com.br'],
  ])('%s', (_, args, expected) => {
    expect(defaultSender(...args)).toBe(expected)
  })

  test('only the practice server has a recipient of its own', () => {
    expect(defaultRecipient(practice)).toBe('voce@exemplo.com.br')
    expect(defaultRecipient(documentOf({ server: '127.0.0.1', authentication: { enabled: false, user: 'pratica' } }))).toBe('')
    expect(defaultRecipient(documentOf({ server: 'smtp.x.br', authentication: { user: 'pratica' } }))).toBe('')
    expect(defaultRecipient(null)).toBe('')
  })
})

describe('the request of a draft', () => {
  const place = { systemId: '8b0f5a1e-0000-4000-8000-000000000001', document: { any: 'thing' }, sender: 's@x.br' }

  test('untouched: the sender that is shown, the message that the settings give', () => {
    expect(requestOf(blankDraft('a@x.br, b@x.br'), place)).toEqual({
      ...{ systemId: place.systemId, document: place.document },
      ...{ from: 's@x.br', to: ['a@x.br', 'b@x.br'], asUser: null, subject: null, text: null, stopAfter: 'message', deadlineSeconds: 30 },
    })
  })

  test('as typed, right or wrong; a field that was emptied is empty', () => {
    const draft = { ...blankDraft(''), from: '', subject: '', text: 'a\nb', asUser: 'ANA', stopAfter: 'rcpt', deadlineSeconds: 120 } as const
    expect(requestOf(draft, { ...place, systemId: null })).toMatchObject({ ...draft, to: [], systemId: null })
  })

  test.each(deadlines)('is one that the contract takes, with %i seconds', (deadlineSeconds) => {
    const request = requestOf({ ...blankDraft('x'), deadlineSeconds }, place)
    expect(testRequestSchema.parse(request)).toEqual(request)
  })
})
