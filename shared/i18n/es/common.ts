/** As in ../pt-BR/common.ts. */
export const common = {
  program: 'Server Manager',
  component: { dotnet: '.NET', indy: 'Indy', wodsmtp: 'wodSmtp' },
  trust: { certificate: 'este certificado', key: 'esta clave', ca: 'una autoridad' },
  protocol: { smtp: 'SMTP', mapi: 'MAPI', vim: 'VIM/Notes' },

  command: {
    new: 'Nuevo',
    remove: 'Eliminar',
    save: 'Guardar',
    cancel: 'Cancelar',
    refresh: 'Actualizar',
    find: 'Buscar',
  },
  commandHelp: {
    new: 'Nuevo sistema (Ins)',
    remove: 'Eliminar el sistema (Supr, en la lista)',
    save: 'Guardar los cambios (Ctrl+S)',
    cancel: 'Volver a lo que está guardado (Esc)',
    refresh: 'Leer de nuevo (F5)',
    find: 'Buscar un sistema (Ctrl+F)',
  },
  toolbar: 'Barra de herramientas',

  areas: { label: 'Áreas del programa', log: 'Registro', security: 'Seguridad', services: 'Servicios', systems: 'Sistemas', check: 'Evaluación', practice: 'Práctica' },
  accelerators: { log: 'R', security: 'G', services: 'V', systems: 'S', check: 'E', practice: 'P' },

  status: {
    label: 'Barra de estado',
    dataDir: 'Datos en {{dataDir}}',
    saved: 'Todo guardado',
    newSystem: 'Sistema nuevo, todavía no guardado',
    changed_one: '{{count}} campo cambiado',
    changed_other: '{{count}} campos cambiados',
    lastTest: 'Última prueba: {{result}} {{when}}',
    noTest: 'Ninguna prueba todavía',
    worker: { active: 'Proceso de servidor: activo', stopped: 'Proceso de servidor: detenido' },
  },

  session: {
    lostTitle: 'Esta página ya no tiene acceso al programa',
    lost: 'El programa fue iniciado de nuevo, o esta dirección vino sin la clave. Abra la dirección completa que el programa mostró al iniciar.',
    connecting: 'Abriendo…',
    disconnected: 'Sin contacto con el programa. Lo que está en la pantalla no se pierde; la página lo intenta de nuevo sola.',
  },
  failed: {
    title: 'No fue posible concluir',
    load: 'No fue posible leer los datos.',
    again: 'Intentar de nuevo',
    page: 'La pantalla encontró un error inesperado.',
    reload: 'Recargar la página',
  },

  unsavedQuestion: {
    title: '¿Guardar los cambios en {{name}}?',
    text_one: 'Hay {{count}} campo cambiado que todavía no fue guardado.',
    text_other: 'Hay {{count}} campos cambiados que todavía no fueron guardados.',
    save: 'Guardar',
    discard: 'Descartar',
    stay: 'Seguir editando',
  },

  language: { label: 'Idioma del programa', failed: 'El idioma cambió solo en esta pantalla; no fue posible guardar la elección.' },

  changedMark: 'cambiado',
  undo: 'Deshacer',
  copied: 'Copiado.',
  copyFailed: 'No fue posible copiar. Seleccione el texto y use Ctrl+C.',

  duration: { milliseconds: '{{count}} ms', seconds: '{{seconds}} s' },
  ago: { now: 'ahora', minutes: 'hace {{count}} min', hours: 'hace {{count}} h', day: 'ayer', days: 'hace {{count}} días' },
} as const
