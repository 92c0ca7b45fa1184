import { historyHelp, historyUsage } from './history.ts'
import { queueHelp, queueTexts, queueUsage } from './queue.ts'

/** As in ../pt-BR/cli.ts. Answers for scripts (--json) hold codes beside the words. */
export const cli = {
  help: {
    intro:
      'Server Manager {{version}}: decide, explica y prueba de verdad cómo envía correo cada sistema del ERP.\n\n' +
      'Uso: server-manager COMANDO [OPCIONES]',
    commands: 'Comandos:',
    systemsList: 'Lista los sistemas, con el componente que envía y el resultado de la última prueba.',
    systemsShow: 'Muestra la configuración de un sistema en JSON; de las contraseñas, solo si hay alguna guardada.',
    systemsSet: 'Crea el sistema del archivo o sustituye al que tiene el mismo nombre. Una contraseña ausente queda como está; null la borra.',
    systemsRemove: 'Elimina un sistema, sus contraseñas y sus pruebas guardadas. No pregunta antes.',
    systemsExport: 'Escribe sistemas en JSON, sin contraseñas, para guardar, editar o llevar a otra computadora.',
    systemsImport: 'Crea o sustituye los sistemas del archivo. Uno que tenga un error no impide los demás.',
    usersList: 'Lista los usuarios de un sistema: con qué configuración envía cada uno y qué merece atención.',
    usersImport:
      'Lee los usuarios de la tabla Z_GRUPOUSUARIOS por la conexión de base de datos guardada en el sistema y muestra qué cambiaría. Con --apply, lo guarda;\n' +
      '      lo que se escribió aquí no cambia. --passwords-are-plain guarda también las contraseñas de la tabla, si están en texto plano.',
    explain: 'Explica quién envía de verdad: componente, servidor, seguridad y ruta, con la regla que decidió.',
    test: 'Envía un mensaje de prueba con esta configuración y dice qué hacer si no sale bien.',
    find:
      'Intenta puertos, seguridad, rutas y familias de direcciones y muestra qué llega al servidor, con lo mejor marcado. No envía nada; contraseña del correo solo con --login,\n' +
      '      una vez, y solo con un certificado válido. Salida: 0 algo funciona · 16 solo con certificado rechazado · si no, la fase más lejana, 10 a 15.',
    check:
      'Evalúa todos los sistemas, o los indicados, sin enviar y sin entrar: servidor, certificado, seguridad y lo que cambió desde la última evaluación.\n' +
      '      Salida: 0 todo bien o no evaluado · 40 algo requiere atención · 41 algo falla.',
    why: 'Explica, sin red, la respuesta de un servidor o de un proxy que apareció en un registro o en una devolución: causa, quién actúa y qué hacer.',
    providers:
      'Muestra lo que es público del servidor, el puerto, el usuario, el remitente y los límites de cada proveedor, con la fuente; por nombre o por el dominio de un correo.\n' +
      '      Con --domain D --ask-network pregunta también a la red, solo por el dominio: registros MX y SRV y, por HTTPS, la página autoconfig del dominio. Sin proxy.',
    practice:
      'Enciende un servidor de correo de práctica solo en esta computadora. Ctrl+C lo apaga. --faults muestra los defectos que sabe fingir;\n' +
      '      un nombre por línea en la entrada estándar cambia el defecto mientras está encendido.',
    serve: 'Muestra el programa en el navegador, solo en esta computadora. Ctrl+C lo cierra.',
    doctor: 'Reúne lo que ayuda a entender un problema en esta computadora, sin ninguna contraseña. Puede enviarse a quien da soporte.',
    ...queueHelp,
    ...historyHelp,
    common: 'Opciones:',
    options: {
      dataDir: 'dónde están los datos; sin ella vale SERVER_MANAGER_DATA, y si no, la carpeta de su usuario',
      json: 'la respuesta en JSON, y nada más, en la salida estándar',
      lang: 'el idioma: pt-BR, en o es; sin ella vale SERVER_MANAGER_LANG, y si no, el de la terminal (LC_ALL, LANG)',
      help: 'cómo usar el programa o un comando',
      version: 'la versión del programa',
    },
    secrets:
      'FILE es un archivo JSON, o - para la entrada estándar. Las contraseñas vienen del archivo, de la entrada estándar o de las variables\n' +
      'SERVER_MANAGER_SMTP_PASSWORD y SERVER_MANAGER_PROXY_PASSWORD; nunca de una opción.',
    exit:
      'Códigos de salida: 0 salió bien · 1 error del programa · 2 uso incorrecto o archivo ilegible · 10 a 21 la fase en que se\n' +
      'detuvo la prueba · 30 resultado desconocido · 31 cancelado.',
  },
  usage: 'Modo de uso: server-manager {{usage}}',
  usageReasons: {
    ...queueUsage,
    ...historyUsage,
    positionals: 'Faltan o sobran palabras después del comando.',
    'option-value': 'La opción {{option}} está sin el valor, o con uno que no cabe en ella. Un valor que comienza con - se escribe --opción=-valor.',
    explain: 'Indique solo una de las formas: --system, --file, o --protocol junto con --tecnologia.',
    param: 'Un parámetro se informa como --param NOMBRE=VALOR.',
    system: 'Indique el sistema: --system NOMBRE.',
    test: 'Indique --system o --file, uno de los dos.',
    to: 'Falta el destinatario: --to DIRECCIÓN.',
    'stop-after': 'La fase de --stop-after es una de estas: {{phases}}.',
    deadline: 'El tiempo de --deadline es en segundos, de 1 a 600.',
    'ask-network': '--ask-network necesita --domain DOMINIO, y --domain no se usa junto con un nombre.',
    find: 'Indique --system, --file o --server, uno de los tres; --port acompaña a --server.',
    'find-deadline': 'El tiempo de --deadline es en segundos, de 2 a 60.',
    'reply-code': 'CODE es el código del rechazo, de 400 a 599, solo o con el extendido: 535 o "535 5.7.139". Para un proxy, con --phase proxy, de 300 a 599.',
    'why-phase': 'La fase de --phase es una en que el otro lado responde: {{phases}}.',
    lang: 'El programa no habla “{{asked}}”. Los idiomas de --lang y SERVER_MANAGER_LANG son {{languages}}.',
    port: 'El puerto es un número entero de 0 a 65535; 0 significa cualquiera libre.',
    fault: 'La falla de --fault es una de estas: {{faults}}.',
  },

  why: {
    /** stand for names that were not given */
    host: '«servidor»',
    sender: '«remitente»',
    unknown: 'Ninguna regla conoce estas palabras; lo que sigue viene solo de la clase de la respuesta.',
    field: 'Campo: {{field}}',
    source: 'Regla: {{rule}} · fuente: {{source}}',
    checked: 'La fuente fue leída el {{date}}.',
  },

  providers: {
    none: 'Ningún proveedor conocido para “{{asked}}”. Aquí están solo aquellos cuya configuración es pública.',
  },

  queue: queueTexts,

  notFound: 'No hay un sistema con el nombre “{{name}}”. Vea los nombres con "server-manager systems list".',
  created: 'Sistema {{name}} creado.',
  saved: 'Sistema {{name}} guardado.',
  removed: 'Sistema {{name}} eliminado.',
  list: {
    name: 'Sistema',
    version: 'Tecnología',
    protocol: 'Protocolo',
    component: 'Componente',
    lastTest: 'Última prueba',
    empty: 'Todavía no hay sistemas. Cree uno con "server-manager systems set FILE".',
  },
  usersImport: {
    failed: 'La base de datos no se leyó: {{reason}}',
    field: 'Campo: {{field}}',
    applied: 'Cambios guardados en {{name}}: {{number}}.',
    nothing: 'Nada que cambiar en {{name}}.',
    shown: 'Nada cambió. Para guardar: --apply.',
    kind: 'Situación',
    fields: 'Campos',
  },
  users: { by: 'Envía por', none: 'Ningún usuario registrado en este sistema: todos envían como él.' },
  /** a document that could not be read; nothing of it was lost */
  problem: {
    'not-json': 'El archivo {{file}} está dañado. Se guardó como {{keptAs}}; los demás sistemas no se vieron afectados.',
    'not-a-system':
      'El archivo {{file}} no contiene un sistema válido. Se guardó como {{keptAs}}; los demás sistemas no se vieron afectados.',
    'newer-version': 'El archivo {{file}} fue grabado por una versión más nueva del programa. Quedó como está.',
    unreadable: 'El archivo {{file}} no pudo leerse. Quedó como está.',
  },

  test: {
    skipped: 'no usada',
    who: 'Quién lo resuelve: {{who}}.',
    from: 'Nuestra prueba: hecha desde {{host}} por {{user}}, en {{time}} de un máximo de {{total}}.',
    component: {
      yes: 'Este sistema: el componente {{component}} lograría hacer lo mismo.',
      no: 'Este sistema: el componente {{component}} no lograría hacer lo mismo.',
      unknown: 'Este sistema: desde aquí no se sabe si el componente {{component}} lograría hacer lo mismo.',
    },
    /** what a request calls a place, said as the option that gave it */
    options: { from: '--from', to: '--to', subject: '--subject', text: '--text', asUser: '--as-user' },
  },

  practice: {
    listening:
      'Servidor de práctica en {{host}}:{{port}}, usuario “{{user}}”, contraseña “{{password}}”, con o sin SSL (STARTTLS).\nCertificado propio, SHA-256 {{fingerprint256}}. Ctrl+C lo apaga.\n{{fault}}',
    received: '{{time}}  de {{from}} para {{to}}  {{size}} bytes  {{subject}}',
    nobody: '(sin remitente)',
    noSubject: '(sin asunto)',
  },

  doctor: {
    version: 'Server Manager',
    runtime: 'Entorno',
    host: 'Computadora y usuario',
    zone: 'Zona horaria',
    dataDir: 'Carpeta de datos',
    modes: 'Permisos',
    freeSpace: 'Espacio libre',
    secrets: 'Protección de las contraseñas',
    lostSecrets: 'Contraseñas que no se abren aquí',
    systems: 'Sistemas',
    problems: 'Archivos con problemas',
    tested: 'Sistemas ya probados',
    practice: 'Servidor de práctica',
    proxyVariables: 'Variables de proxy',
    proxy: 'Proxy de esta computadora',
    serviceProxy: 'Configuración del servicio (WinHTTP)',
    mailClients: 'Programa de correo (MAPI)',
    notesClient: 'Cliente Notes (VIM)',
    components: 'Componentes del ERP',
    none: 'ninguna definida',
    protections: {
      'key-file': 'clave en un archivo de la carpeta de datos que solo lee este usuario',
      environment: 'clave dada por el entorno (SERVER_MANAGER_KEY)',
      'safe-storage': 'clave guardada en la bóveda de esta computadora',
      unavailable: 'la clave no puede abrirse aquí: las contraseñas no pueden leerse ni guardarse',
    },
    practiceOn: 'encendido con el programa, puerto {{port}}',
    practiceOff: 'apagado, puerto {{port}}',
    notLookedAt: {
      modes: 'no verificados: en Windows lo que protege la carpeta son sus propios permisos',
      components: 'no verificados: .NET, OpenSSL y wodSMTP.OCX están en la computadora donde está instalado el ERP',
    },
    legend: '✓ en orden   ! requiere atención   ? no verificado',
  },

  /** why a file could not be read or written; the system's words where we have none */
  reasons: {
    ENOENT: 'no existe',
    EACCES: 'sin permiso',
    EPERM: 'sin permiso',
    EISDIR: 'es una carpeta',
    ENOTDIR: 'una parte de la ruta no es una carpeta',
    EROFS: 'el disco es de solo lectura',
    ENOSPC: 'el disco está lleno',
    EDQUOT: 'la cuota de disco se acabó',
    'not-json': 'no es JSON',
    'not-utf8': 'no está en UTF-8',
    'too-big': 'mayor que 10 MB',
    unreadable: 'no pudo leerse',
  },
} as const
