/** As in ../pt-BR/brazil-hints.ts: hosts of mail in Brazil. */
export const brazilHints = {
  'kinghost-certificate': {
    cause: '{{host}} leads to a server of KingHost, whose certificate is for *.uni5.net and not for that name.',
    action: 'Give {{suggestion}} as the server; user and password stay the same. If that does not work, use the name that stands in KingHost’s panel.',
  },
  'kinghost-sender': {
    cause: 'KingHost did not authorise the sender {{sender}} ({{reply}}). The recipient, the user and the password are not the problem.',
    action: 'In the panel of SMTP Transacional, in its settings for e-mails and senders, confirm that sender, or use one that is confirmed already.',
  },
  'locaweb-login': {
    cause: 'This server of Locaweb only sends with authentication, and nobody authenticated ({{reply}}).',
    action: 'Check “With authentication”, give user and password, and turn SSL on.',
  },
  'locaweb-content': {
    cause: 'Locaweb’s content filter refused the message ({{reply}}). The way to it is right.',
    action: 'Open the link in the reply (fp.email.locaweb.com.br) to release the message. If it does not open, change the text or the attachments, or ask Locaweb.',
  },
  'locaweb-sender': {
    cause: 'Locaweb refused the sender {{sender}} ({{reply}}). Since June 2025 SMTP Locaweb only sends with a sender domain that was set up and validated in its console.',
    action: 'Validate the sender’s domain in the SMTP Locaweb console and in DNS, or use a sender of a domain that is validated already.',
  },
  'uol-too-many': {
    cause: 'UOL put the message off: it says that it gets too many from whoever sends it ({{reply}}).',
    action: 'Wait, and send more slowly. If this computer delivers straight to recipients, send through your provider’s server, with authentication.',
  },
  'uol-policy': {
    cause: 'UOL put the message off by a rule of its own, the reason for which it does not publish ({{reply}}). The recipient may be right.',
    action: 'Try again later. If it goes on, check the SPF of the sender’s domain and the reverse DNS of the IP that sends, and compare with what UOL asks of senders (http://email.uol.com.br/postmaster/en/).',
  },
} as const
