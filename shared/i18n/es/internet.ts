/** As in ../pt-BR/internet.ts: the tab Internet. */
export const internet = {
  protocol: {
    group: 'Protocolo de envío de correo',
    name: { smtp: 'Simple Mail Transfer Protocol', mapi: 'Messaging API', vim: 'Vendor Independent Messaging' },
    line: {
      smtp: 'el habitual: sirve también al proceso de servidor y a la programación.',
      mapi: 'envía el programa de correo predeterminado de cada estación.',
      vim: 'envía el cliente Lotus/HCL Notes de cada estación.',
    },
    legacy: 'Sin soporte y mantenido solo por compatibilidad. El proceso de servidor y la programación no funcionan con él.',
    needs: {
      mapi: 'Cada estación necesita un programa de correo predeterminado que acepte MAPI simple, como el Outlook clásico. Servidor, puerto y parámetros no tienen efecto.',
      vim: 'Cada estación necesita el cliente Notes instalado y configurado. Servidor, puerto y parámetros no tienen efecto.',
    },
    backToSmtp: 'Volver a SMTP',
  },
  server: 'Servidor',
  compareWays: 'Comparar las formas de enviar',
  byProvider: 'Completar por el proveedor…',
  findWorking: 'Encontrar lo que funciona…',
  port: 'Puerto',
  useDefault: 'Usar el predeterminado',
  offer587: 'Con SSL lo usual es el {{port}}.',
  use587: 'Usar el {{port}}',

  authentication: {
    group: 'Con autenticación',
    ssl: 'Servidor con SSL',
    /** what the box means on this port */
    sslMode: {
      none: 'desactivado: todo va sin cifrado',
      starttls: 'puerto {{port}}: STARTTLS, exigido',
      tls: 'puerto {{port}}: TLS desde el primer byte',
      precise: 'vale el modo elegido en Avanzado',
    },
    user: 'Usuario',
    password: 'Contraseña',
  },

  secret: {
    stored: 'guardada',
    lost: 'La contraseña guardada no puede abrirse en esta computadora. Escríbala de nuevo.',
    removed: 'Se eliminará al guardar.',
    change: 'Cambiar',
    remove: 'Eliminar',
    keep: 'Mantener la guardada',
    show: 'Mostrar lo que se escribió',
    hide: 'Ocultar',
  },

  advanced: {
    title: 'Avanzado',
    security: 'Seguridad',
    securities: {
      auto: 'Según “Servidor con SSL”',
      none: 'Sin cifrado',
      'starttls-if-offered': 'STARTTLS si se ofrece',
      starttls: 'STARTTLS exigido',
      tls: 'TLS desde el primer byte',
    },
    mechanism: 'Método de autenticación',
    mechanisms: {
      auto: 'Automático (el más fuerte que ofrezca el servidor)',
      'SCRAM-SHA-256': 'SCRAM-SHA-256',
      'SCRAM-SHA-1': 'SCRAM-SHA-1',
      'CRAM-MD5': 'CRAM-MD5',
      NTLM: 'NTLM (dominio de Windows)',
      PLAIN: 'PLAIN',
      LOGIN: 'LOGIN',
      XOAUTH2: 'XOAUTH2 (OAuth 2.0)',
      OAUTHBEARER: 'OAUTHBEARER (OAuth 2.0)',
    },
    ehloName: 'Nombre en el EHLO',
    ehloNameHelp: 'En blanco: el nombre completo de esta computadora, o su dirección.',
  },

  proxy: {
    group: 'Utilizar proxy',
    help: 'En blanco, vale el proxy del sistema operativo. El usuario y la contraseña pueden indicarse en los dos casos.',
    extension: 'El sistema usa el proxy para las licencias y la actualización automática; enviar correo a través de él es una extensión de este programa.',
    address: 'Dirección',
    port: 'Puerto',
    blank: 'del sistema operativo',
    kind: 'Tipo',
    kinds: { http: 'HTTP', https: 'HTTPS', socks4: 'SOCKS 4', socks4a: 'SOCKS 4a', socks5: 'SOCKS 5' },
    authentication: 'Con autenticación',
    user: 'Usuario',
    userOnly: 'SOCKS 4 lleva solo el usuario; la contraseña no se envía.',
    password: 'Contraseña',
  },
} as const
