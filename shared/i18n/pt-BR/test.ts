/** The progress and the report of a test send, for every face. The hint of a report has texts of its own (hints.ts). */
export const test = {
  /** labels of the tab Testar */
  screen: {
    group: 'Mensagem de teste',
    from: 'De',
    to: 'Para',
    toHelp: 'Vários endereços: separe por vírgula ou ponto e vírgula.',
    subject: 'Assunto',
    text: 'Texto',
    moreText: 'Mudar o texto da mensagem',
    as: 'Como',
    asSystem: 'o sistema',
    until: 'Até onde ir',
    untilPhase: {
      settings: 'só conferir a configuração',
      dns: 'até o nome do servidor',
      connect: 'até a conexão',
      proxy: 'até o proxy',
      greeting: 'até a saudação',
      ehlo: 'até a apresentação (EHLO)',
      tls: 'até o TLS',
      auth: 'até a autenticação',
      mail: 'até o remetente',
      rcpt: 'até o destinatário',
      data: 'até o 354, sem entregar',
      message: 'até entregar',
    },
    deadline: 'Tempo total',
    seconds: '{{count}} s',
    run: 'Testar',
    runAgain: 'Testar de novo',
    cancel: 'Cancelar',
    cancelling: 'Cancelando…',
    onScreen: 'Usa o que está na tela, salvo ou não; a senha guardada vale enquanto não se digita outra.',
    unsaved_one: 'Usa o que está na tela, com {{count}} campo ainda não salvo.',
    unsaved_other: 'Usa o que está na tela, com {{count}} campos ainda não salvos.',
    legacy: 'O envio por {{protocol}} ainda não pode ser testado daqui. As configurações são guardadas, e o que se sabe está em “Quem envia de verdade?”.',

    phases: 'Fases',
    elapsed: '{{time}} de {{total}}',
    waiting: 'As fases aparecem aqui, uma a uma, com o tempo de cada uma.',
    status: { started: 'em andamento', ok: 'concluída', failed: 'falhou', skipped: 'não se aplica', waiting: 'ainda não' },
    running: 'Testando…',
    earlier: 'Resultado do teste feito {{when}}',

    result: 'Resultado',
    whoActs: 'Quem age: {{who}}.',
    reply: 'Resposta do servidor',
    proxyReply: 'O proxy respondeu {{status}} {{reason}}',
    apply: 'Aplicar e testar de novo',
    goTo: 'Ir ao campo',
    read: 'Ler a mensagem em Prática',
    openPractice: 'Abrir Prática',
    recipients: 'Destinatários',
    notAsked: 'não perguntado',
    fields: 'Campos a corrigir',
    couldNotStart: 'O teste não pôde começar.',
    noChange: 'Nenhuma mudança nesta tela resolveria.',

    ourTest: 'Nosso teste',
    ourTestFrom: 'feito em {{host}} pelo usuário {{user}}, {{route}}',
    component: 'Este sistema',
    componentCould: {
      yes: 'O {{component}} conseguiria fazer o mesmo.',
      no: 'O {{component}} não conseguiria fazer o mesmo.',
      unknown: 'Se o {{component}} conseguiria o mesmo não se pode saber daqui.',
      none: 'Este protocolo não usa um componente do sistema.',
    },
    noRoute: 'sem rota conhecida',
    withoutProxy: 'Testar sem o proxy',

    certificate: 'Certificado',
    issuer: 'Emissor',
    chain: 'Cadeia',
    host: 'Nome',
    days_one: '{{count}} dia',
    days_other: '{{count}} dias',
    expired: 'vencido',
    chainOk: 'confiável',
    hostOk: 'confere',
    hostWrong: 'não é o do servidor',
    chainProblems: {
      'certificate-expired': 'vencida',
      'certificate-not-yet-valid': 'ainda não vale',
      'certificate-self-signed': 'assinada por si mesma',
      'certificate-untrusted': 'emissor não reconhecido neste computador',
    },
    chainWrong: 'não confiável ({{code}})',
    session: 'Sessão',
    mechanism: 'Autenticação',
    offered: 'O servidor oferece',
    banner: 'Saudação',
    details: 'Detalhes da conexão',

    transcript: 'Conversa com o servidor',
    transcriptHelp: 'Senhas nunca aparecem aqui.',
    noTranscript: 'Nada chegou a ser dito.',
    secure: 'dentro do TLS',
    copyTranscript: 'Copiar a conversa',
    copyCommand: 'Copiar como comando',
    copyCommandHelp: 'O comando usa o que está salvo no sistema.',
    copyCommandUnsaved: 'Salve o sistema para poder repetir o teste por comando.',
    saveReport: 'Salvar relatório',
  },

  /** what a test message says when nothing was typed */
  message: {
    subject: 'Teste de e-mail do sistema {{system}}',
    text:
      'Esta mensagem foi enviada pelo Server Manager para testar o envio de e-mails do sistema {{system}}.\n\n' +
      'Se você a recebeu, o envio funciona com as configurações testadas. Não é preciso responder.\n',
  },

  phases: {
    settings: 'Configuração',
    dns: 'Nome do servidor',
    connect: 'Conexão',
    proxy: 'Proxy',
    greeting: 'Saudação',
    ehlo: 'Apresentação',
    tls: 'Segurança (TLS)',
    auth: 'Autenticação',
    mail: 'Remetente',
    rcpt: 'Destinatário',
    data: 'Início do envio',
    message: 'Entrega',
  },

  /** the result in one sentence */
  verdicts: {
    sent: 'O servidor aceitou a mensagem.',
    reached: 'O teste chegou até onde foi pedido; nenhuma mensagem foi entregue.',
    'handed-over': 'O programa de e-mail recebeu a mensagem; sobre a entrega nada se sabe.',
    rejected: 'O envio foi recusado.',
    failed: 'O envio não funcionou.',
    unknown: 'Resultado desconhecido: a mensagem saiu inteira, mas a resposta do servidor não chegou. Ela pode ter sido aceita.',
    cancelled: 'Teste cancelado: nenhuma mensagem foi entregue.',
  },

  /** the result in a word or two, for lists */
  results: {
    sent: 'enviado',
    reached: 'em ordem',
    'handed-over': 'repassado',
    rejected: 'recusado',
    failed: 'falhou',
    unknown: 'sem resposta',
    cancelled: 'cancelado',
  },

  /** who must act */
  who: { you: 'você', network: 'quem cuida da rede', provider: 'o provedor de e-mail' },

  /** why a run ended where it did */
  codes: {
    // settings
    'invalid-settings': 'Há campos que precisam de correção antes de testar.',
    'address-invalid': 'O remetente ou um destinatário não é um endereço de e-mail válido.',
    'server-missing': 'Falta o servidor de envio.',
    'user-missing': 'A autenticação está ligada, mas falta o usuário.',
    'password-missing': 'A autenticação está ligada, mas não há senha digitada nem guardada.',
    'unknown-user': 'Este sistema não tem um usuário com esse login.',
    'protocol-cannot-test': 'Por enquanto só o protocolo SMTP pode ser testado.',
    'proxy-kind-not-supported': 'Por enquanto o teste só passa por proxy HTTP.',
    'system-proxy-unknown': 'Não foi possível descobrir qual proxy este computador usa, e o teste não segue sem ele por conta própria.',
    'secret-unavailable': 'A senha guardada não pode ser aberta neste computador.',
    'needs-smtputf8': 'O endereço tem acentos antes do @, o que ainda não é aceito aqui.',

    // name and connection
    'name-not-found': 'O nome do servidor não existe.',
    'name-lookup-failed': 'Não foi possível consultar o nome do servidor: o DNS não respondeu direito.',
    'connection-refused': 'O computador existe, mas recusou a conexão nessa porta.',
    'connection-timed-out': 'Ninguém respondeu à conexão nessa porta.',
    'host-unreachable': 'Não há caminho na rede até o servidor.',
    'connection-failed': 'A conexão com o servidor não pôde ser feita.',
    'proxy-name-not-found': 'O nome do proxy não existe.',
    'proxy-name-lookup-failed': 'Não foi possível consultar o nome do proxy: o DNS não respondeu direito.',
    'proxy-connection-refused': 'O computador do proxy existe, mas recusou a conexão nessa porta.',
    'proxy-connection-timed-out': 'O proxy não respondeu à conexão nessa porta.',
    'proxy-host-unreachable': 'Não há caminho na rede até o proxy.',
    'proxy-connection-failed': 'A conexão com o proxy não pôde ser feita.',

    // what the proxy answered
    'proxy-authentication': 'O proxy pede usuário e senha, ou recusou os que foram informados.',
    'proxy-forbidden': 'O proxy não permite conexões a este servidor ou a esta porta.',
    'proxy-target-failed': 'O proxy não conseguiu chegar ao servidor.',
    'proxy-rejected': 'O proxy recusou o pedido de conexão.',
    'proxy-not-http': 'O que respondeu no endereço do proxy não é um proxy HTTP.',
    'proxy-closed': 'O proxy encerrou a conexão sem responder ao pedido.',

    // any phase
    deadline: 'O tempo total do teste acabou antes da resposta.',
    cancelled: 'O teste foi cancelado.',
    'connection-closed': 'O outro lado encerrou a conexão antes do fim.',
    'connection-reset': 'A conexão foi cortada de repente.',
    'reply-malformed': 'A resposta do servidor não segue as regras do SMTP.',
    'reply-too-long': 'A resposta do servidor passou do tamanho aceito.',
    'unexpected-reply': 'O servidor deu uma resposta que não cabe neste momento da conversa.',

    // greeting and EHLO
    'not-smtp': 'O que respondeu nessa porta não é um servidor SMTP.',
    'greeting-rejected': 'O servidor recusou a conexão já na saudação.',
    'ehlo-rejected': 'O servidor não aceitou o nome com que este computador se apresentou.',

    // TLS
    'starttls-not-offered': 'O SSL foi pedido, mas o servidor não oferece STARTTLS nessa porta; nada secreto foi enviado.',
    'starttls-rejected': 'O servidor oferece STARTTLS, mas recusou iniciá-lo.',
    'starttls-injection': 'Chegaram dados sem criptografia no meio do início do TLS; a conexão não é confiável e foi encerrada.',
    'tls-not-tls': 'O servidor não fala TLS nessa porta.',
    'tls-failed': 'A conexão segura não pôde ser combinada entre os dois lados.',
    'certificate-expired': 'O certificado do servidor venceu.',
    'certificate-not-yet-valid': 'O certificado do servidor ainda não está valendo; confira também o relógio deste computador.',
    'certificate-self-signed': 'O certificado do servidor foi assinado por ele mesmo.',
    'certificate-untrusted': 'O certificado do servidor foi emitido por alguém em quem este computador não confia.',
    'certificate-name-mismatch': 'O certificado é de outro nome, e não do servidor informado.',

    // AUTH
    'auth-not-offered': 'Há uma senha configurada, mas o servidor não oferece autenticação.',
    'auth-mechanism-not-offered': 'O servidor não oferece nenhum método de autenticação que o teste possa usar aqui.',
    'authentication-failed': 'O servidor não aceitou o usuário e a senha.',
    'authentication-temporary': 'O servidor não conseguiu conferir o usuário e a senha agora.',

    // envelope and message
    'sender-rejected': 'O servidor não aceitou o remetente.',
    'recipient-rejected': 'O servidor não aceitou um dos destinatários; nada foi enviado a nenhum deles.',
    'data-rejected': 'O servidor não quis receber o conteúdo da mensagem.',
    'message-rejected': 'O servidor recebeu a mensagem inteira e a recusou.',
    'message-too-big': 'A mensagem é maior do que o servidor aceita.',
    'envelope-altered': 'Os endereços teriam sido alterados ao montar a mensagem; por isso ela não foi enviada.',
    internal: 'O próprio programa falhou durante o teste.',
  },
} as const
