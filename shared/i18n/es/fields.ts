/** As in ../pt-BR/fields.ts. */
export const fields = {
  // shape
  missing: 'Este campo es obligatorio.',
  'wrong-shape': 'El contenido no tiene el formato esperado aquí.',
  'not-text': 'Indique un texto.',
  'not-yes-no': 'Indique activado o desactivado (true o false).',
  'not-listed': 'Elija una de las opciones ofrecidas.',
  'unknown-key': 'El campo “{{key}}” no existe aquí. Verifique la escritura o quítelo.',
  'too-long': 'El texto es demasiado largo: use como máximo {{max}} caracteres.',
  control: 'Hay saltos de línea o caracteres invisibles. Borre el campo y escríbalo de nuevo.',

  // General
  'name-empty': 'Dé un nombre al sistema.',
  'name-edges': 'El nombre no puede comenzar ni terminar con espacio.',
  'name-taken': 'Ya existe un sistema con este nombre; las mayúsculas y los acentos no diferencian.',
  'version-invalid': 'Indique la Tecnología solo con números y puntos, por ejemplo 13.1 o 14.1.2.',

  // Internet: server and proxy
  'domain-invalid': 'Esto no es un dominio que se pueda consultar, por ejemplo empresa.com.',
  'host-empty': 'Indique la dirección del servidor, por ejemplo smtp.ejemplo.com.',
  'host-spaces': 'La dirección no puede tener espacios.',
  'host-scheme': 'Indique solo el nombre del servidor, sin “http://” ni otro prefijo.',
  'host-path': 'Indique solo el nombre del servidor, sin barras y sin los signos @, ? y #.',
  'host-port': 'Indique el puerto en el campo Puerto, y no junto al nombre del servidor.',
  'host-control': 'La dirección tiene saltos de línea o caracteres invisibles. Bórrela y escríbala de nuevo.',
  'host-invalid': 'Esto no es un nombre de servidor ni una dirección IP válida.',
  'port-range': 'El puerto es un número entero de 1 a 65535.',
  'ehlo-name': 'Indique un nombre completo de computadora, por ejemplo erp.ejemplo.com, o una dirección entre corchetes, como [192.0.2.1], o déjelo en blanco.',
  'proxy-port-missing': 'Indique el puerto del proxy, o deje también la dirección en blanco.',
  'proxy-address-missing': 'Indique la dirección del proxy, o deje también el puerto en blanco.',
  'trust-fingerprint': 'La huella digital SHA-256 tiene 64 cifras hexadecimales, con o sin dos puntos.',
  'trust-until': 'Indique una fecha que exista, por ejemplo 2027-12-31, o déjela en blanco.',
  'trust-duplicate': 'Esta excepción ya está en la lista. Deje solo una.',
  'trust-too-many': 'Son demasiados certificados: el límite es de 100 excepciones, y de 10 certificados por archivo.',
  'trust-not-pem': 'Esto no es un certificado en formato PEM (“-----BEGIN CERTIFICATE-----”).',
  'trust-not-authority': 'Este certificado no es de una autoridad (CA): no puede firmar otros.',
  'trust-private-key': 'El archivo contiene una clave privada, que no puede guardarse aquí. Use un archivo solo con el certificado.',
  'user-empty': 'Indique el usuario, o desmarque “Con autenticación”.',
  'password-empty': 'Indique la contraseña, o desmarque “Con autenticación”.',

  // Parameters
  'parameter-name-empty': 'Dé un nombre al parámetro.',
  'parameter-name-spaces': 'El nombre del parámetro no puede tener espacios.',
  'parameter-name-invalid': 'Este nombre no puede usarse para un parámetro.',
  'parameter-duplicate': 'Este parámetro ya está en la lista. Deje solo uno.',
  'parameter-differs-in-case': 'Este parámetro ya está en la lista, solo con otras mayúsculas. Deje solo uno.',
  'parameter-s-or-n': 'El valor de este parámetro es S o N.',

  // Users
  'login-empty': 'Indique el login del usuario.',
  'login-duplicate': 'Este login ya está en la lista. Deje solo uno.',
  'user-port-range': 'El puerto de un usuario es un número entero de 0 a 3500; 0 significa en blanco.',
  'database-instance-or-port': 'Indique la instancia o el puerto, no los dos: el puerto de una instancia se pregunta al servidor.',
  'database-always-verified': 'Con Oracle, el certificado siempre se verifica. Elija otra opción.',
  'unknown-user': 'Este sistema no tiene un usuario con ese login.',

  // the message of a test
  'address-empty': 'Indique una dirección de correo.',
  'address-invalid': 'Esto no es una dirección de correo válida. Ejemplo: nombre@ejemplo.com.',
  'address-spaces': 'La dirección no puede tener espacios. Indique una dirección por vez.',
  'address-control': 'La dirección tiene saltos de línea o caracteres invisibles. Bórrela y escríbala de nuevo.',
  'address-too-long': 'La dirección es demasiado larga: el límite es de 254 caracteres.',
  'subject-control': 'El asunto debe caber en una línea, sin caracteres invisibles.',

  // a message of the queue
  'too-many-recipients': 'Son demasiados destinatarios para un mensaje: el límite es 100, sumando las copias.',
  'too-many-attachments': 'Son demasiados adjuntos para un mensaje: el límite es 50.',
  'attachments-too-big': 'Los adjuntos son demasiado grandes: juntos, el límite es de 25 MB.',
  'attachment-name': 'El nombre del adjunto no puede quedar en blanco ni tener barras, caracteres invisibles o partidos, ni un trozo ya codificado (=?…?=).',
  'attachment-type': 'El tipo del adjunto es como “application/pdf”.',
  'attachment-content': 'El contenido del adjunto debe estar en base64.',
  'attachment-content-id': 'El identificador del adjunto solo puede tener letras, números, punto, guion, guion bajo y arroba.',
  'attempts-range': 'El número de intentos va de 1 a 50.',
  'wait-minutes': 'Las esperas entre los intentos son de 0,1 a 10080 minutos, como máximo 20.',
  'keep-days': 'Los mensajes enviados se guardan de 1 a 3650 días.',
  'connections-range': 'Las conexiones por servidor van de 1 a 20.',

  // a schedule
  'time-invalid': 'Indique la hora como 08:30.',
  'date-time-invalid': 'Indique fecha y hora como 2026-12-31T08:30, de un día que exista.',
  'time-zone-unknown': 'Esta zona horaria no existe. Ejemplo: America/Sao_Paulo.',
  'weekdays-empty': 'Elija por lo menos un día de la semana.',
  'day-range': 'El día del mes va de 1 a 31. En un mes más corto vale el último día.',
  'cron-invalid': 'Esto no es una expresión cron. Son cinco campos: minuto, hora, día, mes y día de la semana. Ejemplo: 0 8 * * 1-5.',
  'never-again': 'Ese horario ya pasó o nunca llegará. Elija otro.',

  // what stops a test before it begins
  'protocol-cannot-test': 'Solo SMTP permite proceso de servidor y programación.',
  'system-proxy-unknown':
    'No fue posible descubrir el proxy de esta computadora. Indique dirección y puerto, o desmarque “Utilizar proxy”.',
  'secret-unavailable': 'La contraseña guardada no puede abrirse en esta computadora. Escríbala de nuevo.',
  'client-id-missing': 'Indique la identificación de la aplicación (client ID), dada por el proveedor.',
  'issuer-invalid': 'Indique la dirección del proveedor, con https://.',
  'grant-not-offered': 'Este proveedor no permite esta forma de conexión para correo.',
  'tenant-missing': 'Indique el directorio (tenant): una aplicación sin usuario pertenece a uno solo.',

  // a report from elsewhere
  'report-invalid': 'Este archivo no es el informe de una prueba de este programa.',
  'report-too-big': 'El archivo es demasiado grande para un informe: el límite es de 2 MB.',
} as const
