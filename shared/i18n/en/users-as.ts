/** As in ../pt-BR/users-as.ts. */
export const usersAs = {
  label: 'View as',
  system: 'the system',
  none: 'No user found',
  more: 'and {{number}} more: type to search',
  rule: {
    'user-server': 'A server of its own: server, port, SSL, user and password all come from the user.',
    'user-credentials': 'No server of its own: server, port and SSL come from the system; user and password from the user.',
    system: 'No settings of its own that count: everything comes from the system.',
  },
} as const
