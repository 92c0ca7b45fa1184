/** As in ../pt-BR/users-as.ts. */
export const usersAs = {
  label: 'Ver como',
  system: 'el sistema',
  none: 'Ningún usuario encontrado',
  more: 'y {{number}} más: escriba para buscar',
  rule: {
    'user-server': 'Servidor propio: servidor, puerto, SSL, usuario y contraseña vienen todos del usuario.',
    'user-credentials': 'Sin servidor propio: servidor, puerto y SSL vienen del sistema; usuario y contraseña, del usuario.',
    system: 'Sin configuración propia que valga: todo viene del sistema.',
  },
} as const
