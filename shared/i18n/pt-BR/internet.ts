/** The tab Internet. */
export const internet = {
  protocol: {
    group: 'Protocolo de envio de e-mail',
    name: { smtp: 'Simple Mail Transfer Protocol', mapi: 'Messaging API', vim: 'Vendor Independent Messaging' },
    line: {
      smtp: 'o padrão: serve também ao processo de servidor e ao agendamento.',
      mapi: 'o programa de e-mail padrão de cada estação envia.',
      vim: 'o cliente Lotus/HCL Notes de cada estação envia.',
    },
    legacy: 'Sem suporte e mantido só por compatibilidade. O processo de servidor e o agendamento não funcionam com ele.',
    needs: {
      mapi: 'Cada estação precisa de um programa de e-mail padrão que aceite MAPI simples, como o Outlook clássico. Servidor, porta e parâmetros não têm efeito.',
      vim: 'Cada estação precisa do cliente Notes instalado e configurado. Servidor, porta e parâmetros não têm efeito.',
    },
    backToSmtp: 'Voltar para SMTP',
  },
  server: 'Servidor',
  compareWays: 'Comparar as formas de enviar',
  byProvider: 'Preencher pelo provedor…',
  findWorking: 'Encontrar o que funciona…',
  port: 'Porta',
  useDefault: 'Usar padrão',
  offer587: 'Com SSL o usual é a {{port}}.',
  use587: 'Usar {{port}}',

  authentication: {
    group: 'Com autenticação',
    ssl: 'Servidor com SSL',
    /** what the box means on this port */
    sslMode: {
      none: 'desligado: tudo segue sem criptografia',
      starttls: 'porta {{port}}: STARTTLS, exigido',
      tls: 'porta {{port}}: TLS desde o primeiro byte',
      precise: 'vale o modo escolhido em Avançado',
    },
    user: 'Usuário',
    password: 'Senha',
  },

  secret: {
    stored: 'guardada',
    lost: 'A senha guardada não pode ser aberta neste computador. Digite-a de novo.',
    removed: 'Será removida ao salvar.',
    change: 'Trocar',
    remove: 'Remover',
    keep: 'Manter a guardada',
    show: 'Mostrar o que foi digitado',
    hide: 'Ocultar',
  },

  advanced: {
    title: 'Avançado',
    security: 'Segurança',
    securities: {
      auto: 'Conforme “Servidor com SSL”',
      none: 'Sem criptografia',
      'starttls-if-offered': 'STARTTLS se oferecido',
      starttls: 'STARTTLS exigido',
      tls: 'TLS desde o primeiro byte',
    },
    mechanism: 'Método de autenticação',
    mechanisms: {
      auto: 'Automático (o mais forte que o servidor oferece)',
      'SCRAM-SHA-256': 'SCRAM-SHA-256',
      'SCRAM-SHA-1': 'SCRAM-SHA-1',
      'CRAM-MD5': 'CRAM-MD5',
      NTLM: 'NTLM (domínio do Windows)',
      PLAIN: 'PLAIN',
      LOGIN: 'LOGIN',
      XOAUTH2: 'XOAUTH2 (OAuth 2.0)',
      OAUTHBEARER: 'OAUTHBEARER (OAuth 2.0)',
    },
    ehloName: 'Nome no EHLO',
    ehloNameHelp: 'Em branco: o nome completo deste computador, ou o seu endereço.',
  },

  proxy: {
    group: 'Utilizar proxy',
    help: 'Em branco, vale o proxy do sistema operacional. Usuário e senha podem ser informados nos dois casos.',
    extension: 'O sistema usa o proxy para licenças e atualização automática; enviar e-mail por ele é uma extensão deste programa.',
    address: 'Endereço',
    port: 'Porta',
    blank: 'do sistema operacional',
    kind: 'Tipo',
    kinds: { http: 'HTTP', https: 'HTTPS', socks4: 'SOCKS 4', socks4a: 'SOCKS 4a', socks5: 'SOCKS 5' },
    authentication: 'Com autenticação',
    user: 'Usuário',
    userOnly: 'O SOCKS 4 leva só o usuário; a senha não é enviada.',
    password: 'Senha',
  },
} as const
