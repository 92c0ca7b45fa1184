import { historyHelp, historyUsage } from './history.ts'
import { queueHelp, queueTexts, queueUsage } from './queue.ts'

/** The command line: help, and what its answers say to people. Answers for scripts (--json) hold codes beside the words. */
export const cli = {
  help: {
    intro:
      'Server Manager {{version}}: decide, explica e testa de verdade como cada sistema do ERP envia e-mail.\n\n' +
      'Uso: server-manager COMANDO [OPÇÕES]',
    commands: 'Comandos:',
    systemsList: 'Lista os sistemas, com o componente que envia e o resultado do último teste.',
    systemsShow: 'Mostra as configurações de um sistema em JSON; das senhas, só se há alguma guardada.',
    systemsSet: 'Cria o sistema do arquivo ou substitui o de mesmo nome. Senha ausente fica como está; null apaga.',
    systemsRemove: 'Exclui um sistema, as senhas e os testes guardados dele. Não pergunta antes.',
    systemsExport: 'Escreve sistemas em JSON, sem senhas, para guardar, editar ou levar a outro computador.',
    systemsImport: 'Cria ou substitui os sistemas do arquivo. Um que tenha erro não impede os outros.',
    usersList: 'Lista os usuários de um sistema: por qual configuração cada um envia e o que merece atenção.',
    usersImport:
      'Lê os usuários da tabela Z_GRUPOUSUARIOS pela conexão de banco guardada no sistema e mostra o que mudaria. Com --apply, guarda;\n' +
      '      o que foi digitado aqui não muda. --passwords-are-plain guarda também as senhas da tabela, se elas estiverem em texto puro.',
    explain: 'Explica quem envia de verdade: componente, servidor, segurança e rota, com a regra que decidiu.',
    test: 'Envia uma mensagem de teste com essas configurações e diz o que fazer se não der certo.',
    find:
      'Tenta portas, segurança, rotas e famílias de endereços e mostra o que chega ao servidor, o melhor marcado. Não envia nada; senha do e-mail só com --login,\n' +
      '      uma vez, e só com certificado válido. Saída: 0 algo funciona · 16 só com certificado recusado · senão a fase mais longe, 10 a 15.',
    check:
      'Avalia todos os sistemas, ou os informados, sem enviar e sem entrar: servidor, certificado, segurança e o que mudou desde a última avaliação.\n' +
      '      Saída: 0 tudo certo ou não avaliado · 40 algo requer atenção · 41 algo falha.',
    why: 'Explica, sem rede, a resposta de um servidor ou de um proxy que apareceu num log ou numa devolução: causa, quem age e o que fazer.',
    providers: 'Mostra o que é público do servidor, da porta, do usuário, do remetente e dos limites de cada provedor, com a fonte; por nome ou pelo domínio de um e-mail.\n' +
      '      Com --domain D --ask-network pergunta também à rede, só pelo domínio: registros MX e SRV e, por HTTPS, a página autoconfig do domínio. Sem proxy.',
    practice:
      'Liga um servidor de e-mail de prática só neste computador. Ctrl+C desliga. --faults mostra os defeitos que ele sabe fingir;\n' +
      '      um nome por linha na entrada padrão troca o defeito enquanto ele está ligado.',
    serve: 'Mostra o programa no navegador, só neste computador. Ctrl+C encerra.',
    doctor: 'Reúne o que ajuda a entender um problema neste computador, sem nenhuma senha. Pode ser enviado a quem dá suporte.',
    ...queueHelp,
    ...historyHelp,
    common: 'Opções:',
    options: {
      dataDir: 'onde ficam os dados; sem ela vale SERVER_MANAGER_DATA, senão a pasta do seu usuário',
      json: 'a resposta em JSON, e mais nada, na saída padrão',
      lang: 'a língua: pt-BR, en ou es; sem ela vale SERVER_MANAGER_LANG, senão a do terminal (LC_ALL, LANG)',
      help: 'como usar o programa ou um comando',
      version: 'a versão do programa',
    },
    secrets:
      'FILE é um arquivo JSON, ou - para a entrada padrão. Senhas vêm do arquivo, da entrada padrão ou das variáveis\n' +
      'SERVER_MANAGER_SMTP_PASSWORD e SERVER_MANAGER_PROXY_PASSWORD; nunca de uma opção.',
    exit:
      'Códigos de saída: 0 deu certo · 1 erro do programa · 2 uso incorreto ou arquivo ilegível · 10 a 21 a fase em que o\n' +
      'teste parou · 30 resultado desconhecido · 31 cancelado.',
  },
  usage: 'Modo de usar: server-manager {{usage}}',
  usageReasons: {
    ...queueUsage,
    ...historyUsage,
    positionals: 'Faltam ou sobram palavras depois do comando.',
    'option-value': 'A opção {{option}} está sem o valor, ou com um que não cabe nela. Um valor que começa com - se escreve --opção=-valor.',
    explain: 'Informe só uma das formas: --system, --file, ou --protocol junto com --tecnologia.',
    param: 'Um parâmetro se informa como --param NOME=VALOR.',
    system: 'Informe o sistema: --system NOME.',
    test: 'Informe --system ou --file, um dos dois.',
    to: 'Falta o destinatário: --to ENDEREÇO.',
    'stop-after': 'A fase de --stop-after é uma destas: {{phases}}.',
    deadline: 'O tempo de --deadline é em segundos, de 1 a 600.',
    'ask-network': '--ask-network precisa de --domain DOMÍNIO, e --domain não se usa junto com um nome.',
    find: 'Informe --system, --file ou --server, um dos três; --port acompanha --server.',
    'find-deadline': 'O tempo de --deadline é em segundos, de 2 a 60.',
    'reply-code': 'CODE é o código da recusa, de 400 a 599, sozinho ou com o estendido: 535 ou "535 5.7.139". Para um proxy, com --phase proxy, de 300 a 599.',
    'why-phase': 'A fase de --phase é uma em que o outro lado responde: {{phases}}.',
    lang: 'O programa não fala “{{asked}}”. As línguas de --lang e SERVER_MANAGER_LANG são {{languages}}.',
    port: 'A porta é um número inteiro de 0 a 65535; 0 significa qualquer uma livre.',
    fault: 'A falha de --fault é uma destas: {{faults}}.',
  },

  why: {
    /** stand for names that were not given */
    host: '«servidor»',
    sender: '«remetente»',
    unknown: 'Nenhuma regra conhece estas palavras; o que segue vem só da classe da resposta.',
    field: 'Campo: {{field}}',
    source: 'Regra: {{rule}} · fonte: {{source}}',
    checked: 'A fonte foi lida em {{date}}.',
  },

  providers: {
    none: 'Nenhum provedor conhecido para “{{asked}}”. Só estão aqui aqueles cuja configuração é pública.',
  },

  queue: queueTexts,

  notFound: 'Não há sistema com o nome “{{name}}”. Veja os nomes com "server-manager systems list".',
  created: 'Sistema {{name}} criado.',
  saved: 'Sistema {{name}} salvo.',
  removed: 'Sistema {{name}} excluído.',
  list: {
    name: 'Sistema',
    version: 'Tecnologia',
    protocol: 'Protocolo',
    component: 'Componente',
    lastTest: 'Último teste',
    empty: 'Ainda não há sistemas. Crie um com "server-manager systems set FILE".',
  },
  usersImport: {
    failed: 'O banco não foi lido: {{reason}}',
    field: 'Campo: {{field}}',
    applied: 'Mudanças guardadas em {{name}}: {{number}}.',
    nothing: 'Nada a mudar em {{name}}.',
    shown: 'Nada foi mudado. Para guardar: --apply.',
    kind: 'Situação',
    fields: 'Campos',
  },
  users: { by: 'Envia por', none: 'Nenhum usuário cadastrado neste sistema: todos enviam como ele.' },
  /** a document that could not be read; nothing of it was lost */
  problem: {
    'not-json': 'O arquivo {{file}} está danificado. Ele foi guardado como {{keptAs}}; os outros sistemas não foram afetados.',
    'not-a-system':
      'O arquivo {{file}} não contém um sistema válido. Ele foi guardado como {{keptAs}}; os outros sistemas não foram afetados.',
    'newer-version': 'O arquivo {{file}} foi gravado por uma versão mais nova do programa. Ele ficou como está.',
    unreadable: 'O arquivo {{file}} não pôde ser lido. Ele ficou como está.',
  },

  test: {
    skipped: 'não usada',
    who: 'Quem resolve: {{who}}.',
    from: 'Nosso teste: feito de {{host}} por {{user}}, em {{time}} de no máximo {{total}}.',
    component: {
      yes: 'Este sistema: o componente {{component}} conseguiria fazer o mesmo.',
      no: 'Este sistema: o componente {{component}} não conseguiria fazer o mesmo.',
      unknown: 'Este sistema: não se sabe daqui se o componente {{component}} conseguiria fazer o mesmo.',
    },
    /** what a request calls a place, said as the option that gave it */
    options: { from: '--from', to: '--to', subject: '--subject', text: '--text', asUser: '--as-user' },
  },

  practice: {
    listening:
      'Servidor de prática em {{host}}:{{port}}, usuário “{{user}}”, senha “{{password}}”, com ou sem SSL (STARTTLS).\nCertificado próprio, SHA-256 {{fingerprint256}}. Ctrl+C desliga.\n{{fault}}',
    received: '{{time}}  de {{from}} para {{to}}  {{size}} bytes  {{subject}}',
    nobody: '(sem remetente)',
    noSubject: '(sem assunto)',
  },

  doctor: {
    version: 'Server Manager',
    runtime: 'Ambiente',
    host: 'Computador e usuário',
    zone: 'Fuso horário',
    dataDir: 'Pasta de dados',
    modes: 'Permissões',
    freeSpace: 'Espaço livre',
    secrets: 'Proteção das senhas',
    lostSecrets: 'Senhas que não abrem aqui',
    systems: 'Sistemas',
    problems: 'Arquivos com problema',
    tested: 'Sistemas já testados',
    practice: 'Servidor de prática',
    proxyVariables: 'Variáveis de proxy',
    proxy: 'Proxy deste computador',
    serviceProxy: 'Configuração do serviço (WinHTTP)',
    mailClients: 'Programa de e-mail (MAPI)',
    notesClient: 'Cliente Notes (VIM)',
    components: 'Componentes do ERP',
    none: 'nenhuma definida',
    protections: {
      'key-file': 'chave num arquivo da pasta de dados que só este usuário lê',
      environment: 'chave dada pelo ambiente (SERVER_MANAGER_KEY)',
      'safe-storage': 'chave guardada no cofre deste computador',
      unavailable: 'a chave não pode ser aberta aqui: senhas não podem ser lidas nem guardadas',
    },
    practiceOn: 'ligado com o programa, porta {{port}}',
    practiceOff: 'desligado, porta {{port}}',
    notLookedAt: {
      modes: 'não verificadas: no Windows quem protege a pasta são as permissões dela',
      components: 'não verificados: .NET, OpenSSL e wodSMTP.OCX ficam no computador em que o ERP está instalado',
    },
    legend: '✓ em ordem   ! pede atenção   ? não verificado',
  },

  /** why a file could not be read or written; the system's words where we have none */
  reasons: {
    ENOENT: 'não existe',
    EACCES: 'sem permissão',
    EPERM: 'sem permissão',
    EISDIR: 'é uma pasta',
    ENOTDIR: 'uma parte do caminho não é uma pasta',
    EROFS: 'o disco é só de leitura',
    ENOSPC: 'o disco está cheio',
    EDQUOT: 'a cota de disco acabou',
    'not-json': 'não é JSON',
    'not-utf8': 'não está em UTF-8',
    'too-big': 'maior que 10 MB',
    unreadable: 'não pôde ser lido',
  },
} as const
