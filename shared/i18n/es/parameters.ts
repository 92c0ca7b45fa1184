/** As in ../pt-BR/parameters.ts. */
export const parameters = {
  group: 'Parámetros del sistema',
  name: 'Nombre',
  value: 'Valor',
  meaning: 'Significado y efecto',
  add: 'Agregar parámetro',
  addKnown: 'Agregar {{name}}',
  remove: 'Quitar {{name}}',
  removeUnnamed: 'Quitar la línea {{row}}',
  row: { name: 'Nombre del parámetro, línea {{row}}', value: 'Valor del parámetro, línea {{row}}' },
  none: 'Ningún parámetro indicado: vale el predeterminado de la Tecnología.',
  meanings: {
    USEDOTNETMAIL: 'S envía por el componente de correo de .NET; N vuelve a wodSmtp. Predeterminado a partir de la 13.0.',
    USEINDY: 'S envía por Indy, componente de Delphi. Ya no existe a partir de la 14.1.',
    unknown: 'Otro parámetro del sistema: se guarda como está.',
  },
  decides: 'decide quién envía',
  noEffect: 'no cambia quién envía',
  withoutEffect: 'sin efecto con este protocolo',
  upper: 'se guardará como {{name}}',

  whatIf: {
    group: '¿Y si la Tecnología fuera otra?',
    help: 'Con los parámetros de arriba, quién enviaría en cada rango de versión:',
    ranges: {
      'below-13.0': 'antes de la 13.0',
      '13.0-to-13.1': '13.0 y 13.1',
      'above-13.1': '13.2 hasta 14.0',
      'from-14.1': '14.1 en adelante',
    },
    now: 'hoy',
    other: 'Otra Tecnología',
    otherHelp: 'Escriba una versión para ver el resultado; nada se cambia.',
    result: '{{version}}: enviaría {{component}}.',
    invalid: 'Indique solo números y puntos, por ejemplo 14.1.',
    notSmtp: 'Solo vale para el protocolo SMTP; hoy el sistema usa {{protocol}}.',
  },
} as const
