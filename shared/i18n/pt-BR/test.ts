/** See ../index.ts. Filled by the texts of its part. */
export const test = {
  /** what a test message says when nothing was typed */
  message: {
    subject: 'Teste de e-mail do sistema {{system}}',
    text:
      'Esta mensagem foi enviada pelo Server Manager para testar o envio de e-mails do sistema {{system}}.\n\n' +
      'Se você a recebeu, o envio funciona com as configurações testadas. Não é preciso responder.\n',
  },
} as const
