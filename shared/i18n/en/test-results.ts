/** As in ../pt-BR/test-results.ts. */
export const testResults = {
  phases: {
    settings: 'Settings',
    dns: 'Server name',
    connect: 'Connection',
    proxy: 'Proxy',
    greeting: 'Greeting',
    ehlo: 'Introduction',
    tls: 'Security (TLS)',
    auth: 'Authentication',
    mail: 'Sender',
    rcpt: 'Recipient',
    data: 'Start of sending',
    message: 'Delivery',
  },

  results: {
    sent: 'sent',
    reached: 'in order',
    'handed-over': 'handed to the mail client',
    rejected: 'refused',
    failed: 'failed',
    unknown: 'no answer',
    cancelled: 'cancelled',
  },
} as const
