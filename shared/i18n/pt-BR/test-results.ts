/** What a line in the list says of a system's last test; the rest of its words are in test.ts. */
export const testResults = {
  phases: {
    settings: 'Configuração',
    dns: 'Nome do servidor',
    connect: 'Conexão',
    proxy: 'Proxy',
    greeting: 'Saudação',
    ehlo: 'Apresentação',
    tls: 'Segurança (TLS)',
    auth: 'Autenticação',
    mail: 'Remetente',
    rcpt: 'Destinatário',
    data: 'Início do envio',
    message: 'Entrega',
  },

  /** the result in a word or two, for lists */
  results: {
    sent: 'enviado',
    reached: 'em ordem',
    'handed-over': 'entregue ao cliente de e-mail',
    rejected: 'recusado',
    failed: 'falhou',
    unknown: 'sem resposta',
    cancelled: 'cancelado',
  },
} as const
