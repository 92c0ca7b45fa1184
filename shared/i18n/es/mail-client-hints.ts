/** As in ../pt-BR/mail-client-hints.ts. */

const open = 'Abra el programa de correo, envíe desde él un mensaje cualquiera y, si sale bien, pruebe de nuevo.'
const smaller = 'Pruebe con un mensaje más corto y con menos destinatarios.'
const recipient = 'Verifique la dirección del destinatario y pruebe de nuevo.'
const reinstall = 'Repare o reinstale el programa de correo y elíjalo como predeterminado; o pase el sistema a SMTP.'
const bug = 'El pedido no le sirve a este programa de correo. Pruebe otro como predeterminado, o pase el sistema a SMTP.'
const notes = 'Abra Notes, envíe desde él un mensaje cualquiera y, si sale bien, pruebe de nuevo.'
const notesSetup = 'Pida a quien administra Notes que revise la configuración de esta estación; o pase el sistema a SMTP.'
const vimBug = 'La VIM32.DLL es experimental aquí. Use un cliente Notes con automatización, o pase el sistema a SMTP.'

export const mailClientHints = {
  'mail-client-unknown': {
    cause: 'El programa de correo fue llamado, pero no respondió hasta el final. Puede haberse quedado con el mensaje.',
    action: 'Antes de intentar de nuevo, mire la ventana que quedó abierta, su Bandeja de salida y sus Elementos enviados.',
  },
  'mail-client-slow': {
    cause: 'El tiempo se acabó antes de llamar al programa de correo.',
    action: 'Dé más tiempo a la prueba e intente de nuevo.',
  },
  'mail-client-none': {
    cause: 'No hay un programa de correo predeterminado en esta estación para el usuario que abrió este programa.',
    action: 'Elija uno en Configuración > Aplicaciones > Aplicaciones predeterminadas (el nuevo Outlook no sirve), o pase el sistema a SMTP.',
  },
  'mail-client-no-mapi': {
    cause: 'El programa de correo predeterminado de esta estación no acepta MAPI simple.',
    action: 'Elija como predeterminado uno que lo acepte, como el Outlook clásico o Thunderbird, o pase el sistema a SMTP.',
  },
  'notes-missing': {
    cause: 'No hay en esta estación un cliente Notes que acepte ser llamado por otro programa.',
    action: 'Instale y configure el cliente HCL Notes, o pase el sistema a SMTP.',
  },
  'notes-only-windows': {
    cause: 'VIM/Notes solo funciona en una estación Windows con el cliente Notes, y esta computadora no lo es.',
    action: 'Haga la prueba en una estación Windows, o pase el sistema a SMTP.',
  },
  'desktop-missing': {
    cause: 'Esta computadora no tiene MAPI, y aquí no hay un escritorio cuyo programa de correo pudiera abrirse.',
    action: 'Haga la prueba en una estación con escritorio, o pase el sistema a SMTP.',
  },
  'desktop-no-client': {
    cause: 'Esta computadora no tiene MAPI, y no se eligió ningún programa de correo en el escritorio.',
    action: 'Elija uno en la configuración del escritorio, o pase el sistema a SMTP.',
  },
  'mail-client-unloadable': {
    cause: 'Lo que hace la conexión con el programa de correo no pudo cargarse en esta estación.',
    action: reinstall,
  },
  'mail-client-characters': {
    cause: 'El programa de correo solo acepta los caracteres de Windows de esta estación, y el mensaje tiene otros: {{detail}}.',
    action: 'Quite esos caracteres del asunto y del texto y pruebe de nuevo; nada se cambió por “?” en silencio.',
  },
  'mail-client-too-long': {
    cause: 'El mensaje es demasiado largo para pasarlo al programa de correo del escritorio: {{detail}} caracteres.',
    action: 'Pruebe con un texto más corto.',
  },
  'mail-client-attachments': {
    cause: 'El programa de correo del escritorio no recibe adjuntos por este camino.',
    action: 'Pruebe sin adjuntos, o pase el sistema a SMTP.',
  },
  'mail-client-crashed': {
    cause: 'El auxiliar que habla con el programa de correo terminó por sí solo, antes de llamarlo. Este programa no se vio afectado.',
    action: reinstall,
  },
  'mail-client-nonsense': {
    cause: 'La respuesta del auxiliar que habla con el programa de correo no pudo entenderse.',
    action: 'Pruebe de nuevo; si ocurre otra vez, guarde el informe y pase el sistema a SMTP.',
  },
  'vim32-off': {
    cause: 'Este cliente solo ofrece la VIM32.DLL, un camino experimental que está desactivado.',
    action: 'Actívelo en la pestaña Internet, si acepta el riesgo; mejor es pasar el sistema a SMTP.',
  },

  'mail-client-closed': { cause: 'La ventana del mensaje se cerró sin enviarlo.', action: 'Pruebe de nuevo y haga clic en Enviar en la ventana del mensaje.' },
  'mail-client-refused': { cause: 'El programa de correo no aceptó el mensaje.', action: open },

  // Simple MAPI
  'mapi-2': { cause: 'El programa de correo no pudo enviar y no dijo por qué (MAPI 2).', action: open },
  'mapi-3': { cause: 'El programa de correo no pudo entrar en la cuenta predeterminada (MAPI 3).', action: 'Ábralo, entre en la cuenta y pruebe de nuevo.' },
  'mapi-4': { cause: 'El disco de esta estación está lleno (MAPI 4).', action: 'Libere espacio en el disco y pruebe de nuevo.' },
  'mapi-5': { cause: 'Al programa de correo le faltó memoria (MAPI 5).', action: 'Cierre otros programas y pruebe de nuevo.' },
  'mapi-6': {
    cause: 'Se negó el acceso al programa de correo (MAPI 6).',
    action: 'Responda “Permitir” a su aviso de seguridad. Si no apareció ningún aviso, vea en Outlook la opción de acceso mediante programación.',
  },
  'mapi-8': { cause: 'Hay demasiadas sesiones abiertas en el programa de correo (MAPI 8).', action: 'Ciérrelo y ábralo de nuevo, y repita la prueba.' },
  'mapi-9': { cause: 'Son demasiados adjuntos para el programa de correo (MAPI 9).', action: 'Pruebe con menos adjuntos.' },
  'mapi-10': { cause: 'Son demasiados destinatarios para el programa de correo (MAPI 10).', action: 'Pruebe con menos destinatarios.' },
  'mapi-11': {
    cause: 'El programa de correo no encontró el archivo del adjunto (MAPI 11).',
    action: 'Vea si un antivirus o una limpieza borra la carpeta temporal, y pruebe de nuevo.',
  },
  'mapi-12': { cause: 'El programa de correo no pudo abrir el adjunto (MAPI 12).', action: 'Vea si un antivirus bloquea la carpeta temporal, y pruebe de nuevo.' },
  'mapi-13': { cause: 'El programa de correo no pudo grabar el adjunto (MAPI 13).', action: 'Verifique el espacio en el disco y su carpeta temporal, y pruebe de nuevo.' },
  'mapi-14': { cause: 'El programa de correo no conoce al destinatario (MAPI 14).', action: recipient },
  'mapi-15': { cause: 'El programa de correo no aceptó el tipo del destinatario (MAPI 15).', action: bug },
  'mapi-16': { cause: 'El programa de correo respondió que no hay mensajes, lo que no corresponde a un envío (MAPI 16).', action: bug },
  'mapi-17': { cause: 'El programa de correo consideró que el mensaje no es válido (MAPI 17).', action: bug },
  'mapi-18': { cause: 'El texto es demasiado grande para el programa de correo (MAPI 18).', action: 'Pruebe con un texto más corto.' },
  'mapi-19': { cause: 'El programa de correo no reconoció la sesión (MAPI 19).', action: 'Ciérrelo y ábralo de nuevo, y repita la prueba.' },
  'mapi-20': { cause: 'El programa de correo no acepta este tipo de mensaje (MAPI 20).', action: bug },
  'mapi-21': { cause: 'El destinatario corresponde a más de una persona en la libreta de direcciones (MAPI 21).', action: 'Use la dirección completa, con @, y pruebe de nuevo.' },
  'mapi-22': { cause: 'Otro programa está usando el mensaje (MAPI 22).', action: 'Cierre la ventana que quedó abierta en el programa de correo y pruebe de nuevo.' },
  'mapi-23': { cause: 'La red falló entre el programa de correo y su servidor (MAPI 23).', action: open },
  'mapi-24': { cause: 'El programa de correo no aceptó los campos de edición (MAPI 24).', action: bug },
  'mapi-25': { cause: 'El programa de correo no aceptó a uno de los destinatarios (MAPI 25).', action: recipient },
  'mapi-26': {
    cause: 'El programa de correo no ofrece este envío (MAPI 26).',
    action: 'Elija la otra forma, con o sin la ventana del mensaje; o elija otro programa de correo como predeterminado.',
  },
  'mapi-27': { cause: 'El programa de correo no acepta Unicode (MAPI 27), y la forma antigua también falló.', action: bug },
  'mapi-other': { cause: 'El programa de correo respondió con un código que no existe en MAPI simple.', action: reinstall },
  'mapi-elevated': {
    cause: 'El programa de correo no atendió, y este programa está abierto como administrador: un Outlook abierto sin eso no habla con él.',
    action: 'Abra este programa sin “Ejecutar como administrador” y pruebe de nuevo.',
  },

  // VIM, by VIM32.DLL
  'vim-1': { cause: 'Notes no pudo enviar y no dijo por qué (VIM 1).', action: notes },
  'vim-2': { cause: 'Notes encontró un error que le impide continuar (VIM 2).', action: 'Cierre Notes, ábralo de nuevo y pruebe otra vez.' },
  'vim-3': { cause: 'A Notes le faltó uno de los datos del pedido (VIM 3).', action: vimBug },
  'vim-4': { cause: 'Notes no encontró el archivo del adjunto (VIM 4).', action: 'Vea si un antivirus o una limpieza borra la carpeta temporal, y pruebe de nuevo.' },
  'vim-5': { cause: 'Notes no aceptó uno de los datos del pedido (VIM 5).', action: vimBug },
  'vim-6': { cause: 'Un dato resultó demasiado grande para Notes (VIM 6).', action: smaller },
  'vim-7': { cause: 'Notes no puede convertir el texto (VIM 7).', action: 'Pruebe con un texto solo de letras simples.' },
  'vim-8': { cause: 'A Notes le faltó memoria (VIM 8).', action: 'Cierre otros programas y pruebe de nuevo.' },
  'vim-9': { cause: 'La configuración de Notes en esta estación no está completa (VIM 9).', action: notesSetup },
  'vim-10': { cause: 'Notes no reconoció un objeto del pedido (VIM 10).', action: vimBug },
  'vim-11': { cause: 'Notes no aceptó la contraseña (VIM 11).', action: 'Abra Notes, escriba la contraseña y pruebe con él abierto.' },
  'vim-12': { cause: 'Notes no conoce una de las opciones del pedido (VIM 12).', action: vimBug },
  'vim-13': { cause: 'Notes consideró que la firma no es válida (VIM 13).', action: notesSetup },
  'vim-14': { cause: 'Notes ya tiene algo con este nombre (VIM 14).', action: vimBug },
  'vim-15': { cause: 'Notes no encontró un nombre del directorio (VIM 15).', action: recipient },
  'vim-16': { cause: 'Este Notes no ofrece lo que se pidió (VIM 16).', action: vimBug },
  'vim-17': { cause: 'Faltan certificados en común entre Notes y su servidor (VIM 17).', action: notesSetup },
  'vim-18': { cause: 'Notes no tiene un usuario o un servidor predeterminado (VIM 18).', action: notesSetup },
  'vim-19': { cause: 'Nada en Notes corresponde al pedido (VIM 19).', action: recipient },
  'vim-20': { cause: 'Notes no encontró la firma (VIM 20).', action: notesSetup },
  'vim-21': { cause: 'Notes no tiene el dato pedido (VIM 21).', action: vimBug },
  'vim-22': { cause: 'Notes no pudo abrir el correo o un archivo (VIM 22).', action: notes },
  'vim-23': { cause: 'Notes pide la contraseña (VIM 23).', action: 'Abra Notes, escriba la contraseña y pruebe con él abierto.' },
  'vim-24': { cause: 'Notes no pudo leer el correo o un archivo (VIM 24).', action: notes },
  'vim-25': { cause: 'Notes no conoce este tipo de mensaje (VIM 25).', action: vimBug },
  'vim-26': { cause: 'Este Notes usa otra versión de VIM (VIM 26).', action: vimBug },
  'vim-27': { cause: 'Notes no pudo grabar (VIM 27).', action: 'Verifique el espacio en el disco y pruebe de nuevo.' },
  'vim-28': { cause: 'Notes no pudo crear el mensaje (VIM 28).', action: notes },
  'vim-256': { cause: 'Notes se quedó sin destinatarios (VIM 256).', action: recipient },
  'vim-257': { cause: 'Notes no encontró al destinatario (VIM 257).', action: recipient },
  'vim-258': { cause: 'El destinatario corresponde a más de una persona en Notes (VIM 258).', action: 'Use la dirección completa, con @, y pruebe de nuevo.' },
  'vim-259': { cause: 'El archivo de correo de Notes está dañado (VIM 259).', action: notesSetup },
  'vim-260': { cause: 'Notes consideró que el mensaje no es válido (VIM 260).', action: vimBug },
  'vim-other': { cause: 'Notes respondió con un código que no es conocido.', action: vimBug },

  // the Notes client, by its automation
  'notes-not-registered': { cause: 'La automatización de Notes no está registrada en esta estación.', action: 'Repare la instalación de Notes, o pase el sistema a SMTP.' },
  'notes-not-started': {
    cause: 'Notes no pudo iniciarse o no atendió a este programa.',
    action: 'Abra Notes antes, con el mismo usuario y sin “Ejecutar como administrador” en ninguno de los dos, y pruebe de nuevo.',
  },
  'notes-mail-file': { cause: 'Notes no pudo abrir el archivo de correo del usuario.', action: notes },
  'notes-compose': { cause: 'Notes no pudo armar el mensaje.', action: notes },
  'notes-attach': { cause: 'Notes no pudo adjuntar un archivo.', action: 'Vea si un antivirus bloquea la carpeta temporal, y pruebe de nuevo.' },
  'notes-send': { cause: 'Notes armó el mensaje, pero no pudo enviarlo.', action: notes },
  'notes-other': { cause: 'Notes se detuvo con un error que no es conocido.', action: notes },

  // the desktop's client
  'desktop-1': { cause: 'El escritorio no entendió el pedido de abrir el mensaje.', action: smaller },
  'desktop-2': { cause: 'El escritorio no encontró un archivo que necesita.', action: open },
  'desktop-3': { cause: 'Falta un programa que el escritorio necesita para abrir el correo.', action: 'Instale un programa de correo y elíjalo como predeterminado, y pruebe de nuevo.' },
  'desktop-4': { cause: 'El programa de correo del escritorio no pudo abrirse.', action: open },
  'desktop-other': { cause: 'El escritorio no pudo abrir el mensaje.', action: open },
} as const
