import { brazilHints } from './brazil-hints.ts'
import { mailClientHints } from './mail-client-hints.ts'

/** As in ../pt-BR/hints.ts. */
export const hints = {
  subjects: {
    '0': 'Su código no dice de qué asunto se trata.',
    '1': 'Según el código, se trata de una dirección: la del remitente o la del destinatario.',
    '2': 'Según el código, se trata del buzón del destinatario.',
    '3': 'Según el código, se trata del propio servidor: espacio, tamaño del mensaje o una función que no tiene.',
    '4': 'Según el código, se trata de la red o del camino hasta el destino.',
    '5': 'Según el código, se trata de la conversación entre los programas (el protocolo).',
    '6': 'Según el código, se trata del contenido o del formato del mensaje.',
    '7': 'Según el código, se trata de seguridad o de una regla del servidor.',
    unsaid: 'No dio un código que diga de qué asunto se trata.',
  },

  'unknown-result': {
    cause: 'El mensaje completo fue entregado al servidor, pero su confirmación no llegó. Puede haber sido aceptado.',
    action: 'Antes de enviar de nuevo, verifique en el buzón del destinatario si el mensaje llegó.',
  },

  ...mailClientHints,
  ...brazilHints,

  // settings
  'server-missing': { cause: 'El servidor de envío no está indicado.', action: 'Indique el servidor en la pestaña Internet.' },
  'user-missing': {
    cause: '“Con autenticación” está marcado, pero el usuario está en blanco.',
    action: 'Indique el usuario, o desmarque “Con autenticación” si el servidor no la exige.',
  },
  'password-missing': {
    cause: '“Con autenticación” está marcado, pero no hay contraseña.',
    action: 'Escriba la contraseña, o desmarque “Con autenticación” si el servidor no la exige.',
  },
  'secret-unavailable': {
    cause: 'La contraseña guardada no se puede abrir en esta computadora; las demás configuraciones están intactas.',
    action: 'Escriba la contraseña de nuevo y guarde.',
  },
  'unknown-user': {
    cause: 'El usuario elegido para el envío no existe en este sistema.',
    action: 'Elija otro usuario, o pruebe como el propio sistema.',
  },
  'protocol-cannot-test': {
    cause: 'Este sistema no envía por SMTP, y solo SMTP permite proceso de servidor y programación.',
    action: 'Cambie el protocolo del sistema a SMTP; los mensajes lo esperan en la cola.',
  },
  'system-proxy-unknown': {
    cause: 'La dirección y el puerto del proxy están en blanco, y no fue posible descubrir el proxy de esta computadora. La prueba no va directo por su cuenta.',
    action: 'Indique dirección y puerto del proxy, o desmarque “Utilizar proxy” si la conexión es directa.',
  },
  'smtputf8-not-offered': {
    cause: 'Una dirección tiene un acento antes de la @, y {{host}} no ofrece la extensión SMTPUTF8, sin la cual nadie puede decirle esa dirección.',
    action: 'Use una dirección sin acentos antes de la @, o pida al proveedor un servidor con SMTPUTF8.',
  },
  'address-invalid': {
    cause: 'El remitente, un destinatario o el asunto no se puede usar como está.',
    action: 'Corrija el campo indicado. Nada fue cambiado por cuenta propia.',
  },
  'invalid-settings': {
    cause: 'Hay configuraciones que no se pueden leer.',
    action: 'Corrija los campos indicados y pruebe de nuevo.',
  },
  internal: {
    cause: 'Falló el propio programa; eso no dice nada sobre sus configuraciones.',
    action: 'Pruebe de nuevo. Si se repite, envíe el informe y el log a quien da soporte al programa.',
  },

  // practice server
  'practice-off': {
    cause: 'Nada atiende en {{host}}:{{port}}: el servidor de práctica está apagado o usa otro puerto.',
    action: 'Enciéndalo en Práctica y verifique allí el puerto.',
  },
  'practice-silent': {
    cause: 'El servidor de práctica está haciendo como que no responde.',
    action: 'En Práctica, elija “Todo bien” y pruebe de nuevo.',
  },
  'practice-password': {
    cause: 'El servidor de práctica rechazó la contraseña, como lo haría un servidor de verdad.',
    action: 'En Práctica, elija “Todo bien”. Si ya está así, use el usuario y la contraseña que se muestran allí.',
  },
  'practice-no-auth': {
    cause: 'El servidor de práctica está haciendo como que no ofrece autenticación.',
    action: 'En un servidor de verdad, verifique el puerto (587 en vez de 25) y el SSL, o desmarque “Con autenticación”. Aquí, en Práctica, elija “Todo bien”.',
  },
  'practice-recipient': {
    cause: 'El servidor de práctica está rechazando a todos los destinatarios.',
    action: 'En Práctica, elija “Todo bien” y pruebe de nuevo.',
  },
  'practice-other-certificate': {
    cause: 'El servidor de práctica mostró un certificado de {{names}}, que no es de {{host}}. La contraseña no fue enviada.',
    action: 'En un servidor de verdad, verifique el nombre del servidor. Aquí, en Práctica, elija “Todo bien” y pruebe de nuevo.',
  },
  'practice-certificate': {
    cause: 'El servidor de práctica tiene un certificado propio, que esta computadora todavía no conoce. La contraseña no fue enviada.',
    action: 'En Práctica, use “Ahora con SSL”: el programa pasa a confiar en este certificado, solo en este servidor y en este puerto.',
  },

  // TLS
  'clear-text-on-tls-port': {
    cause: 'El puerto {{port}} espera cifrado desde el primer byte, y la conexión se hizo sin SSL.',
    action: 'Active el SSL y pruebe de nuevo. Si el componente es .NET, use el puerto 587 con SSL.',
  },
  'starttls-on-tls-port': {
    cause: 'El puerto {{port}} espera TLS desde el primer byte; STARTTLS no funciona en él.',
    action: 'Cambie la seguridad a TLS, o use el puerto 587 con STARTTLS.',
  },
  'tls-on-clear-port': {
    cause: '{{host}} no habla TLS desde el primer byte en el puerto {{port}}.',
    action: 'Use el puerto 587 con STARTTLS, que es el modo común de envío con SSL.',
  },
  'starttls-not-offered': {
    cause: 'El SSL está activado, pero {{host}} no ofrece STARTTLS en el puerto {{port}}. La contraseña no fue enviada.',
    action:
      'Verifique con el proveedor el puerto de envío con SSL, en general 587 o 465. Desactive el SSL solo si este servidor realmente no tiene cifrado y la red es confiable.',
  },
  'starttls-rejected': {
    cause: '{{host}} ofrece STARTTLS, pero se negó a iniciarlo.',
    action: 'Intente de nuevo en algunos minutos; si continúa, avise a quien administra el servidor. La contraseña no fue enviada.',
  },
  'starttls-injection': {
    cause: 'Llegaron datos sin cifrar en medio del paso a TLS. Es un error grave del servidor o alguien interviene la conexión.',
    action: 'No use esta conexión. Avise a quien cuida de la red y del servidor {{host}}. La contraseña no fue enviada.',
  },
  'certificate-expired': {
    cause: 'El certificado de {{host}} venció el {{date}}.',
    action: 'Quien administra el servidor debe renovar el certificado. Verifique también si la fecha de esta computadora es correcta.',
  },
  'certificate-not-yet-valid': {
    cause: 'El certificado de {{host}} todavía no vale en la fecha de esta computadora.',
    action: 'Verifique la fecha y la hora de esta computadora. Si son correctas, avise a quien administra el servidor.',
  },
  'certificate-name': {
    cause: 'El certificado no fue emitido para {{host}}. Vale para: {{names}}.',
    action: 'Si el proveedor lo confirma, indique como servidor uno de los nombres del certificado. Si el nombre no puede cambiar, se puede confiar en este certificado solo para este servidor.',
  },
  'certificate-self-signed': {
    cause: '{{host}} se presenta con un certificado que él mismo firmó: no hay cómo saber si es el servidor verdadero.',
    action:
      'Lo mejor es un certificado de una autoridad reconocida. Si el servidor es suyo y la huella digital coincide, se puede confiar en este certificado, solo para este servidor y este puerto.',
  },
  'certificate-untrusted': {
    cause: 'El certificado de {{host}} fue emitido por “{{issuer}}”, que esta computadora no reconoce.',
    action:
      'Si es un antivirus o firewall que inspecciona TLS, pida a la red que libere {{host}} o agregue el archivo de su autoridad en Avanzado. Si no, el servidor no envía la cadena completa: avise al proveedor.',
  },
  'trust-no-longer-fits': {
    cause: 'Hay una excepción para {{host}}:{{port}}, pero no sirve para el certificado que el servidor mostró ahora: cambió, o responde otra máquina.',
    action: 'Pregunte a quien administra el servidor si el certificado fue cambiado. Solo después quite la excepción antigua y confíe en el nuevo.',
  },
  'trust-ended': {
    cause: 'La excepción de certificado para {{host}}:{{port}} pasó de la fecha en que terminaba.',
    action: 'Verifique si todavía es necesaria. Si lo es, cambie la fecha en la lista de certificados en Avanzado, en la pestaña Internet.',
  },
  'certificate-weak': {
    cause: 'El certificado de {{host}}, o uno de los que lo firman, usa una clave o una firma demasiado débil para ser aceptada.',
    action: 'Quien administra el servidor debe emitir otro, con RSA de 2048 bits o más (o ECDSA) y SHA-256.',
  },
  'tls-version': {
    cause: '{{host}}:{{port}} solo acepta una versión antigua de TLS, que ya no es segura; esta computadora exige TLS 1.2 o superior.',
    action: 'Pida a quien administra el servidor que active TLS 1.2. La contraseña no fue enviada.',
  },
  'client-certificate-required': {
    cause: '{{host}}:{{port}} exige que esta computadora también muestre un certificado, y el envío de correos del sistema no tiene uno.',
    action: 'Pida otro puerto o un acceso con usuario y contraseña. La contraseña no fue enviada.',
  },
  'proxy-certificate-weak': {
    cause: 'El TLS del proxy {{proxy}}:{{proxyPort}} es antiguo o demasiado débil para ser aceptado.',
    action: 'Pida a la red que actualice el certificado y las versiones de TLS del proxy.',
  },
  'proxy-client-certificate': {
    cause: 'El proxy {{proxy}}:{{proxyPort}} exige que esta computadora muestre un certificado propio.',
    action: 'Pida a la red un proxy con usuario y contraseña, o un puerto sin esa exigencia.',
  },
  'other-service': {
    cause: 'En el puerto {{port}} de {{host}} atiende un servidor {{service}}, que no sirve para enviar correos.',
    action: 'Para enviar, el puerto usual es el 587 con STARTTLS, o el 465 con TLS desde el primer byte.',
  },
  'tls-failed': {
    cause: 'La negociación de TLS con {{host}}:{{port}} falló. Suele ser una versión de TLS demasiado antigua de uno de los lados, o algo en el camino.',
    action: 'Pida a quien administra el servidor que acepte TLS 1.2 o superior. La contraseña no fue enviada.',
  },

  // authentication: Microsoft 365
  'microsoft-not-authenticated': {
    cause: 'Microsoft 365 solo acepta mensajes de quien se autentica, y nadie se autenticó.',
    action: 'Marque “Con autenticación” con SSL e indique usuario y contraseña. Si ya está así, SMTP AUTH está desactivado en la organización o en el buzón.',
  },
  'microsoft-smtp-auth-disabled': {
    cause: 'El envío con usuario y contraseña (SMTP AUTH) está desactivado en la organización o en este buzón de Microsoft 365.',
    action: 'En el centro de administración de Exchange, active SMTP AUTH para el buzón (Set-CASMailbox) o para la organización. Recuerde que Microsoft lo desactiva de forma predeterminada a fines de diciembre de 2026.',
  },
  'microsoft-security-defaults': {
    cause: 'Una política de Microsoft 365 bloqueó la entrada: valores predeterminados de seguridad, acceso condicional o verificación en dos pasos.',
    action: 'Pida al administrador de Microsoft 365 una excepción para esta cuenta de envío, o use un servidor de retransmisión.',
  },
  'microsoft-policy': {
    cause: 'Microsoft 365 no permitió la entrada de esta cuenta por SMTP.',
    action: 'Pida al administrador de Microsoft 365 que verifique SMTP AUTH, los valores predeterminados de seguridad y el registro de inicios de sesión de esta cuenta.',
  },
  'microsoft-basic-retired': {
    cause: 'Microsoft ya no acepta usuario y contraseña en el envío de esta organización.',
    action: 'Ninguno de los componentes sabe usar OAuth. Use un servidor de retransmisión o un conector por IP; tal vez el administrador todavía pueda reactivar la autenticación básica.',
  },
  'microsoft-credentials': {
    cause: 'Microsoft 365 rechazó la entrada: usuario o contraseña incorrectos, o la autenticación por contraseña está bloqueada para esta cuenta.',
    action: 'Verifique el usuario (el correo completo) y la contraseña. Si son correctos, pida al administrador que verifique SMTP AUTH en este buzón.',
  },
  'microsoft-auth-silence': {
    cause: 'El servidor de Microsoft calló durante la autenticación. Puede hacerlo con cuentas bloqueadas o con demasiados intentos.',
    action: 'Espere algunos minutos antes de intentar de nuevo y pida al administrador de Microsoft 365 el registro de inicios de sesión de esta cuenta.',
  },

  // authentication: Gmail
  'starttls-first': {
    cause: 'El servidor solo acepta continuar después de activar el cifrado.',
    action: 'Active el SSL y pruebe de nuevo.',
  },
  'google-app-password': {
    cause: 'Esta cuenta de Google usa verificación en dos pasos y exige una contraseña de aplicación.',
    action: 'En la cuenta de Google, en Seguridad, cree una contraseña de aplicación de 16 letras y escríbala aquí, sin espacios.',
  },
  'google-web-login': {
    cause: 'Google bloqueó la entrada hasta que alguien confirme la cuenta por el navegador.',
    action: 'Entre en la cuenta por el navegador, confirme el acceso y cree una contraseña de aplicación para este envío.',
  },
  'google-credentials': {
    cause: 'Google rechazó el usuario o la contraseña. La contraseña común de la cuenta no sirve aquí: exige una contraseña de aplicación.',
    action: 'Active la verificación en dos pasos en la cuenta de Google, cree una contraseña de aplicación y escríbala aquí, sin espacios. La Protección Avanzada no permite contraseñas de aplicación.',
  },

  // authentication: any server
  'account-locked': {
    cause: 'El servidor bloqueó la cuenta, por ejemplo por demasiados intentos ({{reply}}).',
    action: 'No insista: cada intento puede prolongar el bloqueo. Pida al proveedor que libere la cuenta y solo entonces pruebe de nuevo.',
  },
  'auth-temporary': {
    cause: 'El servidor no pudo comprobar la contraseña ahora ({{reply}}). Eso no quiere decir que esté equivocada.',
    action: 'Intente de nuevo en algunos minutos. Si continúa, avise al proveedor.',
  },
  'credentials-refused': {
    cause: 'El servidor no aceptó el usuario o la contraseña ({{reply}}).',
    action: 'Verifique el usuario (en general el correo completo) y escriba la contraseña de nuevo. Evite repetir intentos: la cuenta puede ser bloqueada.',
  },
  'challenge-refused': {
    cause: 'El servidor no aceptó el usuario o la contraseña por {{mechanism}} ({{reply}}). Algunos servidores ofrecen {{mechanism}} sin poder comprobarlo para todas las cuentas.',
    action: 'Verifique el usuario y escriba la contraseña de nuevo. Si son correctos, elija en “Avanzado” el método que usa el sistema, en general LOGIN, con SSL activado.',
  },
  'auth-server-not-proven': {
    cause: 'Con {{mechanism}} también el servidor debe probar que conoce la contraseña, y {{host}} no lo probó. Puede estar haciéndose pasar por el verdadero.',
    action: 'Verifique el nombre del servidor y el certificado mostrado en la prueba. No cambie a un método más débil antes de saber con quién está hablando.',
  },
  'auth-challenge-invalid': {
    cause: '{{host}} no siguió las reglas de {{mechanism}} durante la autenticación. La contraseña no fue enviada.',
    action: 'Avise al proveedor. Mientras tanto, otro método de autenticación, en “Avanzado” y con SSL activado, puede funcionar.',
  },
  'auth-token-in-clear': {
    cause: 'Un token de acceso abre el buzón a quien lo lee, y esta conexión está sin cifrar. No fue enviado.',
    action: 'Active el SSL y pruebe de nuevo.',
  },
  'oauth-not-connected': {
    cause: 'El método elegido usa un token de acceso, y todavía no hay uno para estos datos.',
    action: 'Guarde el sistema y use “Conectar”, en la pestaña Internet.',
  },
  'oauth-refused': {
    cause: 'El proveedor de identidad ya no renueva el acceso: expiró, fue revocado o la contraseña de la cuenta cambió.',
    action: 'Use “Conectar de nuevo”, en la pestaña Internet.',
  },
  'oauth-client-refused': {
    cause: 'El proveedor de identidad no aceptó la aplicación: la identificación, el secreto o el permiso están equivocados.',
    action: 'Verifique la identificación y el secreto de la aplicación en la consola del proveedor, y si tiene permiso de enviar por SMTP.',
  },
  'oauth-unreachable': {
    cause: 'El proveedor de identidad no respondió, y el token de acceso necesita ser renovado.',
    action: 'Verifique si esta computadora alcanza al proveedor e intente de nuevo en algunos minutos.',
  },
  'oauth-token-refused': {
    cause: '{{host}} no aceptó el token de acceso ({{reply}}).',
    action: 'Verifique si el usuario es el de la cuenta conectada, si la aplicación tiene permiso de enviar por SMTP y si SMTP AUTH está activado para este buzón.',
  },
  'auth-password-unusable': {
    cause: 'El método de autenticación no acepta un carácter que está en el usuario o en la contraseña. Nada fue enviado.',
    action: 'Escriba la contraseña de nuevo: un carácter invisible puede haber venido al copiar y pegar.',
  },
  'authentication-refused': {
    cause: 'El servidor no permitió que esta cuenta se autentique ({{reply}}).',
    action: 'Lea la respuesta del servidor y pregunte al proveedor si esta cuenta puede enviar por SMTP.',
  },
  'authentication-required': {
    cause: 'El servidor exige autenticación, y nadie se autenticó ({{reply}}).',
    action: 'Marque “Con autenticación”, indique usuario y contraseña y active el SSL.',
  },
  'relay-needs-login': {
    cause: 'Sin autenticación, el servidor no reenvía mensajes de esta computadora a ese destinatario ({{reply}}).',
    action: 'Marque “Con autenticación” e indique usuario y contraseña, o pida al proveedor que autorice la dirección IP de esta computadora.',
  },
  'auth-only-after-tls': {
    cause: 'El servidor solo ofrece autenticación después de activar el cifrado. La contraseña no fue enviada.',
    action: 'Active el SSL y pruebe de nuevo.',
  },
  'auth-not-offered': {
    cause: '{{host}} no ofrece autenticación en el puerto {{port}}. La contraseña no fue enviada.',
    action: 'Si este servidor confía en su red, desmarque “Con autenticación”. Si no, el puerto de envío suele ser el 587, con SSL.',
  },
  'auth-not-offered-tls': {
    cause: '{{host}} no ofrece autenticación en el puerto {{port}}, ni con cifrado. La contraseña no fue enviada.',
    action: 'Verifique con el proveedor el puerto de envío autenticado, en general 587 o 465. El 25 suele solo recibir.',
  },
  'auth-mechanism-chosen': {
    cause: 'El método de autenticación elegido ({{mechanism}}) no se ofrece; el servidor ofrece {{offered}}.',
    action: 'Vuelva el método a automático y pruebe de nuevo.',
  },
  'auth-mechanism-not-offered': {
    cause: 'El servidor solo ofrece métodos de autenticación que esta prueba no usa: {{offered}}.',
    action: 'Pida al proveedor que permita PLAIN o LOGIN con cifrado. Si solo acepta OAuth (XOAUTH2), ninguno de los componentes lo logra: use un servidor de retransmisión.',
  },
  'auth-silence': {
    cause: '{{host}} dejó de responder durante la autenticación.',
    action: 'Intente de nuevo en algunos minutos. Si continúa, pregunte al proveedor si la cuenta o esta dirección IP está bloqueada.',
  },

  // the server's door
  'address-blocked': {
    cause: 'El servidor rechaza la dirección IP de esta computadora por estar en una lista de bloqueo o tener mala reputación ({{reply}}).',
    action: 'Envíe por el servidor de su proveedor, con autenticación en el puerto 587, o pida que la retiren de la lista indicada en la respuesta.',
  },
  'server-busy': {
    cause: 'El servidor está ocupado o limita las conexiones ahora ({{reply}}).',
    action: 'Intente de nuevo en algunos minutos. Si continúa, avise al proveedor.',
  },
  'greeting-refused': {
    cause: 'El servidor se niega a atender a esta computadora ({{reply}}).',
    action: 'Verifique si este es el servidor de envío del proveedor y si permite la dirección IP de esta computadora.',
  },
  'ehlo-name': {
    cause: 'El servidor no aceptó el nombre con que se presenta esta computadora ({{reply}}).',
    action: 'En Avanzado, indique un nombre completo que exista en el DNS, por ejemplo erp.ejemplo.com.',
  },

  // sender, recipient, message
  'send-as-denied': {
    cause: 'La cuenta autenticada no tiene permiso para enviar como {{sender}} ({{reply}}).',
    action: 'Use como remitente la dirección de la propia cuenta, o pida al administrador el permiso “Enviar como”.',
  },
  'sender-domain': {
    cause: 'El servidor no encuentra el dominio del remitente {{sender}} en el DNS ({{reply}}).',
    action: 'Verifique la dirección del remitente; el dominio debe existir y recibir correo.',
  },
  'spf-dmarc': {
    cause: 'El dominio de {{sender}} no autoriza este camino de envío (SPF, DKIM o DMARC; {{reply}}).',
    action: 'Pida a quien cuida del DNS del dominio que autorice este servidor, o use un remitente del dominio de la cuenta.',
  },
  'mailbox-full': {
    cause: 'El buzón del destinatario está lleno ({{reply}}). La configuración de envío está bien.',
    action: 'Avise al destinatario, o pruebe con otra dirección.',
  },
  greylisted: {
    cause: 'El servidor hace esperar a todo remitente nuevo (greylisting; {{reply}}). La configuración de envío está bien.',
    action: 'Pruebe de nuevo en 5 a 15 minutos.',
  },
  'too-many-recipients': {
    cause: 'El servidor no acepta tantos destinatarios en un solo mensaje ({{reply}}).',
    action: 'Envíe a menos destinatarios cada vez, o use una lista de distribución. Si el sistema necesita más, pida al proveedor un límite mayor.',
  },
  'rate-limited': {
    cause: 'El proveedor limita la cantidad de mensajes o conexiones ({{reply}}).',
    action: 'Espere e intente más tarde. Si el volumen es normal para el sistema, pida al proveedor un límite mayor.',
  },
  'relay-denied': {
    cause: 'Aun con autenticación, el servidor no reenvía mensajes a ese destinatario ({{reply}}).',
    action: 'Verifique el destinatario y pregunte al proveedor si esta cuenta puede enviar fuera del dominio.',
  },
  'recipient-unknown': {
    cause: 'El servidor dice que el destinatario no existe ({{reply}}). La configuración de envío está bien.',
    action: 'Corrija la dirección del destinatario y pruebe de nuevo.',
  },
  'content-refused': {
    cause: 'El servidor rechazó el contenido del mensaje ({{reply}}), por ejemplo como spam. El camino hasta él está bien.',
    action: 'Pruebe con otro asunto y otro texto; si continúa, pregunte al proveedor el motivo.',
  },
  'policy-refused': {
    cause: 'Una regla del servidor impide este envío ({{reply}}): permiso de la cuenta, dirección IP, remitente o destinatario.',
    action: 'Lea la respuesta del servidor, abajo, y envíela al proveedor: solo él sabe qué regla fue.',
  },
  'message-too-big': {
    cause: 'El mensaje es mayor de lo que acepta el servidor.',
    action: 'Reduzca el mensaje, o pida al proveedor un límite mayor.',
  },
  'sender-refused': {
    cause: 'El servidor no acepta al remitente {{sender}} ({{reply}}).',
    action: 'Use como remitente la dirección de la cuenta autenticada, o una que el proveedor haya autorizado.',
  },
  'recipient-refused': {
    cause: 'El servidor no acepta al destinatario ({{reply}}).',
    action: 'Verifique la dirección del destinatario y lea la respuesta del servidor.',
  },
  'temporary-unknown': {
    cause: 'El servidor rechazó por ahora ({{reply}}), con una respuesta que este programa no conoce. $t(hints.subjects.{{subject}})',
    action: 'Intente de nuevo en algunos minutos. Si continúa, envíe la respuesta al proveedor.',
  },
  'permanent-unknown': {
    cause: 'El servidor rechazó en definitiva ({{reply}}), con una respuesta que este programa no conoce. $t(hints.subjects.{{subject}})',
    action: 'Lea la respuesta del servidor y envíela al proveedor. Repetir sin cambiar nada no debe servir.',
  },

  // the way there
  'name-typo': {
    cause: 'El servidor {{host}} no existe. Parece un error de escritura: ¿sería {{suggestion}}?',
    action: 'Cambie el servidor y pruebe de nuevo.',
  },
  'name-not-found': {
    cause: 'El nombre {{host}} no existe en el DNS visto desde esta computadora.',
    action: 'Verifique la escritura del servidor. Si el nombre es interno, verifique si esta computadora usa el DNS de la empresa o la VPN.',
  },
  'proxy-name-not-found': {
    cause: 'El nombre del proxy, {{proxy}}, no existe en el DNS visto desde esta computadora.',
    action: 'Verifique la escritura de la dirección del proxy.',
  },
  'name-lookup-failed': {
    cause: 'El servidor de nombres (DNS) no pudo responder ahora.',
    action: 'Verifique la red y el DNS de esta computadora e intente de nuevo.',
  },
  'dns-silent': {
    cause: 'El servidor de nombres (DNS) no respondió dentro del tiempo de la prueba.',
    action: 'Pida a la red que verifique el DNS que usa esta computadora.',
  },
  'proxy-unreachable': {
    cause: 'No hay conexión con el proxy {{proxy}}:{{proxyPort}}.',
    action: 'Verifique dirección y puerto del proxy; si son correctos, pida a la red que verifique si está en línea.',
  },
  'proxy-silent': {
    cause: 'El proxy {{proxy}}:{{proxyPort}} no respondió dentro del tiempo de la prueba.',
    action: 'Verifique el puerto del proxy. Si es correcto, él mismo puede no alcanzar {{host}}:{{port}}: pregunte a la red.',
  },
  'proxy-negotiate-only': {
    cause: 'El proxy {{proxy}} solo acepta la cuenta con que se entró en Windows (Negotiate, en general Kerberos). Un usuario y una contraseña escritos no le sirven.',
    action: 'Pida a la red que el proxy acepte también NTLM o Basic para esta computadora, o que libere {{host}}:{{port}} sin autenticación.',
  },
  'proxy-login-scheme': {
    cause: 'El proxy {{proxy}} pide autenticación del tipo {{schemes}} de un modo que esta prueba no puede usar; conoce Basic, Digest y NTLM.',
    action: 'Muestre la conversación a quien cuida del proxy y pida que acepte uno de esos tipos, o que libere {{host}}:{{port}} sin autenticación.',
  },
  'proxy-credentials': {
    cause: 'El proxy {{proxy}} no aceptó el usuario o la contraseña del proxy.',
    action: 'Verifique usuario y contraseña del grupo del proxy; muchas veces el usuario lleva el dominio, como EMPRESA\\nombre.',
  },
  'proxy-needs-login': {
    cause: 'El proxy {{proxy}} exige usuario y contraseña.',
    action: 'Marque “Con autenticación” en el grupo del proxy e indique usuario y contraseña.',
  },
  'proxy-port-forbidden': {
    cause: 'El proxy {{proxy}} no permite llegar a {{host}}:{{port}} (respuesta {{status}}). Muchos solo permiten el puerto 443.',
    action: 'Pida a la red que libere {{host}}:{{port}} en el proxy. Si esta computadora tiene acceso directo, desmarque “Utilizar proxy”.',
  },
  'proxy-target-failed': {
    cause: 'El proxy {{proxy}} aceptó el pedido, pero no pudo llegar a {{host}}:{{port}} (respuesta {{status}}).',
    action: 'Verifique servidor y puerto. Si son correctos, pida a la red que verifique si el proxy resuelve el nombre y puede salir por ese puerto.',
  },
  'proxy-not-http': {
    cause: 'Lo que atiende en {{proxy}}:{{proxyPort}} no es un proxy HTTP.',
    action: 'Verifique dirección, puerto y tipo del proxy; los puertos usuales son 8080 y 3128.',
  },
  'proxy-closed': {
    cause: 'El proxy {{proxy}} cerró la conexión sin responder al pedido.',
    action: 'Verifique el puerto del proxy y pregunte a la red si permite llegar a {{host}}:{{port}}.',
  },
  'proxy-tls-not-tls': {
    cause: '{{proxy}}:{{proxyPort}} no habla TLS: allí debe atender un proxy HTTP común.',
    action: 'En el grupo del proxy, verifique el tipo y el puerto: HTTP para un proxy común, HTTPS para uno que tiene certificado propio.',
  },
  'proxy-tls-failed': {
    cause: 'No se pudo acordar la conexión segura con el proxy {{proxy}}: versiones o cifras de TLS que los dos lados no tienen en común.',
    action: 'Pida a la red que verifique la configuración de TLS del proxy.',
  },
  'proxy-certificate-expired': {
    cause: 'El certificado del proxy {{proxy}} venció el {{date}}. El del servidor de correo ni llegó a verse.',
    action: 'Pida a la red que renueve el certificado del proxy.',
  },
  'proxy-certificate-not-yet-valid': {
    cause: 'El certificado del proxy {{proxy}} todavía no vale.',
    action: 'Verifique la fecha y la hora de esta computadora; si son correctas, avise a quien cuida del proxy.',
  },
  'proxy-certificate-name': {
    cause: 'El certificado presentado por {{proxy}} es de {{names}}.',
    action: 'Indique el proxy por el nombre que está en el certificado.',
  },
  'proxy-certificate-untrusted': {
    cause: 'El certificado del proxy {{proxy}} fue emitido por {{issuer}}, que esta computadora no reconoce.',
    action: 'Pida a la red el archivo de la autoridad de la empresa y agréguelo en Avanzado, en la pestaña Internet: vale solo para este proxy.',
  },
  'socks-not-socks': {
    cause: 'Lo que atiende en {{proxy}}:{{proxyPort}} no es un proxy SOCKS de esa versión.',
    action: 'Verifique el tipo y el puerto del proxy; el puerto usual de SOCKS es 1080, y el de HTTP 8080 o 3128.',
  },
  'socks-login-required': {
    cause: 'El proxy SOCKS {{proxy}} exige usuario y contraseña.',
    action: 'Marque “Con autenticación” en el grupo del proxy e indique usuario y contraseña.',
  },
  'socks-login-rejected': {
    cause: 'El proxy SOCKS {{proxy}} no aceptó el usuario o la contraseña del proxy.',
    action: 'Verifique usuario y contraseña del grupo del proxy.',
  },
  'socks-login-length': {
    cause: 'En SOCKS, usuario y contraseña deben tener de 1 a 255 bytes cada uno; los indicados no caben.',
    action: 'Verifique usuario y contraseña del grupo del proxy; una contraseña en blanco no se puede usar aquí.',
  },
  'socks-method-not-offered': {
    cause: 'El proxy SOCKS {{proxy}} no acepta usuario y contraseña, ni conexiones sin autenticación.',
    action: 'Pregunte a la red qué autenticación acepta; la de Windows (GSSAPI) no es conocida por esta prueba.',
  },
  'socks-failure': {
    cause: 'El proxy SOCKS {{proxy}} no pudo llegar a {{host}}:{{port}} y no dijo por qué.',
    action: 'Verifique servidor y puerto. Si son correctos, pida a la red que vea el registro del proxy.',
  },
  'socks-not-allowed': {
    cause: 'Las reglas del proxy SOCKS {{proxy}} no permiten llegar a {{host}}:{{port}}.',
    action: 'Pida a la red que libere {{host}}:{{port}} en el proxy. Si esta computadora tiene acceso directo, desmarque “Utilizar proxy”.',
  },
  'socks-network-unreachable': {
    cause: 'El proxy SOCKS {{proxy}} no tiene camino hasta la red de {{host}}.',
    action: 'Pida a la red que verifique la salida del proxy a Internet.',
  },
  'socks-host-unreachable': {
    cause: 'El proxy SOCKS {{proxy}} no alcanza {{host}}, o no encuentra ese nombre.',
    action: 'Verifique el servidor. Si es correcto, pida a la red que verifique si el proxy resuelve el nombre y puede salir hasta él.',
  },
  'socks-connection-refused': {
    cause: 'El proxy SOCKS {{proxy}} llegó a {{host}}, que rechazó la conexión en el puerto {{port}}.',
    action: 'Verifique el puerto con el proveedor; para envío es en general el 587.',
  },
  'socks-ttl-expired': {
    cause: 'La conexión del proxy SOCKS {{proxy}} hasta {{host}} se perdió en el camino.',
    action: 'Pida a la red que verifique las rutas del proxy.',
  },
  'socks-command-not-supported': {
    cause: 'El proxy SOCKS {{proxy}} no acepta abrir conexiones comunes.',
    action: 'Pregunte a la red para qué sirve ese proxy y cuál usar para llegar a {{host}}:{{port}}.',
  },
  'socks-address-not-supported': {
    cause: 'El proxy SOCKS {{proxy}} no acepta el tipo de dirección de {{host}}.',
    action: 'Si no resuelve nombres, pruebe el tipo SOCKS 4, en que el nombre se resuelve en esta computadora.',
  },
  'socks4-rejected': {
    cause: 'El proxy SOCKS 4 {{proxy}} rechazó el pedido o no alcanzó {{host}}:{{port}}; esta versión del protocolo no dice más que eso.',
    action: 'Verifique servidor y puerto y pida a la red que vea el registro del proxy. Si también habla SOCKS 5, elija ese tipo: las respuestas son más claras.',
  },
  'socks4-identd': {
    cause: 'El proxy SOCKS 4 {{proxy}} quiere confirmar el usuario por un servicio (identd) de esta computadora, que no responde o dice otro nombre.',
    action: 'Use SOCKS 5 con usuario y contraseña, si el proxy lo ofrece, o pida a la red que no exija esa confirmación.',
  },
  'socks4-needs-ipv4': {
    cause: '{{host}} no tiene una dirección IPv4, y SOCKS 4 no conoce otra.',
    action: 'Elija SOCKS 5, si el proxy lo ofrece.',
  },
  'proxy-refused': {
    cause: 'El proxy {{proxy}} respondió {{status}} en vez de abrir el camino.',
    action: 'Muestre esta respuesta a quien cuida de la red, con el destino {{host}}:{{port}}.',
  },
  'port-25-blocked': {
    cause: '{{host}} no respondió en el puerto 25. En Brasil, desde 2013, muchos proveedores de Internet bloquean la salida por ese puerto.',
    action: 'Use el puerto 587, propio para el envío autenticado.',
  },
  'connect-silent': {
    cause: '{{host}} no respondió en el puerto {{port}}. En general un firewall descarta la conexión, o el puerto no es ese.',
    action: 'Verifique el puerto con el proveedor (587 o 465) y pida a la red que libere la salida a {{host}}:{{port}}.',
  },
  'loopback-refused': {
    cause: 'Ningún programa atiende en {{host}}:{{port}} en esta computadora.',
    action: 'Inicie el servidor de correo local, o corrija el servidor y el puerto.',
  },
  'connection-refused': {
    cause: '{{host}} existe, pero rechaza conexiones en el puerto {{port}}: nada atiende allí, o un firewall las rechaza.',
    action: 'Verifique el puerto con el proveedor; para envío es en general el 587.',
  },
  'host-unreachable': {
    cause: 'Esta computadora no tiene camino hasta {{host}}.',
    action: 'Verifique la red, la VPN y el firewall de esta computadora.',
  },

  // silence and nonsense
  'server-silent': {
    cause: '{{host}} aceptó la conexión en el puerto {{port}}, pero no se presentó.',
    action: 'Verifique el puerto. Si es correcto, un antivirus o firewall en el camino puede estar reteniendo la conexión.',
  },
  'not-smtp': {
    cause: 'Lo que atiende en {{host}}:{{port}} no es un servidor de correo SMTP.',
    action: 'Verifique servidor y puerto; los puertos de envío son 587, 465 y 25.',
  },
  'closed-early': {
    cause: '{{host}} cerró la conexión apenas comenzó.',
    action: 'El servidor puede estar rechazando la dirección IP de esta computadora: pregunte al proveedor. Pruebe también el puerto 587.',
  },
  'connection-lost': {
    cause: 'La conexión cayó en medio de la conversación con el servidor.',
    action: 'Intente de nuevo. Si continúa, un antivirus, firewall o proxy en el camino puede estar cortando la conexión.',
  },
  deadline: {
    cause: 'El servidor demoró más que los {{seconds}} segundos de la prueba.',
    action: 'Intente de nuevo con un tiempo mayor. Si continúa, el servidor está lento o algo en el camino retiene la conexión.',
  },
  nonsense: {
    cause: '{{host}} respondió algo que no pertenece al protocolo SMTP.',
    action: 'Vea la conversación y muéstrela al proveedor; un firewall que altera SMTP también puede causar esto.',
  },

  // Microsoft 365 and Google, besides the login
  'microsoft-wrong-password': {
    cause: 'Microsoft 365 dice que el usuario o la contraseña está equivocado.',
    action: 'Escriba de nuevo el correo completo y la contraseña de la cuenta. Si entra por un proveedor de identidad de la empresa, pida al administrador una cuenta de envío que acepte contraseña.',
  },
  'microsoft-mailbox-inaccessible': {
    cause: 'Microsoft 365 conoce al usuario, pero no abre su buzón ({{reply}}): puede estar bloqueado, sin licencia o en otro servidor.',
    action: 'Pida al administrador de Microsoft 365 que verifique la licencia y el buzón de esta cuenta.',
  },
  'microsoft-concurrent': {
    cause: 'Hay demasiadas conexiones al mismo tiempo con esta cuenta de Microsoft 365 ({{reply}}).',
    action: 'Espere e intente de nuevo. Si varios sistemas usan la misma cuenta, distribuya los horarios de envío o use cuentas diferentes.',
  },
  'microsoft-sender-blocked': {
    cause: 'Microsoft 365 bloqueó el envío de esta cuenta por sospecha de spam ({{reply}}).',
    action: 'El administrador debe verificar la cuenta, cambiar la contraseña y retirarla de la lista de entidades restringidas de Microsoft Defender.',
  },
  'microsoft-tenant-blocked': {
    cause: 'Microsoft 365 no deja que esta organización, o la dirección por donde envía, mande mensajes afuera ({{reply}}).',
    action: 'El administrador de Microsoft 365 debe abrir un caso en el soporte de Microsoft con esta respuesta.',
  },
  'microsoft-outbound-spam': {
    cause: 'El filtro de salida de Microsoft tomó el envío de esta cuenta por spam o agotó su cuota ({{reply}}).',
    action: 'Reduzca el volumen y pida al administrador que verifique la cuenta en el portal de seguridad de Microsoft.',
  },
  'microsoft-ip-banned': {
    cause: 'Microsoft vetó la dirección IP por donde sale el mensaje ({{reply}}).',
    action: 'Quien cuida de esa dirección puede pedir la liberación en sender.office.com. Si el envío debía pasar por la cuenta, use el servidor smtp.office365.com con autenticación.',
  },
  'google-relay-credentials': {
    cause: 'La retransmisión SMTP de Google no acepta este envío ({{reply}}): el dominio de {{sender}} o la dirección IP de esta red no está registrado en ella.',
    action: 'Pida al administrador de Google Workspace que verifique la regla “Servicio de retransmisión SMTP”: la IP de salida, los dominios permitidos y la exigencia de autenticación.',
  },
  'google-relay-limit': {
    cause: 'Se alcanzó el límite de envío de la retransmisión SMTP de Google ({{reply}}).',
    action: 'Espere hasta que el límite se renueve, o pida al administrador de Google Workspace que distribuya el envío entre cuentas.',
  },
  'google-sending-denied': {
    cause: 'Google no deja enviar a {{sender}} ({{reply}}): la cuenta está desactivada o no pertenece al dominio de Google Workspace.',
    action: 'Pida al administrador de Google Workspace que verifique la cuenta, o use como remitente una cuenta activa del dominio.',
  },
  'google-ip-not-authorized': {
    cause: 'Google no acepta mensajes directos de la dirección IP de esta red ({{reply}}).',
    action: 'Envíe por el servidor de su proveedor de correo, con autenticación (por ejemplo smtp.gmail.com en el puerto 587), y no directo al servidor de destino.',
  },
  'google-unsolicited': {
    cause: 'Google tomó este mensaje, o lo que viene de esta dirección IP, por mensajes no solicitados ({{reply}}).',
    action: 'Verifique SPF, DKIM y el contenido con quien cuida del dominio; verifique también si alguna computadora de la red envía spam.',
  },
  'google-unsafe-content': {
    cause: 'Google bloqueó el mensaje porque el contenido o un adjunto puede ser peligroso ({{reply}}). El camino hasta él está bien.',
    action: 'Pruebe sin adjunto y sin enlaces; programas, macros y archivos comprimidos con contraseña son rechazados.',
  },
  'google-door-closed': {
    cause: 'Google cerró la conversación apenas comenzó ({{reply}}). En la retransmisión SMTP eso ocurre cuando el nombre con que se presenta esta computadora no sirve.',
    action: 'En Avanzado, en la pestaña Internet, indique como nombre en el EHLO el dominio de la empresa, y pruebe de nuevo en algunos minutos.',
  },

  // Amazon SES, SendGrid, Zoho, Locaweb
  'ses-credentials': {
    cause: 'Amazon SES no reconoce el usuario o la contraseña. Tiene credenciales SMTP propias, una por región, distintas de las claves de acceso de AWS.',
    action: 'Cree credenciales SMTP en la consola de SES, en la misma región del servidor indicado, y úselas aquí.',
  },
  'ses-not-subscribed': {
    cause: 'La cuenta de AWS dueña de estas credenciales no está inscrita en Amazon SES.',
    action: 'Quien administra la cuenta de AWS debe activar SES en esa región.',
  },
  'ses-identity': {
    cause: 'Amazon SES no tiene a {{sender}} como identidad verificada en esa región ({{reply}}). En una cuenta en modo de prueba (sandbox), el destinatario también debe estar verificado.',
    action: 'En la consola de SES, verifique el dominio o la dirección en la región del servidor, y pida salir del modo de prueba.',
  },
  'ses-permission': {
    cause: 'La política de AWS no permite que estas credenciales envíen por esa identidad (ses:SendRawEmail).',
    action: 'Quien administra la cuenta de AWS debe dar ese permiso al usuario de IAM de las credenciales SMTP.',
  },
  'ses-daily-quota': {
    cause: 'La cuota de Amazon SES para 24 horas se terminó.',
    action: 'Espere, o pida un aumento de la cuota de envío en la consola de SES.',
  },
  'ses-rate': {
    cause: 'El envío pasó de la tasa por segundo, o del número de conexiones, que Amazon SES permite.',
    action: 'Intente de nuevo en instantes. Si ocurre siempre, envíe más despacio o pida un aumento de la tasa en la consola de SES.',
  },
  'sendgrid-key': {
    cause: 'SendGrid no acepta la clave: fue revocada, o fue copiada con un espacio o un salto de línea.',
    action: 'El usuario es la palabra apikey y la contraseña es la clave entera, que comienza con SG. Genere otra en el panel de SendGrid con permiso de envío (Mail Send) y péguela de nuevo.',
  },
  'sendgrid-credits': {
    cause: 'Los créditos de envío de la cuenta de SendGrid se terminaron; la contraseña no es el problema.',
    action: 'Quien administra la cuenta de SendGrid debe esperar la renovación del plan o ampliarlo.',
  },
  'sendgrid-sender': {
    cause: '{{sender}} no es un remitente verificado en esta cuenta de SendGrid ({{reply}}).',
    action: 'En el panel de SendGrid, en Sender Authentication, verifique el dominio o el remitente; o use un remitente ya verificado.',
  },
  'zoho-sender': {
    cause: 'Zoho solo envía con la dirección de la cuenta autenticada o un alias de ella, y {{sender}} no es ninguno de ellos ({{reply}}).',
    action: 'Use como remitente la dirección de la cuenta, o registre esta como alias en Zoho Mail.',
  },
  'zoho-unusual-activity': {
    cause: 'Zoho bloqueó por ahora el envío de la cuenta, por actividad fuera de lo común ({{reply}}).',
    action: 'Entre en Zoho Mail con la cuenta y libérela en mail.zoho.com/UnblockMe; después reduzca el volumen de envío.',
  },
  'zoho-sender-blocked': {
    cause: 'Zoho bloqueó a este remitente ({{reply}}).',
    action: 'El administrador de Zoho Mail debe ver el motivo y liberar el envío de la cuenta, si hace falta con el soporte de Zoho.',
  },

  // Exchange, Exim and cPanel, Postfix, Sendmail
  'exchange-not-accepted-domain': {
    cause: 'Este Exchange solo entrega a sus propios dominios a quien se conecta de este modo, y el destinatario es de otro ({{reply}}).',
    action: 'Marque “Con autenticación”, o pida a quien administra Exchange un conector de recepción que permita retransmitir a esta computadora.',
  },
  'exchange-back-pressure': {
    cause: 'Exchange está sin recursos, en general sin espacio en disco, y no acepta mensajes por ahora ({{reply}}).',
    action: 'Avise a quien administra el servidor Exchange: la cola vuelve a andar cuando haya espacio y memoria.',
  },
  'exim-credentials': {
    cause: 'El servidor no aceptó el usuario o la contraseña ({{reply}}).',
    action: 'Verifique los dos. En alojamientos con cPanel, como HostGator, el usuario es el correo completo.',
  },
  'exim-auth-not-advertised': {
    cause: 'El servidor no acepta la autenticación de este modo: casi siempre solo la permite después de iniciado TLS.',
    action: 'Active el SSL y pruebe de nuevo, en el puerto 587 o 465.',
  },
  'exim-sender-verify': {
    cause: 'El servidor intentó confirmar que {{sender}} existe, y no pudo ({{reply}}).',
    action: 'Use un remitente que exista y reciba mensajes; si existe, verifique el MX del dominio con quien cuida del DNS.',
  },
  'cpanel-hourly-limit': {
    cause: 'El dominio pasó del límite de mensajes por hora del alojamiento; el mensaje fue descartado.',
    action: 'Espere la próxima hora. Si el volumen es normal para el sistema, pida al alojamiento un límite mayor o use un servicio de envío.',
  },
  'cpanel-failures': {
    cause: 'Demasiados mensajes de este dominio volvieron o quedaron en la cola en la última hora, y el alojamiento suspendió el envío por ahora.',
    action: 'Retire de los registros las direcciones que no existen e intente de nuevo en la próxima hora.',
  },
  'cpanel-suspended': {
    cause: 'El alojamiento suspendió el envío de mensajes de este dominio o de esta cuenta.',
    action: 'Pregunte el motivo al soporte del alojamiento; en general fue envío de spam con una contraseña descubierta. Cambie la contraseña antes de pedir la liberación.',
  },
  'postfix-reverse-name': {
    cause: 'El servidor no encuentra el nombre inverso (PTR) de la dirección IP de esta red, o ese nombre no lleva de vuelta a la IP ({{reply}}).',
    action: 'Pida a la red o a la operadora que registre el DNS inverso de esa IP, o envíe por el proveedor con autenticación en el puerto 587.',
  },
  'postfix-client-rejected': {
    cause: 'El servidor no acepta conexiones de esta computadora, o no en este puerto sin autenticación ({{reply}}).',
    action: 'Verifique si “Con autenticación” está marcado y el puerto es el 587. Si ya es así, pida al proveedor que libere la dirección IP de esta red.',
  },
  'postfix-not-logged-in': {
    cause: 'El servidor solo acepta al remitente {{sender}} de quien entró como su dueño ({{reply}}).',
    action: 'Marque “Con autenticación” e indique el usuario y la contraseña de ese remitente.',
  },
  'postfix-unverified': {
    cause: 'El servidor no pudo confirmar que el destinatario existe ({{reply}}). La configuración de envío está bien.',
    action: 'Verifique la dirección; si es correcta, intente de nuevo en algunos minutos o avise a quien administra su dominio.',
  },
  'sendmail-ip-name': {
    cause: 'El servidor no retransmite porque no encuentra el nombre de la dirección IP de esta red, o no coincide ({{reply}}).',
    action: 'Pida a la red o a la operadora que corrija el DNS inverso de esa IP, o entre con usuario y contraseña.',
  },

  // proxies that say who they are
  'squid-denied': {
    cause: 'El proxy Squid {{proxy}} tiene una regla que no permite llegar a {{host}}:{{port}} (respuesta {{status}}). De fábrica solo deja pasar el puerto 443.',
    action: 'Pida a quien cuida de Squid que agregue el puerto {{port}} a SSL_ports y Safe_ports, de preferencia solo para {{host}}. Si esta computadora tiene acceso directo, desmarque “Utilizar proxy”.',
  },
  'squid-name': {
    cause: 'El proxy Squid {{proxy}} no encuentra el nombre {{host}} en su DNS, o un camino hasta él (respuesta {{status}}).',
    action: 'Verifique el servidor. Si es correcto, pida a la red que verifique el DNS que usa el proxy, o el proxy superior.',
  },
  'squid-refused': {
    cause: 'El proxy Squid {{proxy}} llegó a {{host}}, que rechazó la conexión en el puerto {{port}} (respuesta {{status}}).',
    action: 'Verifique el puerto con el proveedor; para envío es en general el 587.',
  },
  'squid-no-way': {
    cause: 'El proxy Squid {{proxy}} permitió el pedido, pero no pudo conectar con {{host}}:{{port}} (respuesta {{status}}).',
    action: 'Pida a la red que verifique si un firewall impide que el propio proxy salga por ese puerto. Verifique también servidor y puerto.',
  },
  'zscaler-blocked': {
    cause: 'El Zscaler de la empresa bloqueó el camino hasta {{host}}:{{port}} (respuesta {{status}}).',
    action: 'Pida a la red que libere {{host}}:{{port}} en Zscaler, sin inspección de TLS, o que esta computadora salga directo a ese destino.',
  },
  'fortigate-blocked': {
    cause: 'El FortiGate de la empresa bloqueó el camino hasta {{host}}:{{port}} (respuesta {{status}}) por un filtro de contenido o de aplicaciones.',
    action: 'Pida a la red que libere {{host}}:{{port}} en el perfil de FortiGate que vale para esta computadora.',
  },
  'blue-coat-denied': {
    cause: 'El ProxySG (Blue Coat) de la empresa tiene una política que no permite llegar a {{host}}:{{port}} (respuesta {{status}}).',
    action: 'Pida a la red una regla que permita el método CONNECT a {{host}}:{{port}}; de fábrica lo niega fuera del puerto 443.',
  },
} as const
