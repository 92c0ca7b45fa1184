/** As in ../pt-BR/errors.ts. */
export const errors = {
  'invalid-input': 'Hay campos que deben corregirse. Vea la indicación en cada uno e intente de nuevo.',
  'not-found': 'No encontrado: puede haber sido eliminado o haber cambiado de nombre. Verifique el nombre o actualice la lista.',
  'name-taken': 'Ya existe un sistema con ese nombre. Las mayúsculas y los acentos no diferencian: elija otro nombre.',
  conflict: 'Otra persona u otro programa guardó este sistema mientras usted lo editaba. Compare las dos versiones antes de guardar.',
  'store-unreadable':
    'El archivo de este sistema está dañado o fue grabado por una versión más nueva del programa. Fue conservado como está; los otros sistemas siguen disponibles.',
  'store-write-failed':
    'No fue posible grabar ({{reason}}); lo que estaba guardado antes no cambió. Verifique el espacio en disco y el permiso de la carpeta de datos.',
  'secret-unavailable':
    'La clave que protege las contraseñas no pudo abrirse aquí. Las demás configuraciones están intactas; escriba la contraseña de nuevo o dé a este proceso acceso a la clave.',
  'data-folder-unusable':
    'La carpeta de datos {{folder}} no puede usarse ({{reason}}). Verifique la ruta y el permiso, o elija otra con --data-dir.',
  'only-way': 'Este es el único modo de abrir la clave de las contraseñas aquí; sin él todas se perderían. Nada fue cambiado.',
  'needs-smtp':
    'El sistema {{name}} no envía por SMTP, y solo SMTP permite proceso de servidor y programación. Para usar la cola, cambie el protocolo del sistema a SMTP.',
  'read-expired': 'Lo que se leyó de la base de datos ya no está guardado. Lea de nuevo.',
  'port-in-use': 'El puerto {{port}} ya está en uso o no puede abrirse. Elija otro puerto o cierre el programa que lo ocupa.',
  busy: 'La carpeta de datos está ocupada por otro programa desde hace demasiado tiempo. Espere un instante e intente de nuevo.',
  'unknown-procedure': 'Esta versión del programa no conoce esa operación. Recargue la página.',
  'unknown-command': 'Esta versión no conoce el comando o la opción “{{name}}”. Vea la lista con --help.',
  usage: 'El comando está incompleto o tiene opciones que no combinan.',
  'unreadable-file': 'No fue posible leer el archivo {{file}} ({{reason}}). Verifique la ruta y el contenido.',
  internal: 'Ocurrió un error en el propio programa. Quedó registrado en el log con la referencia {{reference}}; infórmela a quien da soporte.',
} as const
