/** The area Segurança: how passwords are protected here, in plain words. */
export const secrets = {
  title: 'Segurança',
  intro:
    'As senhas dos sistemas são guardadas cifradas, cada uma presa ao seu sistema e ao seu campo. Elas só entram: nenhuma tela, exportação, relatório ou log as mostra de novo.',
  how: {
    group: 'Como as senhas são protegidas aqui',
    'key-file': 'A chave está num arquivo da pasta de dados que só o seu usuário do sistema operacional lê.',
    environment: 'A chave vem da variável de ambiente SERVER_MANAGER_KEY e não está em nenhum arquivo.',
    'safe-storage': 'A chave está no cofre do sistema operacional, ligada ao seu usuário.',
    unavailable: 'A chave não pode ser aberta aqui. Tudo o mais funciona; as senhas precisam ser digitadas de novo ou a chave devolvida.',
    limit: {
      'key-file': 'Quem conseguir ler a pasta inteira como você consegue abrir as senhas. Uma cópia só dos documentos não basta.',
      environment: 'Quem conhecer o valor da variável e ler a pasta consegue abrir as senhas.',
      'safe-storage': 'Quem entrar no computador com o seu usuário consegue abrir as senhas; uma cópia da pasta, não.',
    },
  },
  ways: {
    title: 'Quem pode abrir a chave',
    'key-file': 'A linha de comando, a página e o processo de servidor, pelo arquivo de chave',
    environment: 'Quem tiver a variável SERVER_MANAGER_KEY',
    'safe-storage': 'A janela deste computador, pelo cofre {{backend}}',
    none: 'Ainda não há chave: ela é criada com a primeira senha.',
  },
  permission: {
    label: 'Permitir ao processo de servidor e à linha de comando',
    help: 'Eles rodam sem janela e não alcançam o cofre. Com a permissão, a chave fica também num arquivo da pasta de dados que só o seu usuário lê.',
    onlyWay: 'Aqui este é o único modo de abrir a chave, por isso não pode ser retirado.',
    withdrawn: 'Quem já copiou o arquivo de chave e os documentos ainda consegue abrir as senhas daquela cópia: troque-as se houver dúvida.',
  },
  lost: {
    group: 'O que não pôde ser aberto',
    none_one: 'A senha guardada abre normalmente.',
    none_other: 'As {{count}} senhas guardadas abrem normalmente.',
    nothing: 'Nenhuma senha está guardada.',
    help: 'Estas senhas foram cifradas com outra chave, por exemplo em outro computador. Nada foi apagado: se a chave voltar, elas voltam. Senão, digite-as de novo.',
    entry: '{{system}}: {{field}}',
    fields: {
      'smtp.authentication': 'senha do servidor',
      'smtp.authentication.oauth': 'segredo do aplicativo (OAuth)',
      'smtp.authentication.oauth.tokens': 'conexão com o provedor (OAuth)',
      'proxy.authentication': 'senha do proxy',
      database: 'senha do banco de dados',
      user: 'senha do usuário {{login}}',
    },
    open: 'Abrir',
  },
} as const
