/** As in ../pt-BR/secrets.ts. */
export const secrets = {
  title: 'Seguridad',
  intro:
    'Las contraseñas de los sistemas se guardan cifradas, cada una atada a su sistema y a su campo. Solo entran: ninguna pantalla, exportación, informe o log las muestra de nuevo.',
  how: {
    group: 'Cómo se protegen las contraseñas aquí',
    'key-file': 'La clave está en un archivo de la carpeta de datos que solo su usuario del sistema operativo lee.',
    environment: 'La clave viene de la variable de entorno SERVER_MANAGER_KEY y no está en ningún archivo.',
    'safe-storage': 'La clave está en la bóveda del sistema operativo, ligada a su usuario.',
    unavailable: 'La clave no puede abrirse aquí. Todo lo demás funciona; las contraseñas deben escribirse de nuevo o la clave ser devuelta.',
    limit: {
      'key-file': 'Quien logre leer la carpeta entera como usted puede abrir las contraseñas. Una copia solo de los documentos no basta.',
      environment: 'Quien conozca el valor de la variable y lea la carpeta puede abrir las contraseñas.',
      'safe-storage': 'Quien entre en la computadora con su usuario puede abrir las contraseñas; una copia de la carpeta, no.',
    },
  },
  ways: {
    title: 'Quién puede abrir la clave',
    'key-file': 'La línea de comandos, la página y el proceso de servidor, por el archivo de clave',
    environment: 'Quien tenga la variable SERVER_MANAGER_KEY',
    'safe-storage': 'La ventana de esta computadora, por la bóveda {{backend}}',
    none: 'Todavía no hay clave: se crea con la primera contraseña.',
  },
  permission: {
    label: 'Permitir al proceso de servidor y a la línea de comandos',
    help: 'Corren sin ventana y no alcanzan la bóveda. Con el permiso, la clave queda también en un archivo de la carpeta de datos que solo su usuario lee.',
    onlyWay: 'Aquí este es el único modo de abrir la clave, por eso no puede retirarse.',
    withdrawn: 'Quien ya copió el archivo de clave y los documentos todavía puede abrir las contraseñas de esa copia: cámbielas si hay duda.',
  },
  lost: {
    group: 'Lo que no pudo abrirse',
    none_one: 'La contraseña guardada se abre normalmente.',
    none_other: 'Las {{count}} contraseñas guardadas se abren normalmente.',
    nothing: 'Ninguna contraseña está guardada.',
    help: 'Estas contraseñas fueron cifradas con otra clave, por ejemplo en otra computadora. Nada fue borrado: si la clave vuelve, ellas vuelven. Si no, escríbalas de nuevo.',
    entry: '{{system}}: {{field}}',
    fields: {
      'smtp.authentication': 'contraseña del servidor',
      'smtp.authentication.oauth': 'secreto de la aplicación (OAuth)',
      'smtp.authentication.oauth.tokens': 'conexión con el proveedor (OAuth)',
      'proxy.authentication': 'contraseña del proxy',
      database: 'contraseña de la base de datos',
      user: 'contraseña del usuario {{login}}',
    },
    open: 'Abrir',
  },
} as const
