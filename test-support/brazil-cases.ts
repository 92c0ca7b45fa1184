/** What hosts of mail in Brazil answer, as the sources of shared/domain/diagnosis/rules-brazil.ts have it; the addresses are made up. */
import type { Hint } from '../shared/contract/report.ts'
import type { DiagnosisFacts } from '../shared/domain/diagnosis/diagnose.ts'
import type { SystemDocument } from '../shared/domain/system/document.ts'
import { documentForDiagnosis as system, factsOf, type FactsInput } from './diagnosis-facts.ts'

type Case = readonly [what: string, facts: DiagnosisFacts, document: SystemDocument, rule: string, who: Hint['who'], field: string | null, change?: Hint['change']]

const refused = (said: string, more: FactsInput = {}) => factsOf('rcpt', 'recipient-rejected', { said, ...more })
const loggedIn = { mechanism: 'PLAIN' } as const
const ofKingHost = { certificate: { subject: '*.uni5.net', altNames: ['DNS:*.uni5.net', 'DNS:uni5.net'] } }
const shown = (host: string) => factsOf('tls', 'certificate-name-mismatch', { host, ...ofKingHost })
const become = (value: string): Hint['change'] => [{ path: 'smtp.server', value }]
const forgotten = system({ authentication: { enabled: false, user: 'a@example.com', ssl: true } })

export const brazilCases: readonly Case[] = [
  ['KingHost, a sender that is not confirmed', refused('525 5.7.13 Este remetente sistema@example.com.br nao tem permissao para enviar e-mails.', { host: 'kinghost.smtpkl.com.br', ...loggedIn }), system(), 'kinghost-sender', 'provider', 'from'],
  ['KingHost, its certificate under the customer’s name', shown('smtp.empresa.com.br'), system({ server: 'smtp.empresa.com.br' }), 'kinghost-certificate', 'you', 'smtp.server', become('smtp.uni5.net')],
  ['KingHost, the same from abroad', shown('smtpi.empresa.com.br'), system({ server: 'smtpi.empresa.com.br' }), 'kinghost-certificate', 'you', 'smtp.server', become('smtpi.uni5.net')],
  ['KingHost, its certificate under a name that says less', shown('mail.empresa.com.br'), system({ server: 'mail.empresa.com.br' }), 'certificate-name', 'you', 'smtp.server'],
  ['Locaweb, nobody logged in', refused('554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Para envio de mensagens e necessaria autenticacao. Para saber como corrigir este erro acesse: http://wiki.locaweb.com/pt-br/Email_Locaweb_-_Envio_Autenticado /This mail server requires authentication'), forgotten, 'locaweb-login', 'you', 'smtp.authentication', [{ path: 'smtp.authentication.enabled', value: true }]],
  ['Locaweb, the filter of contents', factsOf('message', 'message-rejected', { said: '550 5.7.1 [CS] Sua mensagem foi rejeitada. Para realizar o envio clique no link http://fp.email.locaweb.com.br/?str=abcdefgh12345678', ...loggedIn }), system(), 'locaweb-content', 'you', null],
  ['UOL, too much', refused('450 4.7.1 <x@uol.com.br>: Recipient address rejected: MX-UOL-02 - Too many messages, try again later.', { host: 'mx.uol.com.br' }), system(), 'uol-too-many', 'you', null],
  ['UOL, nobody knows why', refused('450 4.7.1 <x@uol.com.br>: Recipient address rejected: UOL-SH_D-H[5a042ab54f7862edaa06546ab12b4e4e][33]', { host: 'mx.uol.com.br' }), system(), 'uol-policy', 'provider', null],
  ['BOL, an address without a name', refused('450 4.7.1 Client host rejected: cannot find your hostname, [192.0.2.1]', { host: 'mx3.bol.com.br' }), system(), 'postfix-reverse-name', 'network', null],
]
