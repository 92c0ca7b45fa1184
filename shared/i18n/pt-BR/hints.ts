import { brazilHints } from './brazil-hints.ts'
import { mailClientHints } from './mail-client-hints.ts'

/**
 * For each rule of shared/domain/diagnosis: the cause in plain words, and what to do. Who acts stands beside it, from the rule.
 * `{{host}}` and `{{port}}` are the server's, `{{proxy}}` and `{{proxyPort}}` the proxy's, `{{reply}}` the numbers it answered.
 */
export const hints = {
  /** What a reply is about that no rule knows: the middle number of its enhanced code (RFC 3463 §3), or that it has none. */
  subjects: {
    '0': 'O código dele não diz de que assunto se trata.',
    '1': 'Pelo código, trata-se de um endereço: o do remetente ou o do destinatário.',
    '2': 'Pelo código, trata-se da caixa postal do destinatário.',
    '3': 'Pelo código, trata-se do próprio servidor: espaço, tamanho da mensagem ou um recurso que ele não tem.',
    '4': 'Pelo código, trata-se da rede ou do caminho até o destino.',
    '5': 'Pelo código, trata-se da conversa entre os programas (o protocolo).',
    '6': 'Pelo código, trata-se do conteúdo ou do formato da mensagem.',
    '7': 'Pelo código, trata-se de segurança ou de uma regra do servidor.',
    unsaid: 'Ele não deu um código que diga de que assunto se trata.',
  },

  'unknown-result': {
    cause: 'A mensagem inteira foi entregue ao servidor, mas a confirmação dele não chegou. Ela pode ter sido aceita.',
    action: 'Antes de enviar de novo, verifique na caixa do destinatário se a mensagem chegou.',
  },

  ...mailClientHints,
  ...brazilHints,

  // settings
  'server-missing': { cause: 'O servidor de envio não está informado.', action: 'Informe o servidor na aba Internet.' },
  'user-missing': {
    cause: '“Com autenticação” está marcado, mas o usuário está em branco.',
    action: 'Informe o usuário, ou desmarque “Com autenticação” se o servidor não a exige.',
  },
  'password-missing': {
    cause: '“Com autenticação” está marcado, mas não há senha.',
    action: 'Digite a senha, ou desmarque “Com autenticação” se o servidor não a exige.',
  },
  'secret-unavailable': {
    cause: 'A senha guardada não pode ser aberta neste computador; as demais configurações estão intactas.',
    action: 'Digite a senha de novo e salve.',
  },
  'unknown-user': {
    cause: 'O usuário escolhido para o envio não existe neste sistema.',
    action: 'Escolha outro usuário, ou teste como o próprio sistema.',
  },
  'protocol-cannot-test': {
    cause: 'Este sistema não envia por SMTP, e só o SMTP permite processo de servidor e agendamento.',
    action: 'Mude o protocolo do sistema para SMTP; as mensagens esperam por isso na fila.',
  },
  'system-proxy-unknown': {
    cause: 'Endereço e porta do proxy estão em branco, e não foi possível descobrir o proxy deste computador. O teste não vai direto por conta própria.',
    action: 'Informe endereço e porta do proxy, ou desmarque “Utilizar proxy” se a conexão é direta.',
  },
  'smtputf8-not-offered': {
    cause: 'Um endereço tem acento antes do @, e {{host}} não oferece a extensão SMTPUTF8, sem a qual ninguém pode dizer esse endereço a ele.',
    action: 'Use um endereço sem acentos antes do @, ou peça ao provedor um servidor com SMTPUTF8.',
  },
  'address-invalid': {
    cause: 'O remetente, um destinatário ou o assunto não pode ser usado como está.',
    action: 'Corrija o campo indicado. Nada foi alterado por conta própria.',
  },
  'invalid-settings': {
    cause: 'Há configurações que não podem ser lidas.',
    action: 'Corrija os campos indicados e teste de novo.',
  },
  internal: {
    cause: 'O próprio programa falhou; isso não diz nada sobre as suas configurações.',
    action: 'Teste de novo. Se repetir, envie o relatório e o log a quem dá suporte ao programa.',
  },

  // practice server
  'practice-off': {
    cause: 'Nada atende em {{host}}:{{port}}: o servidor de prática está desligado ou usa outra porta.',
    action: 'Ligue-o em Prática e confira ali a porta.',
  },
  'practice-silent': {
    cause: 'O servidor de prática está fazendo de conta que não responde.',
    action: 'Em Prática, escolha “Tudo certo” e teste de novo.',
  },
  'practice-password': {
    cause: 'O servidor de prática recusou a senha, como um servidor de verdade faria.',
    action: 'Em Prática, escolha “Tudo certo”. Se já está assim, use o usuário e a senha mostrados ali.',
  },
  'practice-no-auth': {
    cause: 'O servidor de prática está fazendo de conta que não oferece autenticação.',
    action: 'Num servidor de verdade, confira a porta (587 em vez de 25) e o SSL, ou desmarque “Com autenticação”. Aqui, em Prática, escolha “Tudo certo”.',
  },
  'practice-recipient': {
    cause: 'O servidor de prática está recusando todos os destinatários.',
    action: 'Em Prática, escolha “Tudo certo” e teste de novo.',
  },
  'practice-other-certificate': {
    cause: 'O servidor de prática mostrou um certificado de {{names}}, que não é de {{host}}. A senha não foi enviada.',
    action: 'Num servidor de verdade, confira o nome do servidor. Aqui, em Prática, escolha “Tudo certo” e teste de novo.',
  },
  'practice-certificate': {
    cause: 'O servidor de prática tem um certificado próprio, que este computador ainda não conhece. A senha não foi enviada.',
    action: 'Em Prática, use “Agora com SSL”: o programa passa a confiar neste certificado, só neste servidor e nesta porta.',
  },

  // TLS
  'clear-text-on-tls-port': {
    cause: 'A porta {{port}} espera criptografia desde o primeiro byte, e a conexão foi feita sem SSL.',
    action: 'Ligue o SSL e teste de novo. Se o componente for o .NET, use a porta 587 com SSL.',
  },
  'starttls-on-tls-port': {
    cause: 'A porta {{port}} espera TLS desde o primeiro byte; STARTTLS não funciona nela.',
    action: 'Mude a segurança para TLS, ou use a porta 587 com STARTTLS.',
  },
  'tls-on-clear-port': {
    cause: '{{host}} não fala TLS desde o primeiro byte na porta {{port}}.',
    action: 'Use a porta 587 com STARTTLS, que é o modo comum de envio com SSL.',
  },
  'starttls-not-offered': {
    cause: 'O SSL está ligado, mas {{host}} não oferece STARTTLS na porta {{port}}. A senha não foi enviada.',
    action:
      'Confira com o provedor a porta de envio com SSL, em geral 587 ou 465. Desligue o SSL só se este servidor realmente não tem criptografia e a rede é confiável.',
  },
  'starttls-rejected': {
    cause: '{{host}} oferece STARTTLS, mas se recusou a iniciá-lo.',
    action: 'Tente de novo em alguns minutos; se continuar, avise quem administra o servidor. A senha não foi enviada.',
  },
  'starttls-injection': {
    cause: 'Vieram dados sem criptografia no meio da passagem para TLS. É um erro grave do servidor ou alguém mexe na conexão.',
    action: 'Não use esta conexão. Avise quem cuida da rede e do servidor {{host}}. A senha não foi enviada.',
  },
  'certificate-expired': {
    cause: 'O certificado de {{host}} venceu em {{date}}.',
    action: 'Quem administra o servidor precisa renovar o certificado. Confira também se a data deste computador está certa.',
  },
  'certificate-not-yet-valid': {
    cause: 'O certificado de {{host}} ainda não vale na data deste computador.',
    action: 'Confira a data e a hora deste computador. Se estão certas, avise quem administra o servidor.',
  },
  'certificate-name': {
    cause: 'O certificado não foi emitido para {{host}}. Ele vale para: {{names}}.',
    action: 'Se o provedor confirmar, informe como servidor um dos nomes do certificado. Se o nome não pode mudar, dá para confiar neste certificado só para este servidor.',
  },
  'certificate-self-signed': {
    cause: '{{host}} se apresenta com um certificado que ele mesmo assinou: não há como saber se é o servidor verdadeiro.',
    action:
      'O melhor é um certificado de uma autoridade reconhecida. Se o servidor é seu e a impressão digital confere, dá para confiar neste certificado, só para este servidor e esta porta.',
  },
  'certificate-untrusted': {
    cause: 'O certificado de {{host}} foi emitido por “{{issuer}}”, que este computador não reconhece.',
    action:
      'Se é um antivírus ou firewall que inspeciona TLS, peça à rede que libere {{host}} ou adicione o arquivo da autoridade dele em Avançado. Senão, o servidor não envia a cadeia completa: avise o provedor.',
  },
  'trust-no-longer-fits': {
    cause: 'Há uma exceção para {{host}}:{{port}}, mas ela não serve para o certificado que o servidor mostrou agora: ele mudou, ou é outra máquina que responde.',
    action: 'Pergunte a quem administra o servidor se o certificado foi trocado. Só depois retire a exceção antiga e confie no novo.',
  },
  'trust-ended': {
    cause: 'A exceção de certificado para {{host}}:{{port}} passou da data em que terminava.',
    action: 'Confira se ela ainda é necessária. Se for, mude a data na lista de certificados em Avançado, na aba Internet.',
  },
  'certificate-weak': {
    cause: 'O certificado de {{host}}, ou um dos que o assinam, usa uma chave ou uma assinatura fraca demais para ser aceita.',
    action: 'Quem administra o servidor precisa emitir outro, com RSA de 2048 bits ou mais (ou ECDSA) e SHA-256.',
  },
  'tls-version': {
    cause: '{{host}}:{{port}} só aceita uma versão de TLS antiga, que não é mais segura; este computador exige TLS 1.2 ou superior.',
    action: 'Peça a quem administra o servidor que ligue o TLS 1.2. A senha não foi enviada.',
  },
  'client-certificate-required': {
    cause: '{{host}}:{{port}} exige que este computador também mostre um certificado, e o envio de e-mails do sistema não tem um.',
    action: 'Peça outra porta ou um acesso com usuário e senha. A senha não foi enviada.',
  },
  'proxy-certificate-weak': {
    cause: 'O TLS do proxy {{proxy}}:{{proxyPort}} é antigo ou fraco demais para ser aceito.',
    action: 'Peça à rede que atualize o certificado e as versões de TLS do proxy.',
  },
  'proxy-client-certificate': {
    cause: 'O proxy {{proxy}}:{{proxyPort}} exige que este computador mostre um certificado próprio.',
    action: 'Peça à rede um proxy com usuário e senha, ou uma porta sem essa exigência.',
  },
  'other-service': {
    cause: 'Na porta {{port}} de {{host}} atende um servidor {{service}}, que não serve para enviar e-mails.',
    action: 'Para enviar, a porta usual é a 587 com STARTTLS, ou a 465 com TLS desde o primeiro byte.',
  },
  'tls-failed': {
    cause: 'A negociação de TLS com {{host}}:{{port}} falhou. Costuma ser uma versão de TLS antiga demais de um dos lados, ou algo no caminho.',
    action: 'Peça a quem administra o servidor que aceite TLS 1.2 ou superior. A senha não foi enviada.',
  },

  // authentication: Microsoft 365
  'microsoft-not-authenticated': {
    cause: 'O Microsoft 365 só aceita mensagens de quem se autentica, e ninguém se autenticou.',
    action: 'Marque “Com autenticação” com SSL e informe usuário e senha. Se já está assim, o SMTP AUTH está desligado na organização ou na caixa postal.',
  },
  'microsoft-smtp-auth-disabled': {
    cause: 'O envio por usuário e senha (SMTP AUTH) está desligado na organização ou nesta caixa postal do Microsoft 365.',
    action: 'No centro de administração do Exchange, ligue o SMTP AUTH para a caixa postal (Set-CASMailbox) ou para a organização. Lembre que a Microsoft o desliga por padrão no fim de dezembro de 2026.',
  },
  'microsoft-security-defaults': {
    cause: 'Uma política do Microsoft 365 bloqueou a entrada: padrões de segurança, acesso condicional ou verificação em duas etapas.',
    action: 'Peça ao administrador do Microsoft 365 uma exceção para esta conta de envio, ou use um servidor de retransmissão.',
  },
  'microsoft-policy': {
    cause: 'O Microsoft 365 não permitiu a entrada desta conta por SMTP.',
    action: 'Peça ao administrador do Microsoft 365 que verifique o SMTP AUTH, os padrões de segurança e o registro de entradas desta conta.',
  },
  'microsoft-basic-retired': {
    cause: 'A Microsoft não aceita mais usuário e senha no envio desta organização.',
    action: 'Nenhum dos componentes sabe usar OAuth. Use um servidor de retransmissão ou um conector por IP; talvez o administrador ainda possa religar a autenticação básica.',
  },
  'microsoft-credentials': {
    cause: 'O Microsoft 365 recusou a entrada: usuário ou senha errados, ou a autenticação por senha está bloqueada para esta conta.',
    action: 'Confira o usuário (o e-mail completo) e a senha. Se estão certos, peça ao administrador que verifique o SMTP AUTH desta caixa postal.',
  },
  'microsoft-auth-silence': {
    cause: 'O servidor da Microsoft calou durante a autenticação. Ele pode fazer isso com contas bloqueadas ou com tentativas demais.',
    action: 'Espere alguns minutos antes de tentar de novo e peça ao administrador do Microsoft 365 o registro de entradas desta conta.',
  },

  // authentication: Gmail
  'starttls-first': {
    cause: 'O servidor só aceita continuar depois de ligar a criptografia.',
    action: 'Ligue o SSL e teste de novo.',
  },
  'google-app-password': {
    cause: 'Esta conta Google usa verificação em duas etapas e exige uma senha de app.',
    action: 'Na conta Google, em Segurança, crie uma senha de app de 16 letras e digite-a aqui, sem espaços.',
  },
  'google-web-login': {
    cause: 'O Google bloqueou a entrada até que alguém confirme a conta pelo navegador.',
    action: 'Entre na conta pelo navegador, confirme o acesso e crie uma senha de app para este envio.',
  },
  'google-credentials': {
    cause: 'O Google recusou usuário ou senha. A senha comum da conta não serve aqui: ele exige uma senha de app.',
    action: 'Ligue a verificação em duas etapas na conta Google, crie uma senha de app e digite-a aqui, sem espaços. A Proteção Avançada não permite senhas de app.',
  },

  // authentication: any server
  'account-locked': {
    cause: 'O servidor bloqueou a conta, por exemplo por tentativas demais ({{reply}}).',
    action: 'Não insista: cada tentativa pode prolongar o bloqueio. Peça ao provedor que libere a conta e só então teste de novo.',
  },
  'auth-temporary': {
    cause: 'O servidor não conseguiu conferir a senha agora ({{reply}}). Isso não quer dizer que ela esteja errada.',
    action: 'Tente de novo em alguns minutos. Se continuar, avise o provedor.',
  },
  'credentials-refused': {
    cause: 'O servidor não aceitou o usuário ou a senha ({{reply}}).',
    action: 'Confira o usuário (em geral o e-mail completo) e digite a senha de novo. Evite repetir tentativas: a conta pode ser bloqueada.',
  },
  'challenge-refused': {
    cause: 'O servidor não aceitou o usuário ou a senha por {{mechanism}} ({{reply}}). Alguns servidores oferecem {{mechanism}} sem conseguir conferi-lo para todas as contas.',
    action: 'Confira o usuário e digite a senha de novo. Se estão certos, escolha em “Avançado” o método que o sistema usa, em geral LOGIN, com SSL ligado.',
  },
  'auth-server-not-proven': {
    cause: 'Por {{mechanism}} também o servidor tem de provar que conhece a senha, e {{host}} não provou. Ele pode estar se passando pelo verdadeiro.',
    action: 'Confira o nome do servidor e o certificado mostrado no teste. Não mude para um método mais fraco antes de saber com quem está falando.',
  },
  'auth-challenge-invalid': {
    cause: '{{host}} não seguiu as regras do {{mechanism}} durante a autenticação. A senha não foi enviada.',
    action: 'Avise o provedor. Enquanto isso, outro método de autenticação, em “Avançado” e com SSL ligado, pode funcionar.',
  },
  'auth-token-in-clear': {
    cause: 'Um token de acesso abre a caixa postal para quem o lê, e esta conexão está sem criptografia. Ele não foi enviado.',
    action: 'Ligue o SSL e teste de novo.',
  },
  'oauth-not-connected': {
    cause: 'O método escolhido usa um token de acesso, e ainda não há um para estes dados.',
    action: 'Salve o sistema e use “Conectar”, na aba Internet.',
  },
  'oauth-refused': {
    cause: 'O provedor de identidade não renova mais o acesso: ele expirou, foi revogado ou a senha da conta mudou.',
    action: 'Use “Conectar de novo”, na aba Internet.',
  },
  'oauth-client-refused': {
    cause: 'O provedor de identidade não aceitou o aplicativo: identificação, segredo ou permissão estão errados.',
    action: 'Confira a identificação e o segredo do aplicativo no console do provedor, e se ele tem permissão de enviar por SMTP.',
  },
  'oauth-unreachable': {
    cause: 'O provedor de identidade não respondeu, e o token de acesso precisa ser renovado.',
    action: 'Confira se este computador alcança o provedor e tente de novo em alguns minutos.',
  },
  'oauth-token-refused': {
    cause: '{{host}} não aceitou o token de acesso ({{reply}}).',
    action: 'Confira se o usuário é o da conta conectada, se o aplicativo tem permissão de enviar por SMTP e se o SMTP AUTH está ligado para esta caixa postal.',
  },
  'auth-password-unusable': {
    cause: 'O método de autenticação não aceita um caractere que está no usuário ou na senha. Nada foi enviado.',
    action: 'Digite a senha de novo: um caractere invisível pode ter vindo junto ao copiar e colar.',
  },
  'authentication-refused': {
    cause: 'O servidor não permitiu que esta conta se autentique ({{reply}}).',
    action: 'Leia a resposta do servidor e pergunte ao provedor se esta conta pode enviar por SMTP.',
  },
  'authentication-required': {
    cause: 'O servidor exige autenticação, e ninguém se autenticou ({{reply}}).',
    action: 'Marque “Com autenticação”, informe usuário e senha e ligue o SSL.',
  },
  'relay-needs-login': {
    cause: 'Sem autenticação, o servidor não encaminha mensagens deste computador para esse destinatário ({{reply}}).',
    action: 'Marque “Com autenticação” e informe usuário e senha, ou peça ao provedor que autorize o endereço IP deste computador.',
  },
  'auth-only-after-tls': {
    cause: 'O servidor só oferece autenticação depois de ligar a criptografia. A senha não foi enviada.',
    action: 'Ligue o SSL e teste de novo.',
  },
  'auth-not-offered': {
    cause: '{{host}} não oferece autenticação na porta {{port}}. A senha não foi enviada.',
    action: 'Se este servidor confia na sua rede, desmarque “Com autenticação”. Senão, a porta de envio costuma ser a 587, com SSL.',
  },
  'auth-not-offered-tls': {
    cause: '{{host}} não oferece autenticação na porta {{port}}, nem com criptografia. A senha não foi enviada.',
    action: 'Confira com o provedor a porta de envio autenticado, em geral 587 ou 465. A 25 costuma só receber.',
  },
  'auth-mechanism-chosen': {
    cause: 'O método de autenticação escolhido ({{mechanism}}) não é oferecido; o servidor oferece {{offered}}.',
    action: 'Volte o método para automático e teste de novo.',
  },
  'auth-mechanism-not-offered': {
    cause: 'O servidor só oferece métodos de autenticação que este teste não usa: {{offered}}.',
    action: 'Peça ao provedor que permita PLAIN ou LOGIN com criptografia. Se ele só aceita OAuth (XOAUTH2), nenhum dos componentes consegue: use um servidor de retransmissão.',
  },
  'auth-silence': {
    cause: '{{host}} parou de responder durante a autenticação.',
    action: 'Tente de novo em alguns minutos. Se continuar, pergunte ao provedor se a conta ou este endereço IP está bloqueado.',
  },

  // the server's door
  'address-blocked': {
    cause: 'O servidor recusa o endereço IP deste computador por constar em uma lista de bloqueio ou ter má reputação ({{reply}}).',
    action: 'Envie pelo servidor do seu provedor, com autenticação na porta 587, ou peça a retirada da lista indicada na resposta.',
  },
  'server-busy': {
    cause: 'O servidor está ocupado ou limita conexões agora ({{reply}}).',
    action: 'Tente de novo em alguns minutos. Se continuar, avise o provedor.',
  },
  'greeting-refused': {
    cause: 'O servidor se recusa a atender este computador ({{reply}}).',
    action: 'Confira se este é o servidor de envio do provedor e se ele permite o endereço IP deste computador.',
  },
  'ehlo-name': {
    cause: 'O servidor não aceitou o nome com que este computador se apresenta ({{reply}}).',
    action: 'Em Avançado, informe um nome completo que exista no DNS, por exemplo erp.exemplo.com.br.',
  },

  // sender, recipient, message
  'send-as-denied': {
    cause: 'A conta autenticada não tem permissão para enviar como {{sender}} ({{reply}}).',
    action: 'Use como remetente o endereço da própria conta, ou peça ao administrador a permissão “Enviar como”.',
  },
  'sender-domain': {
    cause: 'O servidor não encontra o domínio do remetente {{sender}} no DNS ({{reply}}).',
    action: 'Confira o endereço do remetente; o domínio precisa existir e receber e-mail.',
  },
  'spf-dmarc': {
    cause: 'O domínio de {{sender}} não autoriza este caminho de envio (SPF, DKIM ou DMARC; {{reply}}).',
    action: 'Peça a quem cuida do DNS do domínio que autorize este servidor, ou use um remetente do domínio da conta.',
  },
  'mailbox-full': {
    cause: 'A caixa do destinatário está cheia ({{reply}}). A configuração de envio está certa.',
    action: 'Avise o destinatário, ou teste com outro endereço.',
  },
  greylisted: {
    cause: 'O servidor faz todo remetente novo esperar (greylisting; {{reply}}). A configuração de envio está certa.',
    action: 'Teste de novo em 5 a 15 minutos.',
  },
  'too-many-recipients': {
    cause: 'O servidor não aceita tantos destinatários em uma só mensagem ({{reply}}).',
    action: 'Envie a menos destinatários de cada vez, ou use uma lista de distribuição. Se o sistema precisa de mais, peça ao provedor um limite maior.',
  },
  'rate-limited': {
    cause: 'O provedor limita a quantidade de mensagens ou conexões ({{reply}}).',
    action: 'Espere e tente mais tarde. Se o volume é normal para o sistema, peça ao provedor um limite maior.',
  },
  'relay-denied': {
    cause: 'Mesmo com autenticação, o servidor não encaminha mensagens para esse destinatário ({{reply}}).',
    action: 'Confira o destinatário e pergunte ao provedor se esta conta pode enviar para fora do domínio.',
  },
  'recipient-unknown': {
    cause: 'O servidor diz que o destinatário não existe ({{reply}}). A configuração de envio está certa.',
    action: 'Corrija o endereço do destinatário e teste de novo.',
  },
  'content-refused': {
    cause: 'O servidor recusou o conteúdo da mensagem ({{reply}}), por exemplo como spam. O caminho até ele está certo.',
    action: 'Teste com outro assunto e outro texto; se continuar, pergunte ao provedor o motivo.',
  },
  'policy-refused': {
    cause: 'Uma regra do servidor impede este envio ({{reply}}): permissão da conta, endereço IP, remetente ou destinatário.',
    action: 'Leia a resposta do servidor, abaixo, e envie-a ao provedor: só ele sabe qual regra foi.',
  },
  'message-too-big': {
    cause: 'A mensagem é maior do que o servidor aceita.',
    action: 'Diminua a mensagem, ou peça ao provedor um limite maior.',
  },
  'sender-refused': {
    cause: 'O servidor não aceita o remetente {{sender}} ({{reply}}).',
    action: 'Use como remetente o endereço da conta autenticada, ou um que o provedor tenha autorizado.',
  },
  'recipient-refused': {
    cause: 'O servidor não aceita o destinatário ({{reply}}).',
    action: 'Confira o endereço do destinatário e leia a resposta do servidor.',
  },
  'temporary-unknown': {
    cause: 'O servidor recusou por enquanto ({{reply}}), com uma resposta que este programa não conhece. $t(hints.subjects.{{subject}})',
    action: 'Tente de novo em alguns minutos. Se continuar, envie a resposta ao provedor.',
  },
  'permanent-unknown': {
    cause: 'O servidor recusou em definitivo ({{reply}}), com uma resposta que este programa não conhece. $t(hints.subjects.{{subject}})',
    action: 'Leia a resposta do servidor e envie-a ao provedor. Repetir sem mudar nada não deve adiantar.',
  },

  // the way there
  'name-typo': {
    cause: 'O servidor {{host}} não existe. Parece um erro de digitação: seria {{suggestion}}?',
    action: 'Troque o servidor e teste de novo.',
  },
  'name-not-found': {
    cause: 'O nome {{host}} não existe no DNS visto deste computador.',
    action: 'Confira a grafia do servidor. Se o nome é interno, verifique se este computador usa o DNS da empresa ou a VPN.',
  },
  'proxy-name-not-found': {
    cause: 'O nome do proxy, {{proxy}}, não existe no DNS visto deste computador.',
    action: 'Confira a grafia do endereço do proxy.',
  },
  'name-lookup-failed': {
    cause: 'O servidor de nomes (DNS) não conseguiu responder agora.',
    action: 'Verifique a rede e o DNS deste computador e tente de novo.',
  },
  'dns-silent': {
    cause: 'O servidor de nomes (DNS) não respondeu dentro do tempo do teste.',
    action: 'Peça à rede que verifique o DNS que este computador usa.',
  },
  'proxy-unreachable': {
    cause: 'Não há conexão com o proxy {{proxy}}:{{proxyPort}}.',
    action: 'Confira endereço e porta do proxy; se estão certos, peça à rede que verifique se ele está no ar.',
  },
  'proxy-silent': {
    cause: 'O proxy {{proxy}}:{{proxyPort}} não respondeu dentro do tempo do teste.',
    action: 'Confira a porta do proxy. Se está certa, ele mesmo pode não alcançar {{host}}:{{port}}: pergunte à rede.',
  },
  'proxy-negotiate-only': {
    cause: 'O proxy {{proxy}} só aceita a conta com que se entrou no Windows (Negotiate, em geral Kerberos). Usuário e senha digitados não servem a ele.',
    action: 'Peça à rede que o proxy aceite também NTLM ou Basic para este computador, ou que libere {{host}}:{{port}} sem autenticação.',
  },
  'proxy-login-scheme': {
    cause: 'O proxy {{proxy}} pede autenticação do tipo {{schemes}} de um modo que este teste não consegue usar; ele conhece Basic, Digest e NTLM.',
    action: 'Mostre a conversa a quem cuida do proxy e peça que aceite um desses tipos, ou que libere {{host}}:{{port}} sem autenticação.',
  },
  'proxy-credentials': {
    cause: 'O proxy {{proxy}} não aceitou o usuário ou a senha do proxy.',
    action: 'Confira usuário e senha do grupo do proxy; muitas vezes o usuário leva o domínio, como EMPRESA\\nome.',
  },
  'proxy-needs-login': {
    cause: 'O proxy {{proxy}} exige usuário e senha.',
    action: 'Marque “Com autenticação” no grupo do proxy e informe usuário e senha.',
  },
  'proxy-port-forbidden': {
    cause: 'O proxy {{proxy}} não permite chegar a {{host}}:{{port}} (resposta {{status}}). Muitos só permitem a porta 443.',
    action: 'Peça à rede que libere {{host}}:{{port}} no proxy. Se este computador tem acesso direto, desmarque “Utilizar proxy”.',
  },
  'proxy-target-failed': {
    cause: 'O proxy {{proxy}} aceitou o pedido, mas não conseguiu chegar a {{host}}:{{port}} (resposta {{status}}).',
    action: 'Confira servidor e porta. Se estão certos, peça à rede que verifique se o proxy resolve o nome e pode sair por essa porta.',
  },
  'proxy-not-http': {
    cause: 'O que atende em {{proxy}}:{{proxyPort}} não é um proxy HTTP.',
    action: 'Confira endereço, porta e tipo do proxy; as portas usuais são 8080 e 3128.',
  },
  'proxy-closed': {
    cause: 'O proxy {{proxy}} encerrou a conexão sem responder ao pedido.',
    action: 'Confira a porta do proxy e pergunte à rede se ele permite chegar a {{host}}:{{port}}.',
  },
  'proxy-tls-not-tls': {
    cause: '{{proxy}}:{{proxyPort}} não fala TLS: ali deve atender um proxy HTTP comum.',
    action: 'No grupo do proxy, confira o tipo e a porta: HTTP para um proxy comum, HTTPS para um que tem certificado próprio.',
  },
  'proxy-tls-failed': {
    cause: 'A conexão segura com o proxy {{proxy}} não pôde ser combinada: versões ou cifras de TLS que os dois lados não têm em comum.',
    action: 'Peça à rede que confira a configuração de TLS do proxy.',
  },
  'proxy-certificate-expired': {
    cause: 'O certificado do proxy {{proxy}} venceu em {{date}}. O do servidor de e-mail nem chegou a ser visto.',
    action: 'Peça à rede que renove o certificado do proxy.',
  },
  'proxy-certificate-not-yet-valid': {
    cause: 'O certificado do proxy {{proxy}} ainda não está valendo.',
    action: 'Confira a data e a hora deste computador; se estão certas, avise quem cuida do proxy.',
  },
  'proxy-certificate-name': {
    cause: 'O certificado apresentado por {{proxy}} é de {{names}}.',
    action: 'Informe o proxy pelo nome que está no certificado.',
  },
  'proxy-certificate-untrusted': {
    cause: 'O certificado do proxy {{proxy}} foi emitido por {{issuer}}, que este computador não reconhece.',
    action: 'Peça à rede o arquivo da autoridade da empresa e adicione-o em Avançado, na aba Internet: ele vale só para este proxy.',
  },
  'socks-not-socks': {
    cause: 'O que atende em {{proxy}}:{{proxyPort}} não é um proxy SOCKS dessa versão.',
    action: 'Confira o tipo e a porta do proxy; a porta usual de SOCKS é 1080, e a de HTTP 8080 ou 3128.',
  },
  'socks-login-required': {
    cause: 'O proxy SOCKS {{proxy}} exige usuário e senha.',
    action: 'Marque “Com autenticação” no grupo do proxy e informe usuário e senha.',
  },
  'socks-login-rejected': {
    cause: 'O proxy SOCKS {{proxy}} não aceitou o usuário ou a senha do proxy.',
    action: 'Confira usuário e senha do grupo do proxy.',
  },
  'socks-login-length': {
    cause: 'No SOCKS, usuário e senha precisam ter de 1 a 255 bytes cada um; os informados não cabem.',
    action: 'Confira usuário e senha do grupo do proxy; uma senha em branco não pode ser usada aqui.',
  },
  'socks-method-not-offered': {
    cause: 'O proxy SOCKS {{proxy}} não aceita usuário e senha, nem conexões sem autenticação.',
    action: 'Pergunte à rede que autenticação ele aceita; a do Windows (GSSAPI) não é conhecida por este teste.',
  },
  'socks-failure': {
    cause: 'O proxy SOCKS {{proxy}} não conseguiu chegar a {{host}}:{{port}} e não disse por quê.',
    action: 'Confira servidor e porta. Se estão certos, peça à rede que veja o registro do proxy.',
  },
  'socks-not-allowed': {
    cause: 'As regras do proxy SOCKS {{proxy}} não permitem chegar a {{host}}:{{port}}.',
    action: 'Peça à rede que libere {{host}}:{{port}} no proxy. Se este computador tem acesso direto, desmarque “Utilizar proxy”.',
  },
  'socks-network-unreachable': {
    cause: 'O proxy SOCKS {{proxy}} não tem caminho até a rede de {{host}}.',
    action: 'Peça à rede que verifique a saída do proxy para a Internet.',
  },
  'socks-host-unreachable': {
    cause: 'O proxy SOCKS {{proxy}} não alcança {{host}}, ou não encontra esse nome.',
    action: 'Confira o servidor. Se está certo, peça à rede que verifique se o proxy resolve o nome e pode sair até ele.',
  },
  'socks-connection-refused': {
    cause: 'O proxy SOCKS {{proxy}} chegou a {{host}}, que recusou a conexão na porta {{port}}.',
    action: 'Confira a porta com o provedor; para envio é em geral a 587.',
  },
  'socks-ttl-expired': {
    cause: 'A conexão do proxy SOCKS {{proxy}} até {{host}} se perdeu no caminho.',
    action: 'Peça à rede que verifique as rotas do proxy.',
  },
  'socks-command-not-supported': {
    cause: 'O proxy SOCKS {{proxy}} não aceita abrir conexões comuns.',
    action: 'Pergunte à rede para que serve esse proxy e qual usar para chegar a {{host}}:{{port}}.',
  },
  'socks-address-not-supported': {
    cause: 'O proxy SOCKS {{proxy}} não aceita o tipo de endereço de {{host}}.',
    action: 'Se ele não resolve nomes, experimente o tipo SOCKS 4, em que o nome é resolvido neste computador.',
  },
  'socks4-rejected': {
    cause: 'O proxy SOCKS 4 {{proxy}} recusou o pedido ou não alcançou {{host}}:{{port}}; esta versão do protocolo não diz mais do que isso.',
    action: 'Confira servidor e porta e peça à rede que veja o registro do proxy. Se ele também fala SOCKS 5, escolha esse tipo: as respostas são mais claras.',
  },
  'socks4-identd': {
    cause: 'O proxy SOCKS 4 {{proxy}} quer confirmar o usuário por um serviço (identd) deste computador, que não responde ou diz outro nome.',
    action: 'Use SOCKS 5 com usuário e senha, se o proxy o oferece, ou peça à rede que dispense essa confirmação.',
  },
  'socks4-needs-ipv4': {
    cause: '{{host}} não tem um endereço IPv4, e o SOCKS 4 não conhece outro.',
    action: 'Escolha SOCKS 5, se o proxy o oferece.',
  },
  'proxy-refused': {
    cause: 'O proxy {{proxy}} respondeu {{status}} em vez de abrir o caminho.',
    action: 'Mostre esta resposta a quem cuida da rede, com o destino {{host}}:{{port}}.',
  },
  'port-25-blocked': {
    cause: '{{host}} não respondeu na porta 25. No Brasil, desde 2013, muitos provedores de Internet bloqueiam a saída por essa porta.',
    action: 'Use a porta 587, própria para envio autenticado.',
  },
  'connect-silent': {
    cause: '{{host}} não respondeu na porta {{port}}. Em geral um firewall descarta a conexão, ou a porta não é essa.',
    action: 'Confira a porta com o provedor (587 ou 465) e peça à rede que libere a saída para {{host}}:{{port}}.',
  },
  'loopback-refused': {
    cause: 'Nenhum programa atende em {{host}}:{{port}} neste computador.',
    action: 'Inicie o servidor de e-mail local, ou corrija o servidor e a porta.',
  },
  'connection-refused': {
    cause: '{{host}} existe, mas recusa conexões na porta {{port}}: nada atende ali, ou um firewall recusa.',
    action: 'Confira a porta com o provedor; para envio é em geral a 587.',
  },
  'host-unreachable': {
    cause: 'Este computador não tem caminho até {{host}}.',
    action: 'Verifique a rede, a VPN e o firewall deste computador.',
  },

  // silence and nonsense
  'server-silent': {
    cause: '{{host}} aceitou a conexão na porta {{port}}, mas não se apresentou.',
    action: 'Confira a porta. Se está certa, um antivírus ou firewall no caminho pode estar segurando a conexão.',
  },
  'not-smtp': {
    cause: 'O que atende em {{host}}:{{port}} não é um servidor de e-mail SMTP.',
    action: 'Confira servidor e porta; as portas de envio são 587, 465 e 25.',
  },
  'closed-early': {
    cause: '{{host}} encerrou a conexão logo no início.',
    action: 'O servidor pode estar recusando o endereço IP deste computador: pergunte ao provedor. Tente também a porta 587.',
  },
  'connection-lost': {
    cause: 'A conexão caiu no meio da conversa com o servidor.',
    action: 'Tente de novo. Se continuar, um antivírus, firewall ou proxy no caminho pode estar cortando a conexão.',
  },
  deadline: {
    cause: 'O servidor demorou mais do que os {{seconds}} segundos do teste.',
    action: 'Tente de novo com um tempo maior. Se continuar, o servidor está lento ou algo no caminho segura a conexão.',
  },
  nonsense: {
    cause: '{{host}} respondeu algo que não pertence ao protocolo SMTP.',
    action: 'Veja a conversa e mostre-a ao provedor; um firewall que altera SMTP também pode causar isso.',
  },

  // Microsoft 365 and Google, besides the login
  'microsoft-wrong-password': {
    cause: 'O Microsoft 365 diz que o usuário ou a senha está errado.',
    action: 'Digite de novo o e-mail completo e a senha da conta. Se ela entra por um provedor de identidade da empresa, peça ao administrador uma conta de envio que aceite senha.',
  },
  'microsoft-mailbox-inaccessible': {
    cause: 'O Microsoft 365 conhece o usuário, mas não abre a caixa postal dele ({{reply}}): ela pode estar bloqueada, sem licença ou em outro servidor.',
    action: 'Peça ao administrador do Microsoft 365 que verifique a licença e a caixa postal desta conta.',
  },
  'microsoft-concurrent': {
    cause: 'Há conexões demais ao mesmo tempo com esta conta do Microsoft 365 ({{reply}}).',
    action: 'Espere e tente de novo. Se vários sistemas usam a mesma conta, distribua os horários de envio ou use contas diferentes.',
  },
  'microsoft-sender-blocked': {
    cause: 'O Microsoft 365 bloqueou o envio desta conta por suspeita de spam ({{reply}}).',
    action: 'O administrador precisa verificar a conta, trocar a senha e retirá-la da lista de entidades restritas do Microsoft Defender.',
  },
  'microsoft-tenant-blocked': {
    cause: 'O Microsoft 365 não deixa esta organização, ou o endereço por onde ela envia, mandar mensagens para fora ({{reply}}).',
    action: 'O administrador do Microsoft 365 precisa abrir um chamado no suporte da Microsoft com esta resposta.',
  },
  'microsoft-outbound-spam': {
    cause: 'O filtro de saída da Microsoft tomou o envio desta conta por spam ou esgotou a cota dela ({{reply}}).',
    action: 'Diminua o volume e peça ao administrador que verifique a conta no portal de segurança da Microsoft.',
  },
  'microsoft-ip-banned': {
    cause: 'A Microsoft baniu o endereço IP por onde a mensagem sai ({{reply}}).',
    action: 'Quem cuida desse endereço pode pedir a liberação em sender.office.com. Se o envio deveria passar pela conta, use o servidor smtp.office365.com com autenticação.',
  },
  'google-relay-credentials': {
    cause: 'A retransmissão SMTP do Google não aceita este envio ({{reply}}): o domínio de {{sender}} ou o endereço IP desta rede não está cadastrado nela.',
    action: 'Peça ao administrador do Google Workspace que confira a regra “Serviço de redirecionamento SMTP”: o IP de saída, os domínios permitidos e a exigência de autenticação.',
  },
  'google-relay-limit': {
    cause: 'O limite de envio da retransmissão SMTP do Google foi atingido ({{reply}}).',
    action: 'Espere até o limite se renovar, ou peça ao administrador do Google Workspace que distribua o envio entre contas.',
  },
  'google-sending-denied': {
    cause: 'O Google não deixa {{sender}} enviar ({{reply}}): a conta está desativada ou não pertence ao domínio do Google Workspace.',
    action: 'Peça ao administrador do Google Workspace que verifique a conta, ou use como remetente uma conta ativa do domínio.',
  },
  'google-ip-not-authorized': {
    cause: 'O Google não aceita mensagens diretas do endereço IP desta rede ({{reply}}).',
    action: 'Envie pelo servidor do seu provedor de e-mail, com autenticação (por exemplo smtp.gmail.com na porta 587), e não direto ao servidor de destino.',
  },
  'google-unsolicited': {
    cause: 'O Google tomou esta mensagem, ou o que vem deste endereço IP, por mensagens não solicitadas ({{reply}}).',
    action: 'Confira SPF, DKIM e o conteúdo com quem cuida do domínio; verifique também se algum computador da rede envia spam.',
  },
  'google-unsafe-content': {
    cause: 'O Google bloqueou a mensagem porque o conteúdo ou um anexo pode ser perigoso ({{reply}}). O caminho até ele está certo.',
    action: 'Teste sem anexo e sem links; programas, macros e arquivos compactados com senha são recusados.',
  },
  'google-door-closed': {
    cause: 'O Google encerrou a conversa logo no início ({{reply}}). Na retransmissão SMTP isso acontece quando o nome com que este computador se apresenta não serve.',
    action: 'Em Avançado, na aba Internet, informe como nome no EHLO o domínio da empresa, e teste de novo em alguns minutos.',
  },

  // Amazon SES, SendGrid, Zoho, Locaweb
  'ses-credentials': {
    cause: 'O Amazon SES não reconhece o usuário ou a senha. Ele tem credenciais SMTP próprias, uma por região, diferentes das chaves de acesso da AWS.',
    action: 'Crie credenciais SMTP no console do SES, na mesma região do servidor informado, e use-as aqui.',
  },
  'ses-not-subscribed': {
    cause: 'A conta da AWS dona destas credenciais não está inscrita no Amazon SES.',
    action: 'Quem administra a conta da AWS precisa ativar o SES nessa região.',
  },
  'ses-identity': {
    cause: 'O Amazon SES não tem {{sender}} como identidade verificada nessa região ({{reply}}). Numa conta em modo de teste (sandbox), o destinatário também precisa estar verificado.',
    action: 'No console do SES, verifique o domínio ou o endereço na região do servidor, e peça a saída do modo de teste.',
  },
  'ses-permission': {
    cause: 'A política da AWS não permite que estas credenciais enviem por essa identidade (ses:SendRawEmail).',
    action: 'Quem administra a conta da AWS precisa dar essa permissão ao usuário do IAM das credenciais SMTP.',
  },
  'ses-daily-quota': {
    cause: 'A cota do Amazon SES para 24 horas acabou.',
    action: 'Espere, ou peça um aumento da cota de envio no console do SES.',
  },
  'ses-rate': {
    cause: 'O envio passou da taxa por segundo, ou do número de conexões, que o Amazon SES permite.',
    action: 'Tente de novo em instantes. Se acontece sempre, envie mais devagar ou peça um aumento da taxa no console do SES.',
  },
  'sendgrid-key': {
    cause: 'O SendGrid não aceita a chave: ela foi revogada, ou foi copiada com um espaço ou uma quebra de linha.',
    action: 'O usuário é a palavra apikey e a senha é a chave inteira, que começa com SG. Gere outra no painel do SendGrid com permissão de envio (Mail Send) e cole-a de novo.',
  },
  'sendgrid-credits': {
    cause: 'Os créditos de envio da conta do SendGrid acabaram; a senha não é o problema.',
    action: 'Quem administra a conta do SendGrid precisa esperar a renovação do plano ou aumentá-lo.',
  },
  'sendgrid-sender': {
    cause: '{{sender}} não é um remetente verificado nesta conta do SendGrid ({{reply}}).',
    action: 'No painel do SendGrid, em Sender Authentication, verifique o domínio ou o remetente; ou use um remetente já verificado.',
  },
  'zoho-sender': {
    cause: 'O Zoho só envia com o endereço da conta autenticada ou um apelido dela, e {{sender}} não é nenhum deles ({{reply}}).',
    action: 'Use como remetente o endereço da conta, ou cadastre este como apelido (alias) no Zoho Mail.',
  },
  'zoho-unusual-activity': {
    cause: 'O Zoho bloqueou por enquanto o envio da conta, por atividade fora do comum ({{reply}}).',
    action: 'Entre no Zoho Mail com a conta e libere-a em mail.zoho.com/UnblockMe; depois diminua o volume de envio.',
  },
  'zoho-sender-blocked': {
    cause: 'O Zoho bloqueou este remetente ({{reply}}).',
    action: 'O administrador do Zoho Mail precisa ver o motivo e liberar o envio da conta, se for preciso com o suporte do Zoho.',
  },

  // Exchange, Exim and cPanel, Postfix, Sendmail
  'exchange-not-accepted-domain': {
    cause: 'Este Exchange só entrega a domínios dele para quem se conecta deste modo, e o destinatário é de outro ({{reply}}).',
    action: 'Marque “Com autenticação”, ou peça a quem administra o Exchange um conector de recebimento que permita retransmissão a este computador.',
  },
  'exchange-back-pressure': {
    cause: 'O Exchange está sem recursos, em geral sem espaço em disco, e não aceita mensagens por enquanto ({{reply}}).',
    action: 'Avise quem administra o servidor Exchange: a fila volta a andar quando houver espaço e memória.',
  },
  'exim-credentials': {
    cause: 'O servidor não aceitou o usuário ou a senha ({{reply}}).',
    action: 'Confira os dois. Em hospedagens com cPanel, como a HostGator, o usuário é o e-mail completo.',
  },
  'exim-auth-not-advertised': {
    cause: 'O servidor não aceita a autenticação deste modo: quase sempre ele só a permite depois de iniciado o TLS.',
    action: 'Ligue o SSL e teste de novo, na porta 587 ou 465.',
  },
  'exim-sender-verify': {
    cause: 'O servidor tentou confirmar que {{sender}} existe, e não conseguiu ({{reply}}).',
    action: 'Use um remetente que exista e receba mensagens; se ele existe, confira o MX do domínio com quem cuida do DNS.',
  },
  'cpanel-hourly-limit': {
    cause: 'O domínio passou do limite de mensagens por hora da hospedagem; a mensagem foi descartada.',
    action: 'Espere a próxima hora. Se o volume é normal para o sistema, peça à hospedagem um limite maior ou use um serviço de envio.',
  },
  'cpanel-failures': {
    cause: 'Mensagens demais deste domínio voltaram ou ficaram na fila na última hora, e a hospedagem suspendeu o envio por enquanto.',
    action: 'Retire dos cadastros os endereços que não existem e tente de novo na próxima hora.',
  },
  'cpanel-suspended': {
    cause: 'A hospedagem suspendeu o envio de mensagens deste domínio ou desta conta.',
    action: 'Peça o motivo ao suporte da hospedagem; em geral foi envio de spam com uma senha descoberta. Troque a senha antes de pedir a liberação.',
  },
  'postfix-reverse-name': {
    cause: 'O servidor não encontra o nome reverso (PTR) do endereço IP desta rede, ou esse nome não leva de volta ao IP ({{reply}}).',
    action: 'Peça à rede ou à operadora que cadastre o DNS reverso desse IP, ou envie pelo provedor com autenticação na porta 587.',
  },
  'postfix-client-rejected': {
    cause: 'O servidor não aceita conexões deste computador, ou não nesta porta sem autenticação ({{reply}}).',
    action: 'Confira se “Com autenticação” está marcado e a porta é a 587. Se já é assim, peça ao provedor que libere o endereço IP desta rede.',
  },
  'postfix-not-logged-in': {
    cause: 'O servidor só aceita o remetente {{sender}} de quem entrou como o dono dele ({{reply}}).',
    action: 'Marque “Com autenticação” e informe o usuário e a senha desse remetente.',
  },
  'postfix-unverified': {
    cause: 'O servidor não conseguiu confirmar que o destinatário existe ({{reply}}). A configuração de envio está certa.',
    action: 'Confira o endereço; se está certo, tente de novo em alguns minutos ou avise quem administra o domínio dele.',
  },
  'sendmail-ip-name': {
    cause: 'O servidor não retransmite porque não encontra o nome do endereço IP desta rede, ou ele não confere ({{reply}}).',
    action: 'Peça à rede ou à operadora que acerte o DNS reverso desse IP, ou entre com usuário e senha.',
  },

  // proxies that say who they are
  'squid-denied': {
    cause: 'O proxy Squid {{proxy}} tem uma regra que não permite chegar a {{host}}:{{port}} (resposta {{status}}). De fábrica ele só deixa passar a porta 443.',
    action: 'Peça a quem cuida do Squid que acrescente a porta {{port}} a SSL_ports e Safe_ports, de preferência só para {{host}}. Se este computador tem acesso direto, desmarque “Utilizar proxy”.',
  },
  'squid-name': {
    cause: 'O proxy Squid {{proxy}} não encontra o nome {{host}} no DNS dele, ou um caminho até ele (resposta {{status}}).',
    action: 'Confira o servidor. Se está certo, peça à rede que verifique o DNS que o proxy usa, ou o proxy acima dele.',
  },
  'squid-refused': {
    cause: 'O proxy Squid {{proxy}} chegou a {{host}}, que recusou a conexão na porta {{port}} (resposta {{status}}).',
    action: 'Confira a porta com o provedor; para envio é em geral a 587.',
  },
  'squid-no-way': {
    cause: 'O proxy Squid {{proxy}} permitiu o pedido, mas não conseguiu conectar a {{host}}:{{port}} (resposta {{status}}).',
    action: 'Peça à rede que verifique se um firewall impede o próprio proxy de sair por essa porta. Confira também servidor e porta.',
  },
  'zscaler-blocked': {
    cause: 'O Zscaler da empresa bloqueou o caminho até {{host}}:{{port}} (resposta {{status}}).',
    action: 'Peça à rede que libere {{host}}:{{port}} no Zscaler, sem inspeção de TLS, ou que este computador saia direto para esse destino.',
  },
  'fortigate-blocked': {
    cause: 'O FortiGate da empresa bloqueou o caminho até {{host}}:{{port}} (resposta {{status}}) por um filtro de conteúdo ou de aplicações.',
    action: 'Peça à rede que libere {{host}}:{{port}} no perfil do FortiGate que vale para este computador.',
  },
  'blue-coat-denied': {
    cause: 'O ProxySG (Blue Coat) da empresa tem uma política que não permite chegar a {{host}}:{{port}} (resposta {{status}}).',
    action: 'Peça à rede uma regra que permita o método CONNECT para {{host}}:{{port}}; de fábrica ele o nega fora da porta 443.',
  },
} as const
