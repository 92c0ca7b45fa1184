/** "As user": in Testar and beside the fields. Its own part, since the first screen says it; the rest of a user's words come later. */
export const usersAs = {
  label: 'Ver como',
  system: 'o sistema',
  none: 'Nenhum usuário encontrado',
  more: 'e mais {{number}}: digite para procurar',
  /** which of the rules joined the settings */
  rule: {
    'user-server': 'Servidor próprio: servidor, porta, SSL, usuário e senha vêm todos do usuário.',
    'user-credentials': 'Sem servidor próprio: servidor, porta e SSL vêm do sistema; usuário e senha, do usuário.',
    system: 'Sem configuração própria que valha: tudo vem do sistema.',
  },
} as const
