/** As in ../pt-BR/queue.ts: the queue, its schedules and its server process, as the command line says them. */
export const queueHelp = {
  queueAdd:
    'Pone un mensaje en la cola y escribe su identificador; acepta solo lo que ya está grabado en el disco. --hold lo deja en “Registrado”.\n' +
    '      Con --file el mensaje viene en JSON; los adjuntos van por su contenido.',
  queueList: 'Lista los mensajes de la cola, los más nuevos primero. --after continúa donde terminó la página anterior.',
  queueShow: 'Muestra un mensaje, los intentos y el motivo; --raw muestra el mensaje como va por la red.',
  queueSend: 'Enviar ahora: intenta ya, sin esperar la hora fijada.',
  queueHold: 'Volver a registrado: queda guardado hasta que se libere.',
  queueRelease: 'Liberar envío: de “Registrado” a “Esperando envío”.',
  queueCancel: 'Cancelar envío.',
  queueRetry: 'Reenviar lo que tiene error. Quien ya lo recibió no lo recibe de nuevo.',
  queueResolve:
    'Decide un “Resultado desconocido”: sent (llegó), error (no llegó) o resend (enviar de nuevo, con el mismo Message-ID).',
  queuePause: 'Detiene la cola de un sistema, o solo la de uno de sus usuarios.',
  queueResume: 'Deja que la cola de un sistema continúe.',
  queueStats: 'Cuántos mensajes hay en cada estado, qué está detenido y por qué, y quién está enviando.',
  queueSettings: 'Muestra la configuración de la cola, o cambia lo que venga en --set.',
  scheduleAdd: 'Programa un mensaje: una vez (--at) o repetido. Las opciones del mensaje son las de "queue add".',
  scheduleList: 'Lista las programaciones y cuándo será el próximo envío de cada una.',
  scheduleRemove: 'Elimina una programación; los mensajes que ya puso en la cola se quedan.',
  schedulePause: 'Suspende una programación. Lo que pase mientras tanto no se envía después.',
  scheduleResume: 'Retoma una programación suspendida.',
  scheduleSend: 'Envía ahora un mensaje de la programación, sin cambiar los próximos horarios.',
  schedulePreview: 'Muestra los próximos horarios de una programación, o de lo que describen las opciones.',
  worker:
    'Proceso de servidor: envía la cola mientras esté funcionando, y puede haber varios. Ctrl+C termina lo que ya está en la red y\n' +
    '      devuelve el resto. --once envía lo que ya debe salir y termina. El registro sale en JSON.',
} as const

export const queueUsage = {
  message: 'Indique --system y el mensaje: por opciones (--to …) o en un archivo (--file), no los dos.',
  priority: 'La prioridad de --priority es una de estas: {{priorities}}.',
  state: 'El estado de --state es uno de estos: {{states}}.',
  limit: 'El número de --limit va de 1 a 500.',
  selection: 'Indique los identificadores, o --all con --system, --state o --search.',
  resolve: 'Diga la decisión con --as: sent, error o resend.',
  set: 'Una configuración se informa como --set NOMBRE=VALOR. Nombres: {{names}}.',
  rule: 'Indique un horario: --at, --daily, --weekly, --monthly, --last-business-day o --cron, solo uno de ellos (con --time donde haga falta).',
  weekdays: 'Los días de --weekly son como lun,mié,vie.',
  missed: 'Qué hacer con un horario perdido (--missed) es uno de estos: send, skip, ask.',
  count: 'El número de --count va de 1 a 50.',
} as const

export const queueTexts = {
  states: {
    registered: 'Registrado',
    waiting: 'Esperando envío',
    sending: 'Enviando',
    sent: 'Enviado',
    cancelled: 'Envío cancelado',
    error: 'Error de envío',
    unknown: 'Resultado desconocido',
  },
  recipientStates: { pending: 'por enviar', sent: 'entregado al servidor', error: 'rechazado', unknown: 'no se sabe' },
  /** why something is where it is, beside the codes of a report */
  codes: {
    'worker-lost': 'El proceso que lo enviaba terminó sin decir el resultado.',
    'missed-schedule': 'La hora fijada pasó mientras ningún proceso enviaba. Libérelo si todavía debe salir.',
    'by-hand': 'Detenido por una persona.',
    'system-removed': 'El sistema fue eliminado. Los mensajes quedan guardados; cancélelos si ya no deben salir.',
  },
  list: {
    id: 'Mensaje',
    state: 'Estado',
    system: 'Sistema',
    to: 'Para',
    subject: 'Asunto',
    created: 'Incluido',
    due: 'Próximo intento',
    empty: 'Ningún mensaje.',
    more: '{{shown}} de {{total}}. Para ver los siguientes: --after {{next}}',
    total: 'Total: {{total}}',
  },
  show: {
    unknown:
      'El servidor recibió el fin del mensaje y su respuesta no llegó: puede haberlo aceptado. Nadie lo envía de nuevo sin su decisión\n' +
      '(queue resolve {{id}} --as sent|error|resend).',
    held: 'Detenido: {{reason}}',
    why: 'Motivo: {{reason}}',
    attempt: 'Intento {{number}}, {{time}}: {{result}}',
    going: 'en curso',
    lost: 'sin resultado',
    cleaned: 'La limpieza ya borró el contenido de este mensaje.',
  },
  changed_one: '{{count}} mensaje cambiado.',
  changed_other: '{{count}} mensajes cambiados.',
  refused: '{{id}}: en el estado “{{state}}” eso no puede hacerse.',
  notThere: '{{id}}: no hay un mensaje con este identificador.',
  refusedCount_one: '{{count}} mensaje no pudo cambiarse en el estado en que está.',
  refusedCount_other: '{{count}} mensajes no pudieron cambiarse en el estado en que están.',
  paused: 'La cola de {{name}} está detenida.',
  resumed: 'La cola de {{name}} continúa.',
  stats: {
    workers: 'Procesos de servidor',
    noWorker: 'Ningún proceso está enviando. Inicie uno con "server-manager worker".',
    worker: '{{id}}: desde {{since}}, {{sent}} enviados, {{sending}} en curso',
    pause: '{{name}} detenido: {{reason}}',
    next: 'Próximo envío: {{time}}',
  },
  schedule: {
    id: 'Programación',
    system: 'Sistema',
    rule: 'Cuándo',
    next: 'Próximo envío',
    subject: 'Asunto',
    empty: 'Ninguna programación.',
    removed: 'Programación eliminada.',
    paused: 'suspendida',
    ended: 'terminada',
    at: '{{time}} ({{zone}})',
    placements: {
      skipped: 'el reloj salta {{local}}; vale el primer momento posterior',
      repeated: 'el reloj muestra {{local}} dos veces; vale la primera',
    },
    rules: {
      once: 'una vez',
      daily: 'todos los días a las {{time}}',
      weekly: 'todas las semanas ({{days}}) a las {{time}}',
      monthly: 'todos los meses, el día {{day}}, a las {{time}}',
      'last-business-day': 'el último día hábil del mes a las {{time}}',
      cron: 'cron {{expression}}',
    },
    days: ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'],
  },
} as const
