/** Como en ../pt-BR/brazil-hints.ts: alojamientos de correo de Brasil. */
export const brazilHints = {
  'kinghost-certificate': {
    cause: '{{host}} lleva a un servidor de KingHost, cuyo certificado vale para *.uni5.net y no para ese nombre.',
    action: 'Indique {{suggestion}} como servidor; el usuario y la contraseña no cambian. Si no funciona, use el nombre que está en el panel de KingHost.',
  },
  'kinghost-sender': {
    cause: 'KingHost no autorizó al remitente {{sender}} ({{reply}}). El destinatario, el usuario y la contraseña no son el problema.',
    action: 'En el panel de SMTP Transacional, en la configuración de e-mails y remitentes, confirme ese remitente, o use uno que ya esté confirmado.',
  },
  'locaweb-login': {
    cause: 'Este servidor de Locaweb solo envía con autenticación, y nadie se autenticó ({{reply}}).',
    action: 'Marque “Con autenticación”, indique usuario y contraseña y active el SSL.',
  },
  'locaweb-content': {
    cause: 'El filtro de contenido de Locaweb rechazó el mensaje ({{reply}}). El camino hasta él es correcto.',
    action: 'Abra el enlace de la respuesta (fp.email.locaweb.com.br) para liberar el envío. Si no abre, cambie el texto o los adjuntos, o consulte a Locaweb.',
  },
  'locaweb-sender': {
    cause: 'Locaweb rechazó al remitente {{sender}} ({{reply}}). Desde junio de 2025 SMTP Locaweb solo envía con un dominio de remitente configurado y validado en el panel.',
    action: 'Valide el dominio del remitente en el panel de SMTP Locaweb y en el DNS, o use un remitente de un dominio ya validado.',
  },
  'uol-too-many': {
    cause: 'UOL aplazó el mensaje: dice que recibe demasiados de quien lo envía ({{reply}}).',
    action: 'Espere y envíe más despacio. Si esta computadora entrega directamente a los destinatarios, envíe por el servidor de su proveedor, con autenticación.',
  },
  'uol-policy': {
    cause: 'UOL aplazó el mensaje por una regla suya, cuyo motivo no publica ({{reply}}). El destinatario puede ser correcto.',
    action: 'Intente de nuevo más tarde. Si continúa, revise el SPF del dominio del remitente y el DNS inverso de la IP que envía, y compare con lo que UOL exige a quien envía (en inglés: http://email.uol.com.br/postmaster/en/).',
  },
} as const
