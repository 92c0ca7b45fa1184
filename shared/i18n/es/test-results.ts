/** As in ../pt-BR/test-results.ts. */
export const testResults = {
  phases: {
    settings: 'Configuración',
    dns: 'Nombre del servidor',
    connect: 'Conexión',
    proxy: 'Proxy',
    greeting: 'Saludo',
    ehlo: 'Presentación',
    tls: 'Seguridad (TLS)',
    auth: 'Autenticación',
    mail: 'Remitente',
    rcpt: 'Destinatario',
    data: 'Inicio del envío',
    message: 'Entrega',
  },

  results: {
    sent: 'enviado',
    reached: 'en orden',
    'handed-over': 'entregado al cliente de correo',
    rejected: 'rechazado',
    failed: 'falló',
    unknown: 'sin respuesta',
    cancelled: 'cancelado',
  },
} as const
