/** "Quem envia de verdade?": the rules that were looked at, what is effective and why, and what is worth a warning. */
export const explain = {
  /** labels of the panel itself */
  screen: {
    componentIs: { dotnet: 'componente SmtpClient', indy: 'componente TIdSMTP', wodsmtp: 'componente WeOnlyDo.wodSmtp' },
    mapi: 'o programa de e-mail da estação',
    vim: 'o cliente Notes da estação',
    waiting: 'Informe a Tecnologia, na aba Geral, para saber quem envia.',
    partly: 'Há campos a corrigir; eles contam como em branco aqui.',
    steps: 'Como se chegou a isso',
    decided: 'decidiu',
    here: 'decidido aqui',
    effective: 'Configuração efetiva',
    stored: 'guardada',
    noPassword: 'sem senha',
    nobody: 'ninguém se autentica',
    blank: 'em branco',
    warnings: 'Avisos',
    testNow: 'Testar agora',
    goTo: 'Ir ao campo',
    looking: 'procurando…',
  },
  /** what the button that mends a warning says */
  mend: {
    'server-typo': 'Usar {{suggestion}}',
    'dotnet-implicit-tls': 'Usar a porta 587',
    'password-in-clear': 'Marcar “Servidor com SSL”',
    'opportunistic-tls': 'Exigir STARTTLS',
    'ssl-on-25': 'Usar a porta 587',
    'clear-text-on-465': 'Marcar “Servidor com SSL”',
    'useindy-ignored': 'Retirar USEINDY',
    'useindy-redundant': 'Retirar USEINDY',
    'useindy-overridden': 'Retirar USEINDY',
    'usedotnetmail-overridden': 'Retirar USEDOTNETMAIL',
    'legacy-protocol': 'Voltar para SMTP',
  },
  title: 'Quem envia de verdade?',
  decidedHere: 'a página do produto não diz; decidido aqui',
  fields: { server: 'Servidor', port: 'Porta', security: 'Segurança', user: 'Usuário', hasPassword: 'Senha', route: 'Rota' },
  origin: { user: 'do usuário', system: 'do sistema', default: 'padrão' },
  security: {
    none: 'sem criptografia',
    'starttls-if-offered': 'STARTTLS se oferecido',
    starttls: 'STARTTLS exigido',
    tls: 'TLS desde o primeiro byte',
  },
  route: {
    unknown: 'não foi possível descobrir',
    direct: 'direto, sem proxy',
    http: 'proxy HTTP {{host}}:{{port}}',
    https: 'proxy HTTPS {{host}}:{{port}}',
    socks4: 'proxy SOCKS 4 {{host}}:{{port}}',
    socks4a: 'proxy SOCKS 4a {{host}}:{{port}}',
    socks5: 'proxy SOCKS 5 {{host}}:{{port}}',
  },
  routeOrigin: {
    off: '“Utilizar proxy” desmarcado',
    typed: 'informado neste sistema',
    environment: 'variáveis de ambiente',
    'operating-system': 'sistema operacional',
  },

  /** one rule of the choice of a component; `found` is what was found there */
  trace: {
    'protocol-smtp': 'O protocolo é SMTP: um componente do sistema envia.',
    'protocol-mapi': 'O protocolo é MAPI: quem envia é o programa de e-mail padrão da estação, e nenhum parâmetro tem efeito.',
    'protocol-vim': 'O protocolo é VIM/Notes: quem envia é o cliente Notes da estação, e nenhum parâmetro tem efeito.',
    'version-below-13.0': 'Tecnologia {{found}}: anterior à 13.0.',
    'version-13.0-to-13.1': 'Tecnologia {{found}}: da 13.0 à 13.1.',
    'version-above-13.1': 'Tecnologia {{found}}: posterior à 13.1 e anterior à 14.1.',
    'version-from-14.1': 'Tecnologia {{found}}: 14.1 ou superior.',
    'indy-gone': 'O Indy não está disponível a partir da 14.1.',
    'indy-ignored': '{{found}} é ignorado: o Indy não está disponível a partir da 14.1.',
    'indy-absent': '{{found}} não está informado.',
    'indy-off': '{{found}} não escolhe o Indy: vale como não informado.',
    'indy-priority': '{{found}} tem prioridade até a 13.1: o Indy envia.',
    'indy-lost-priority': '{{found}} ainda é aceito, mas depois da 13.1 perdeu a prioridade.',
    'indy-still-available': '{{found}} ainda é aceito antes da 14.1, e nada o contradiz: o Indy envia.',
    'dotnet-wins': '{{found}} vence o USEINDY depois da 13.1: o .NET envia.',
    'dotnet-on': '{{found}}: o .NET envia.',
    'dotnet-off': '{{found}} força o componente antigo: o wodSmtp envia.',
    'dotnet-absent': '{{found}} não está informado.',
    'default-dotnet': 'Nada foi informado: da 13.0 em diante o padrão é {{found}}.',
    'default-wodsmtp': 'Nada foi informado: antes da 13.0 o padrão é {{found}}.',
  },

  /** one step of the way to the route */
  routeTrace: {
    'proxy-off': '“Utilizar proxy” está desmarcado: a conexão é direta.',
    'proxy-typed': 'Endereço e porta informados neste sistema: {{found}}.',
    'proxy-blank': 'Endereço e porta em branco: vale a configuração do computador.',
    'environment-script':
      'A variável {{found}} pede um script de configuração automática, que este programa ainda não sabe executar aqui.',
    'environment-none': 'Nenhuma variável de proxy está definida no ambiente deste programa.',
    'environment-http-only': 'Só {{found}} está definida; ela vale para páginas comuns e não serve a esta conexão.',
    'environment-no-proxy': 'Uma exceção cobre este servidor ({{found}}): a conexão é direta.',
    'environment-malformed': 'O conteúdo da variável {{found}} não é um endereço de proxy válido.',
    'environment-variable': 'Variável de ambiente {{found}}.',
    'system-proxy': 'O sistema operacional respondeu: {{found}}.',
    'system-proxy-timeout': 'O sistema operacional não respondeu a tempo qual proxy usar.',
    'system-proxy-unreadable': 'A resposta do sistema operacional sobre o proxy não pôde ser entendida: {{found}}',
  },

  warnings: {
    // parameters
    'useindy-ignored': 'USEINDY={{value}} é ignorado a partir da Tecnologia 14.1. O parâmetro pode ser retirado.',
    'useindy-redundant': 'USEINDY=N não muda nada: vale como não informado. O parâmetro pode ser retirado.',
    'useindy-overridden': 'USEINDY=S não tem efeito aqui: depois da 13.1 quem decide é {{by}}.',
    'usedotnetmail-overridden': 'USEDOTNETMAIL={{value}} não tem efeito aqui: quem decide é {{by}}.',
    'parameter-without-effect': '{{name}} não tem efeito com o protocolo $t(common.protocol.{{protocol}}).',
    'needs-wodsmtp-ocx': 'O wodSmtp precisa do arquivo Comum wodSMTP.OCX registrado em cada máquina que envia.',
    'changes-at-14-1':
      'A partir da Tecnologia 14.1 o USEINDY será ignorado: com os mesmos parâmetros, quem enviará é o $t(common.component.{{component}}). Teste antes de atualizar.',
    // protocol
    'legacy-protocol':
      'O protocolo $t(common.protocol.{{protocol}}) não é mais suportado e não serve ao processo de servidor nem a agendamentos. Prefira SMTP.',
    // server, port and security
    'server-blank': 'Falta o servidor: sem ele nenhuma mensagem sai.',
    'server-typo': '“{{host}}” parece um erro de digitação. Seria {{suggestion}}?',
    'dotnet-implicit-tls':
      'O .NET não sabe usar TLS desde o primeiro byte, como a porta {{port}} está configurada aqui: ele esperaria 100 segundos e desistiria. Use a porta 587 com SSL.',
    'password-in-clear': 'Usuário e senha seguem sem criptografia até o servidor. Marque “Servidor com SSL”, se o servidor oferecer.',
    'opportunistic-tls':
      '“STARTTLS se oferecido” é uma proteção fraca: se a oferta sumir no caminho, tudo segue aberto sem aviso. Prefira STARTTLS exigido.',
    'clear-text-on-465': 'A porta 465 espera TLS desde o primeiro byte, mas a conexão está sem SSL. Marque “Servidor com SSL”.',
    'ssl-on-25': 'Com SSL, a porta usual para enviar é a 587; a 25 costuma ser bloqueada por provedores de Internet no Brasil.',
    // credentials
    'user-blank': '“Com autenticação” está marcado, mas falta o usuário.',
    'password-blank': '“Com autenticação” está marcado, mas não há senha guardada nem digitada.',
    'microsoft-basic-auth':
      '{{host}}: no fim de dezembro de 2026 a Microsoft desliga, por padrão, a entrada por usuário e senha no envio SMTP; o administrador ainda poderá religá-la, e organizações criadas depois não a terão por padrão. Nenhum dos componentes sabe usar OAuth: planeje um servidor de retransmissão.',
    // proxy
    'proxy-unknown':
      'Não foi possível descobrir qual proxy o computador usa. O teste não seguirá sem proxy por conta própria: informe endereço e porta, ou desmarque “Utilizar proxy”.',
    'dotnet-no-proxy':
      'O .NET não envia e-mail através de proxy. O teste consegue passar por ele porque esta é uma extensão deste programa; o proxy também afeta as licenças e a atualização automática do sistema.',
    'proxy-is-ours':
      'Enviar e-mail através do proxy é uma extensão deste programa; se o sistema faz o mesmo depende do ERP. O proxy também afeta as licenças e a atualização automática.',
  },

  /** why the component could, could not, or might do what the test did */
  reasons: {
    'no-component': 'Não há componente a avaliar.',
    'no-proxy': 'O .NET não envia e-mail através de proxy.',
    'depends-on-erp': 'Se o componente passa pelo proxy depende de como o ERP o usa; isso não se vê daqui.',
    'implicit-tls': 'Não sabe usar TLS desde o primeiro byte (porta 465).',
    'implicit-tls-ok': 'Sabe usar TLS desde o primeiro byte; se o ERP pede esse modo não se vê daqui.',
    'starttls-ok': 'Sabe usar STARTTLS.',
    'not-seen': 'O teste não chegou a ver o que o servidor oferece.',
    'no-auth-offered': 'O servidor não oferece autenticação; o que o componente faria com a senha não se sabe.',
    'no-common-mechanism': 'Não sabe usar nenhum dos métodos de autenticação que o servidor oferece ({{offered}}).',
    'mechanism-experimental': 'Dos métodos que o servidor oferece, só sabe {{mechanism}}, e de forma experimental.',
    'mechanism-ok': 'Sabe autenticar por {{mechanism}}.',
    'needs-dotnet-framework': 'Precisa do .NET Framework; a versão de TLS é a que o Windows oferece.',
    'needs-openssl': 'Precisa das DLLs do OpenSSL ao lado do programa; se estão lá não se vê daqui.',
    'needs-ocx': 'Precisa do wodSMTP.OCX registrado; se está não se vê daqui.',
  },
} as const
