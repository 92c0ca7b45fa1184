/** Hosts of mail in Brazil, in their own words: KingHost, Locaweb, UOL with BOL. */
import { place, switchAuthenticationOn, withReply, withSender } from './advice.ts'
import type { DiagnosisFacts, Rule } from './rule.ts'

const checked = '2026-11-30'

/** What stands before KingHost's own domain: `smtp`, or `smtpi` for networks outside Brazil. */
function kingHostName({ server }: DiagnosisFacts): string | null {
  const label = /^smtpi?(?=\.)/i.exec(server?.host ?? '')?.[0].toLowerCase()
  return label === undefined ? null : `${label}.uni5.net`
}

/** Before the rules of certificates: they can only show the name with the star, which nobody can type. */
export const kingHostCertificate: Rule = {
  rule: 'kinghost-certificate',
  who: 'you',
  field: 'smtp.server',
  signs: { code: ['certificate-name-mismatch'], provider: /\*\.uni5\.net/i, also: (facts) => kingHostName(facts) !== null },
  advise: (facts) => {
    const suggestion = kingHostName(facts) ?? ''
    return { params: { ...place(facts), suggestion }, change: [{ path: 'smtp.server', value: suggestion }] }
  },
  source: 'github.com/velhobit/PortilloMail, issue 1; github.com/romuloroldao/Black-House, docs/arquivo/2026-07-28-migracao-relay-kinghost.md',
  checked,
}

const kingHost: readonly Rule[] = [
  {
    // Said of a recipient, but it is the sender: others say 525 5.7.13 of other things.
    rule: 'kinghost-sender',
    who: 'provider',
    field: 'from',
    signs: { text: /este remetente .*nao tem permissao para enviar/i },
    advise: withSender,
    source: 'github.com/romuloroldao/Black-House, docs/arquivo/2026-08-11-tentativa-relay-smtpkl.md',
    checked,
    words: ['nao tem permissao para enviar e-mails.'],
  },
]

const locaweb: readonly Rule[] = [
  {
    rule: 'locaweb-login',
    who: 'you',
    field: 'smtp.authentication',
    signs: { text: /para envio de mensagens e necessaria autenticacao/i },
    advise: (facts, document) => ({ ...withReply(facts), ...switchAuthenticationOn(facts, document) }),
    source: 'github.com/PHPMailer/PHPMailer, issue 533',
    checked,
    words: ['Client host rejected: Para envio de mensagens e necessaria autenticacao.', 'This mail server requires authentication'],
  },
  {
    rule: 'locaweb-content',
    who: 'you',
    field: null,
    signs: { text: /sua mensagem foi rejeitada\. para realizar o envio clique no link/i },
    advise: withReply,
    source: 'pastebin.com/D4m1R4uP (a returned mail of 2017)',
    checked,
    words: ['[CS] Sua mensagem foi rejeitada. Para realizar o envio clique no link http://fp.email.locaweb.com.br/?str='],
  },
]

const uol: readonly Rule[] = [
  {
    rule: 'uol-too-many',
    who: 'you',
    field: null,
    signs: { text: /\bMX-UOL-\d+ - too many messages/i },
    advise: withReply,
    source: 'github.com/douglasjava/code-utils-java, src/main/java/com/example/demo/uteis/RecuperarDataStringLog.java',
    checked,
    words: ['Recipient address rejected: MX-UOL-02 - Too many messages, try again later.'],
  },
  {
    // What the letters stand for UOL does not publish; what it asks of senders it does.
    rule: 'uol-policy',
    who: 'provider',
    field: null,
    signs: { text: /\bUOL-SH_D-H\[/ },
    advise: withReply,
    source: 'pastebin.com/SEreuL1S; email.uol.com.br/postmaster/en',
    checked,
    words: ['Recipient address rejected: UOL-SH_D-H['],
  },
]

export const brazilRules: readonly Rule[] = [...kingHost, ...locaweb, ...uol]
