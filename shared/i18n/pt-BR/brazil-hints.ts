/** Hosts of mail in Brazil: KingHost, Locaweb, UOL with BOL (shared/domain/diagnosis/rules-brazil.ts). */
export const brazilHints = {
  'kinghost-certificate': {
    cause: '{{host}} leva a um servidor da KingHost, cujo certificado vale para *.uni5.net e não para esse nome.',
    action: 'Informe {{suggestion}} como servidor; o usuário e a senha não mudam. Se não funcionar, use o nome que está no painel da KingHost.',
  },
  'kinghost-sender': {
    cause: 'A KingHost não autorizou o remetente {{sender}} ({{reply}}). O destinatário, o usuário e a senha não são o problema.',
    action: 'No painel do SMTP Transacional, em Configurações → E-mails / Remetentes, confirme esse remetente, ou use um que já esteja confirmado.',
  },
  'locaweb-login': {
    cause: 'Este servidor da Locaweb só envia com autenticação, e ninguém se autenticou ({{reply}}).',
    action: 'Marque “Com autenticação”, informe usuário e senha e ligue o SSL.',
  },
  'locaweb-content': {
    cause: 'O filtro de conteúdo da Locaweb recusou a mensagem ({{reply}}). O caminho até ele está certo.',
    action: 'Abra o link que está na resposta (fp.email.locaweb.com.br) para liberar o envio. Se ele não abrir, mude o texto ou os anexos, ou fale com a Locaweb.',
  },
  'locaweb-sender': {
    cause: 'A Locaweb recusou o remetente {{sender}} ({{reply}}). Desde junho de 2025 o SMTP Locaweb só envia com um domínio de remetente configurado e validado no painel.',
    action: 'Valide o domínio do remetente no painel do SMTP Locaweb e no DNS, ou use um remetente de um domínio já validado.',
  },
  'uol-too-many': {
    cause: 'O UOL adiou a mensagem: diz que recebe mensagens demais de quem a envia ({{reply}}).',
    action: 'Espere e envie mais devagar. Se este computador entrega direto aos destinatários, envie pelo servidor do seu provedor, com autenticação.',
  },
  'uol-policy': {
    cause: 'O UOL adiou a mensagem por uma regra sua, cujo motivo ele não publica ({{reply}}). O destinatário pode estar certo.',
    action: 'Tente de novo mais tarde. Se continuar, confira o SPF do domínio do remetente e o DNS reverso do IP que envia, e compare com o que o UOL exige de quem envia (em inglês: http://email.uol.com.br/postmaster/en/).',
  },
} as const
