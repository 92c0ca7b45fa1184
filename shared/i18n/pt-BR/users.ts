/** The tab Usuários: records with SMTP settings of their own, and what is worth saying about them. */
export const users = {
  list: {
    group: 'Usuários do sistema',
    label: 'Usuários',
    help: 'Quem está aqui envia com o próprio servidor ou login, quando tem um; os outros enviam como o sistema.',
    search: 'Procurar por login, nome, e-mail ou servidor',
    clear: 'Limpar a procura',
    add: 'Adicionar',
    count_one: '{{count}} usuário',
    count_other: '{{number}} usuários',
    found: '{{number}} de {{total}}',
    onlyMarked_one: '{{count}} com aviso',
    onlyMarked_other: '{{number}} com aviso',
    none: 'Nenhum usuário cadastrado: todos enviam com as configurações da aba Internet.',
    nothing: 'Nenhum usuário encontrado.',
    mark: { error: 'a corrigir', warning: 'com aviso', changed: 'alterado', new: 'novo' },
    /** by whose settings a user sends; the keys are the rules */
    by: {
      'user-server': '{{server}}',
      'user-credentials': 'login próprio: {{user}}',
      system: 'como o sistema',
    },
  },

  fields: {
    group: 'Usuário {{login}}',
    newGroup: 'Novo usuário',
    login: 'Login',
    name: 'Nome',
    email: 'E-mail',
    server: 'Servidor',
    serverBlank: 'o do sistema',
    serverOfSystem: '{{server}}, do sistema',
    sslOfSystem: 'sem servidor próprio, vale a segurança do sistema',
    port: 'Porta',
    portHelp: 'No máximo {{max}}, o limite da tabela do ERP.',
    limit: '{{count}} de {{max}} caracteres',
    renamed: 'A senha guardada pertence ao login {{login}} e não acompanha o novo. Digite-a de novo.',
    remove: 'Remover',
    test: 'Testar como {{login}}',
    testUnnamed: 'Testar como este usuário',
  },
  removed: 'Usuário {{login}} retirado da lista.',
  removedUnnamed: 'Usuário sem login retirado da lista.',

  lint: {
    'email-missing': 'O ERP recusa o envio de quem não tem e-mail.',
    'email-without-at': 'O e-mail não tem @: o ERP não consegue usá-lo como remetente.',
    'port-above-limit': 'A porta {{port}} passa do limite da tabela, que é {{max}}. Confira o registro no ERP.',
    'no-authentication': 'O sistema se autentica no servidor dele, e este usuário não. Muitos servidores recusam o envio assim.',
    'user-blank': 'Falta o usuário: o servidor não terá com quem autenticar.',
    'password-missing': 'Não há senha guardada para este login, e a do sistema não é usada no lugar.',
    'port-unused': 'Sem servidor próprio, vale a porta do sistema.',
    'ssl-unused': 'Sem servidor próprio, vale a segurança do sistema, que não usa SSL.',
    'login-unused': 'Sem servidor e sem usuário próprios, “Com autenticação” não tem efeito: vale tudo do sistema.',
    'goes-to-system': 'Este login e a senha dele são usados no servidor do sistema, {{server}}.',
    'login-duplicate': 'O login {{login}} aparece mais de uma vez; só o primeiro registro vale.',
  },
  /** what the button that mends it says */
  mend: {
    'no-authentication': 'Marcar “Com autenticação”',
    'port-unused': 'Limpar a porta',
    'login-unused': 'Desmarcar',
  },

  /** "as user": in Testar and beside the fields */
  as: {
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
  },

  /** the comparison of two versions */
  compare: {
    user: 'Usuário {{login}}',
    field: '{{field}}: {{value}}',
    fields: {
      login: 'Login',
      name: 'Nome',
      email: 'E-mail',
      'smtp.server': 'Servidor',
      'smtp.port': 'Porta',
      'smtp.authentication.enabled': 'Com autenticação',
      'smtp.authentication.ssl': 'Servidor com SSL',
      'smtp.authentication.user': 'Usuário',
      'smtp.authentication.password': 'Senha',
    },
    absent: '(não existe)',
    present: '(existe)',
    others_one: 'e mais {{count}} usuário diferente',
    others_other: 'e mais {{count}} usuários diferentes',
  },
} as const
