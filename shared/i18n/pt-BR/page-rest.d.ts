/** What the page says everywhere else: these come with the parts that the first screen does not need. */
export declare const pageRest: {
    readonly hints: {
        readonly 'unknown-result': {
            readonly cause: "A mensagem inteira foi entregue ao servidor, mas a confirma\u00E7\u00E3o dele n\u00E3o chegou. Ela pode ter sido aceita.";
            readonly action: "Antes de enviar de novo, verifique na caixa do destinat\u00E1rio se a mensagem chegou.";
        };
        readonly 'server-missing': {
            readonly cause: "O servidor de envio n\u00E3o est\u00E1 informado.";
            readonly action: "Informe o servidor na aba Internet.";
        };
        readonly 'user-missing': {
            readonly cause: "\u201CCom autentica\u00E7\u00E3o\u201D est\u00E1 marcado, mas o usu\u00E1rio est\u00E1 em branco.";
            readonly action: "Informe o usu\u00E1rio, ou desmarque \u201CCom autentica\u00E7\u00E3o\u201D se o servidor n\u00E3o a exige.";
        };
        readonly 'password-missing': {
            readonly cause: "\u201CCom autentica\u00E7\u00E3o\u201D est\u00E1 marcado, mas n\u00E3o h\u00E1 senha.";
            readonly action: "Digite a senha, ou desmarque \u201CCom autentica\u00E7\u00E3o\u201D se o servidor n\u00E3o a exige.";
        };
        readonly 'secret-unavailable': {
            readonly cause: "A senha guardada n\u00E3o pode ser aberta neste computador; as demais configura\u00E7\u00F5es est\u00E3o intactas.";
            readonly action: "Digite a senha de novo e salve.";
        };
        readonly 'unknown-user': {
            readonly cause: "O usu\u00E1rio escolhido para o envio n\u00E3o existe neste sistema.";
            readonly action: "Escolha outro usu\u00E1rio, ou teste como o pr\u00F3prio sistema.";
        };
        readonly 'protocol-cannot-test': {
            readonly cause: "O protocolo deste sistema n\u00E3o \u00E9 SMTP, e s\u00F3 SMTP pode ser testado por enquanto.";
            readonly action: "Mude o protocolo para SMTP; os outros n\u00E3o s\u00E3o mais suportados nem servem ao processo de servidor.";
        };
        readonly 'system-proxy-unknown': {
            readonly cause: "Endere\u00E7o e porta do proxy est\u00E3o em branco, e n\u00E3o foi poss\u00EDvel descobrir o proxy deste computador. O teste n\u00E3o vai direto por conta pr\u00F3pria.";
            readonly action: "Informe endere\u00E7o e porta do proxy, ou desmarque \u201CUtilizar proxy\u201D se a conex\u00E3o \u00E9 direta.";
        };
        readonly 'smtputf8-not-offered': {
            readonly cause: "Um endere\u00E7o tem acento antes do @, e {{host}} n\u00E3o oferece a extens\u00E3o SMTPUTF8, sem a qual ningu\u00E9m pode dizer esse endere\u00E7o a ele.";
            readonly action: "Use um endere\u00E7o sem acentos antes do @, ou pe\u00E7a ao provedor um servidor com SMTPUTF8.";
        };
        readonly 'address-invalid': {
            readonly cause: "O remetente, um destinat\u00E1rio ou o assunto n\u00E3o pode ser usado como est\u00E1.";
            readonly action: "Corrija o campo indicado. Nada foi alterado por conta pr\u00F3pria.";
        };
        readonly 'invalid-settings': {
            readonly cause: "H\u00E1 configura\u00E7\u00F5es que n\u00E3o podem ser lidas.";
            readonly action: "Corrija os campos indicados e teste de novo.";
        };
        readonly internal: {
            readonly cause: "O pr\u00F3prio programa falhou; isso n\u00E3o diz nada sobre as suas configura\u00E7\u00F5es.";
            readonly action: "Teste de novo. Se repetir, envie o relat\u00F3rio e o log a quem d\u00E1 suporte ao programa.";
        };
        readonly 'practice-off': {
            readonly cause: "Nada atende em {{host}}:{{port}}: o servidor de pr\u00E1tica est\u00E1 desligado ou usa outra porta.";
            readonly action: "Ligue-o em Pr\u00E1tica e confira ali a porta.";
        };
        readonly 'practice-silent': {
            readonly cause: "O servidor de pr\u00E1tica est\u00E1 fazendo de conta que n\u00E3o responde.";
            readonly action: "Em Pr\u00E1tica, escolha \u201CTudo certo\u201D e teste de novo.";
        };
        readonly 'practice-password': {
            readonly cause: "O servidor de pr\u00E1tica recusou a senha, como um servidor de verdade faria.";
            readonly action: "Em Pr\u00E1tica, escolha \u201CTudo certo\u201D. Se j\u00E1 est\u00E1 assim, use o usu\u00E1rio e a senha mostrados ali.";
        };
        readonly 'practice-no-auth': {
            readonly cause: "O servidor de pr\u00E1tica est\u00E1 fazendo de conta que n\u00E3o oferece autentica\u00E7\u00E3o.";
            readonly action: "Num servidor de verdade, confira a porta (587 em vez de 25) e o SSL, ou desmarque \u201CCom autentica\u00E7\u00E3o\u201D. Aqui, em Pr\u00E1tica, escolha \u201CTudo certo\u201D.";
        };
        readonly 'practice-recipient': {
            readonly cause: "O servidor de pr\u00E1tica est\u00E1 recusando todos os destinat\u00E1rios.";
            readonly action: "Em Pr\u00E1tica, escolha \u201CTudo certo\u201D e teste de novo.";
        };
        readonly 'practice-other-certificate': {
            readonly cause: "O servidor de pr\u00E1tica mostrou um certificado de {{names}}, que n\u00E3o \u00E9 de {{host}}. A senha n\u00E3o foi enviada.";
            readonly action: "Num servidor de verdade, confira o nome do servidor. Aqui, em Pr\u00E1tica, escolha \u201CTudo certo\u201D e teste de novo.";
        };
        readonly 'practice-certificate': {
            readonly cause: "O servidor de pr\u00E1tica tem um certificado pr\u00F3prio, que este computador ainda n\u00E3o conhece. A senha n\u00E3o foi enviada.";
            readonly action: "Em Pr\u00E1tica, use \u201CAgora com SSL\u201D: o programa passa a confiar neste certificado, s\u00F3 neste servidor e nesta porta.";
        };
        readonly 'clear-text-on-tls-port': {
            readonly cause: "A porta {{port}} espera criptografia desde o primeiro byte, e a conex\u00E3o foi feita sem SSL.";
            readonly action: "Ligue o SSL e teste de novo. Se o componente for o .NET, use a porta 587 com SSL.";
        };
        readonly 'starttls-on-tls-port': {
            readonly cause: "A porta {{port}} espera TLS desde o primeiro byte; STARTTLS n\u00E3o funciona nela.";
            readonly action: "Mude a seguran\u00E7a para TLS, ou use a porta 587 com STARTTLS.";
        };
        readonly 'tls-on-clear-port': {
            readonly cause: "{{host}} n\u00E3o fala TLS desde o primeiro byte na porta {{port}}.";
            readonly action: "Use a porta 587 com STARTTLS, que \u00E9 o modo comum de envio com SSL.";
        };
        readonly 'starttls-not-offered': {
            readonly cause: "O SSL est\u00E1 ligado, mas {{host}} n\u00E3o oferece STARTTLS na porta {{port}}. A senha n\u00E3o foi enviada.";
            readonly action: "Confira com o provedor a porta de envio com SSL, em geral 587 ou 465. Desligue o SSL s\u00F3 se este servidor realmente n\u00E3o tem criptografia e a rede \u00E9 confi\u00E1vel.";
        };
        readonly 'starttls-rejected': {
            readonly cause: "{{host}} oferece STARTTLS, mas se recusou a inici\u00E1-lo.";
            readonly action: "Tente de novo em alguns minutos; se continuar, avise quem administra o servidor. A senha n\u00E3o foi enviada.";
        };
        readonly 'starttls-injection': {
            readonly cause: "Vieram dados sem criptografia no meio da passagem para TLS. \u00C9 um erro grave do servidor ou algu\u00E9m mexe na conex\u00E3o.";
            readonly action: "N\u00E3o use esta conex\u00E3o. Avise quem cuida da rede e do servidor {{host}}. A senha n\u00E3o foi enviada.";
        };
        readonly 'certificate-expired': {
            readonly cause: "O certificado de {{host}} venceu em {{date}}.";
            readonly action: "Quem administra o servidor precisa renovar o certificado. Confira tamb\u00E9m se a data deste computador est\u00E1 certa.";
        };
        readonly 'certificate-not-yet-valid': {
            readonly cause: "O certificado de {{host}} ainda n\u00E3o vale na data deste computador.";
            readonly action: "Confira a data e a hora deste computador. Se est\u00E3o certas, avise quem administra o servidor.";
        };
        readonly 'certificate-name': {
            readonly cause: "O certificado n\u00E3o foi emitido para {{host}}. Ele vale para: {{names}}.";
            readonly action: "Se o provedor confirmar, informe como servidor um dos nomes do certificado. Se o nome n\u00E3o pode mudar, d\u00E1 para confiar neste certificado s\u00F3 para este servidor.";
        };
        readonly 'certificate-self-signed': {
            readonly cause: "{{host}} se apresenta com um certificado que ele mesmo assinou: n\u00E3o h\u00E1 como saber se \u00E9 o servidor verdadeiro.";
            readonly action: "O melhor \u00E9 um certificado de uma autoridade reconhecida. Se o servidor \u00E9 seu e a impress\u00E3o digital confere, d\u00E1 para confiar neste certificado, s\u00F3 para este servidor e esta porta.";
        };
        readonly 'certificate-untrusted': {
            readonly cause: "O certificado de {{host}} foi emitido por \u201C{{issuer}}\u201D, que este computador n\u00E3o reconhece.";
            readonly action: "Se \u00E9 um antiv\u00EDrus ou firewall que inspeciona TLS, pe\u00E7a \u00E0 rede que libere {{host}} ou adicione o arquivo da autoridade dele em Avan\u00E7ado. Sen\u00E3o, o servidor n\u00E3o envia a cadeia completa: avise o provedor.";
        };
        readonly 'trust-no-longer-fits': {
            readonly cause: "H\u00E1 uma exce\u00E7\u00E3o para {{host}}:{{port}}, mas ela n\u00E3o serve para o certificado que o servidor mostrou agora: ele mudou, ou \u00E9 outra m\u00E1quina que responde.";
            readonly action: "Pergunte a quem administra o servidor se o certificado foi trocado. S\u00F3 depois retire a exce\u00E7\u00E3o antiga e confie no novo.";
        };
        readonly 'trust-ended': {
            readonly cause: "A exce\u00E7\u00E3o de certificado para {{host}}:{{port}} passou da data em que terminava.";
            readonly action: "Confira se ela ainda \u00E9 necess\u00E1ria. Se for, mude a data na lista de certificados em Avan\u00E7ado, na aba Internet.";
        };
        readonly 'certificate-weak': {
            readonly cause: "O certificado de {{host}}, ou um dos que o assinam, usa uma chave ou uma assinatura fraca demais para ser aceita.";
            readonly action: "Quem administra o servidor precisa emitir outro, com RSA de 2048 bits ou mais (ou ECDSA) e SHA-256.";
        };
        readonly 'tls-version': {
            readonly cause: "{{host}}:{{port}} s\u00F3 aceita uma vers\u00E3o de TLS antiga, que n\u00E3o \u00E9 mais segura; este computador exige TLS 1.2 ou superior.";
            readonly action: "Pe\u00E7a a quem administra o servidor que ligue o TLS 1.2. A senha n\u00E3o foi enviada.";
        };
        readonly 'client-certificate-required': {
            readonly cause: "{{host}}:{{port}} exige que este computador tamb\u00E9m mostre um certificado, e o envio de e-mails do sistema n\u00E3o tem um.";
            readonly action: "Pe\u00E7a outra porta ou um acesso com usu\u00E1rio e senha. A senha n\u00E3o foi enviada.";
        };
        readonly 'proxy-certificate-weak': {
            readonly cause: "O TLS do proxy {{proxy}}:{{proxyPort}} \u00E9 antigo ou fraco demais para ser aceito.";
            readonly action: "Pe\u00E7a \u00E0 rede que atualize o certificado e as vers\u00F5es de TLS do proxy.";
        };
        readonly 'proxy-client-certificate': {
            readonly cause: "O proxy {{proxy}}:{{proxyPort}} exige que este computador mostre um certificado pr\u00F3prio.";
            readonly action: "Pe\u00E7a \u00E0 rede um proxy com usu\u00E1rio e senha, ou uma porta sem essa exig\u00EAncia.";
        };
        readonly 'other-service': {
            readonly cause: "Na porta {{port}} de {{host}} atende um servidor {{service}}, que n\u00E3o serve para enviar e-mails.";
            readonly action: "Para enviar, a porta usual \u00E9 a 587 com STARTTLS, ou a 465 com TLS desde o primeiro byte.";
        };
        readonly 'tls-failed': {
            readonly cause: "A negocia\u00E7\u00E3o de TLS com {{host}}:{{port}} falhou. Costuma ser uma vers\u00E3o de TLS antiga demais de um dos lados, ou algo no caminho.";
            readonly action: "Pe\u00E7a a quem administra o servidor que aceite TLS 1.2 ou superior. A senha n\u00E3o foi enviada.";
        };
        readonly 'microsoft-not-authenticated': {
            readonly cause: "O Microsoft 365 s\u00F3 aceita mensagens de quem se autentica, e ningu\u00E9m se autenticou.";
            readonly action: "Marque \u201CCom autentica\u00E7\u00E3o\u201D com SSL e informe usu\u00E1rio e senha. Se j\u00E1 est\u00E1 assim, o SMTP AUTH est\u00E1 desligado na organiza\u00E7\u00E3o ou na caixa postal.";
        };
        readonly 'microsoft-smtp-auth-disabled': {
            readonly cause: "O envio por usu\u00E1rio e senha (SMTP AUTH) est\u00E1 desligado na organiza\u00E7\u00E3o ou nesta caixa postal do Microsoft 365.";
            readonly action: "No centro de administra\u00E7\u00E3o do Exchange, ligue o SMTP AUTH para a caixa postal (Set-CASMailbox) ou para a organiza\u00E7\u00E3o. Lembre que a Microsoft o desliga por padr\u00E3o no fim de dezembro de 2026.";
        };
        readonly 'microsoft-security-defaults': {
            readonly cause: "Uma pol\u00EDtica do Microsoft 365 bloqueou a entrada: padr\u00F5es de seguran\u00E7a, acesso condicional ou verifica\u00E7\u00E3o em duas etapas.";
            readonly action: "Pe\u00E7a ao administrador do Microsoft 365 uma exce\u00E7\u00E3o para esta conta de envio, ou use um servidor de retransmiss\u00E3o.";
        };
        readonly 'microsoft-policy': {
            readonly cause: "O Microsoft 365 n\u00E3o permitiu a entrada desta conta por SMTP.";
            readonly action: "Pe\u00E7a ao administrador do Microsoft 365 que verifique o SMTP AUTH, os padr\u00F5es de seguran\u00E7a e o registro de entradas desta conta.";
        };
        readonly 'microsoft-basic-retired': {
            readonly cause: "A Microsoft n\u00E3o aceita mais usu\u00E1rio e senha no envio desta organiza\u00E7\u00E3o.";
            readonly action: "Nenhum dos componentes sabe usar OAuth. Use um servidor de retransmiss\u00E3o ou um conector por IP; talvez o administrador ainda possa religar a autentica\u00E7\u00E3o b\u00E1sica.";
        };
        readonly 'microsoft-credentials': {
            readonly cause: "O Microsoft 365 recusou a entrada: usu\u00E1rio ou senha errados, ou a autentica\u00E7\u00E3o por senha est\u00E1 bloqueada para esta conta.";
            readonly action: "Confira o usu\u00E1rio (o e-mail completo) e a senha. Se est\u00E3o certos, pe\u00E7a ao administrador que verifique o SMTP AUTH desta caixa postal.";
        };
        readonly 'microsoft-auth-silence': {
            readonly cause: "O servidor da Microsoft calou durante a autentica\u00E7\u00E3o. Ele pode fazer isso com contas bloqueadas ou com tentativas demais.";
            readonly action: "Espere alguns minutos antes de tentar de novo e pe\u00E7a ao administrador do Microsoft 365 o registro de entradas desta conta.";
        };
        readonly 'starttls-first': {
            readonly cause: "O servidor s\u00F3 aceita continuar depois de ligar a criptografia.";
            readonly action: "Ligue o SSL e teste de novo.";
        };
        readonly 'google-app-password': {
            readonly cause: "Esta conta Google usa verifica\u00E7\u00E3o em duas etapas e exige uma senha de app.";
            readonly action: "Na conta Google, em Seguran\u00E7a, crie uma senha de app de 16 letras e digite-a aqui, sem espa\u00E7os.";
        };
        readonly 'google-web-login': {
            readonly cause: "O Google bloqueou a entrada at\u00E9 que algu\u00E9m confirme a conta pelo navegador.";
            readonly action: "Entre na conta pelo navegador, confirme o acesso e crie uma senha de app para este envio.";
        };
        readonly 'google-credentials': {
            readonly cause: "O Google recusou usu\u00E1rio ou senha. A senha comum da conta n\u00E3o serve aqui: ele exige uma senha de app.";
            readonly action: "Ligue a verifica\u00E7\u00E3o em duas etapas na conta Google, crie uma senha de app e digite-a aqui, sem espa\u00E7os. A Prote\u00E7\u00E3o Avan\u00E7ada n\u00E3o permite senhas de app.";
        };
        readonly 'account-locked': {
            readonly cause: "O servidor bloqueou a conta, por exemplo por tentativas demais ({{reply}}).";
            readonly action: "N\u00E3o insista: cada tentativa pode prolongar o bloqueio. Pe\u00E7a ao provedor que libere a conta e s\u00F3 ent\u00E3o teste de novo.";
        };
        readonly 'auth-temporary': {
            readonly cause: "O servidor n\u00E3o conseguiu conferir a senha agora ({{reply}}). Isso n\u00E3o quer dizer que ela esteja errada.";
            readonly action: "Tente de novo em alguns minutos. Se continuar, avise o provedor.";
        };
        readonly 'credentials-refused': {
            readonly cause: "O servidor n\u00E3o aceitou o usu\u00E1rio ou a senha ({{reply}}).";
            readonly action: "Confira o usu\u00E1rio (em geral o e-mail completo) e digite a senha de novo. Evite repetir tentativas: a conta pode ser bloqueada.";
        };
        readonly 'challenge-refused': {
            readonly cause: "O servidor n\u00E3o aceitou o usu\u00E1rio ou a senha por {{mechanism}} ({{reply}}). Alguns servidores oferecem {{mechanism}} sem conseguir conferi-lo para todas as contas.";
            readonly action: "Confira o usu\u00E1rio e digite a senha de novo. Se est\u00E3o certos, escolha em \u201CAvan\u00E7ado\u201D o m\u00E9todo que o sistema usa, em geral LOGIN, com SSL ligado.";
        };
        readonly 'auth-server-not-proven': {
            readonly cause: "Por {{mechanism}} tamb\u00E9m o servidor tem de provar que conhece a senha, e {{host}} n\u00E3o provou. Ele pode estar se passando pelo verdadeiro.";
            readonly action: "Confira o nome do servidor e o certificado mostrado no teste. N\u00E3o mude para um m\u00E9todo mais fraco antes de saber com quem est\u00E1 falando.";
        };
        readonly 'auth-challenge-invalid': {
            readonly cause: "{{host}} n\u00E3o seguiu as regras do {{mechanism}} durante a autentica\u00E7\u00E3o. A senha n\u00E3o foi enviada.";
            readonly action: "Avise o provedor. Enquanto isso, outro m\u00E9todo de autentica\u00E7\u00E3o, em \u201CAvan\u00E7ado\u201D e com SSL ligado, pode funcionar.";
        };
        readonly 'auth-token-in-clear': {
            readonly cause: "Um token de acesso abre a caixa postal para quem o l\u00EA, e esta conex\u00E3o est\u00E1 sem criptografia. Ele n\u00E3o foi enviado.";
            readonly action: "Ligue o SSL e teste de novo.";
        };
        readonly 'oauth-not-connected': {
            readonly cause: "O m\u00E9todo escolhido usa um token de acesso, e ainda n\u00E3o h\u00E1 um para estes dados.";
            readonly action: "Salve o sistema e use \u201CConectar\u201D, na aba Internet.";
        };
        readonly 'oauth-refused': {
            readonly cause: "O provedor de identidade n\u00E3o renova mais o acesso: ele expirou, foi revogado ou a senha da conta mudou.";
            readonly action: "Use \u201CConectar de novo\u201D, na aba Internet.";
        };
        readonly 'oauth-client-refused': {
            readonly cause: "O provedor de identidade n\u00E3o aceitou o aplicativo: identifica\u00E7\u00E3o, segredo ou permiss\u00E3o est\u00E3o errados.";
            readonly action: "Confira a identifica\u00E7\u00E3o e o segredo do aplicativo no console do provedor, e se ele tem permiss\u00E3o de enviar por SMTP.";
        };
        readonly 'oauth-unreachable': {
            readonly cause: "O provedor de identidade n\u00E3o respondeu, e o token de acesso precisa ser renovado.";
            readonly action: "Confira se este computador alcan\u00E7a o provedor e tente de novo em alguns minutos.";
        };
        readonly 'oauth-token-refused': {
            readonly cause: "{{host}} n\u00E3o aceitou o token de acesso ({{reply}}).";
            readonly action: "Confira se o usu\u00E1rio \u00E9 o da conta conectada, se o aplicativo tem permiss\u00E3o de enviar por SMTP e se o SMTP AUTH est\u00E1 ligado para esta caixa postal.";
        };
        readonly 'auth-password-unusable': {
            readonly cause: "O m\u00E9todo de autentica\u00E7\u00E3o n\u00E3o aceita um caractere que est\u00E1 no usu\u00E1rio ou na senha. Nada foi enviado.";
            readonly action: "Digite a senha de novo: um caractere invis\u00EDvel pode ter vindo junto ao copiar e colar.";
        };
        readonly 'authentication-refused': {
            readonly cause: "O servidor n\u00E3o permitiu que esta conta se autentique ({{reply}}).";
            readonly action: "Leia a resposta do servidor e pergunte ao provedor se esta conta pode enviar por SMTP.";
        };
        readonly 'authentication-required': {
            readonly cause: "O servidor exige autentica\u00E7\u00E3o, e ningu\u00E9m se autenticou ({{reply}}).";
            readonly action: "Marque \u201CCom autentica\u00E7\u00E3o\u201D, informe usu\u00E1rio e senha e ligue o SSL.";
        };
        readonly 'relay-needs-login': {
            readonly cause: "Sem autentica\u00E7\u00E3o, o servidor n\u00E3o encaminha mensagens deste computador para esse destinat\u00E1rio ({{reply}}).";
            readonly action: "Marque \u201CCom autentica\u00E7\u00E3o\u201D e informe usu\u00E1rio e senha, ou pe\u00E7a ao provedor que autorize o endere\u00E7o IP deste computador.";
        };
        readonly 'auth-only-after-tls': {
            readonly cause: "O servidor s\u00F3 oferece autentica\u00E7\u00E3o depois de ligar a criptografia. A senha n\u00E3o foi enviada.";
            readonly action: "Ligue o SSL e teste de novo.";
        };
        readonly 'auth-not-offered': {
            readonly cause: "{{host}} n\u00E3o oferece autentica\u00E7\u00E3o na porta {{port}}. A senha n\u00E3o foi enviada.";
            readonly action: "Se este servidor confia na sua rede, desmarque \u201CCom autentica\u00E7\u00E3o\u201D. Sen\u00E3o, a porta de envio costuma ser a 587, com SSL.";
        };
        readonly 'auth-not-offered-tls': {
            readonly cause: "{{host}} n\u00E3o oferece autentica\u00E7\u00E3o na porta {{port}}, nem com criptografia. A senha n\u00E3o foi enviada.";
            readonly action: "Confira com o provedor a porta de envio autenticado, em geral 587 ou 465. A 25 costuma s\u00F3 receber.";
        };
        readonly 'auth-mechanism-chosen': {
            readonly cause: "O m\u00E9todo de autentica\u00E7\u00E3o escolhido ({{mechanism}}) n\u00E3o \u00E9 oferecido; o servidor oferece {{offered}}.";
            readonly action: "Volte o m\u00E9todo para autom\u00E1tico e teste de novo.";
        };
        readonly 'auth-mechanism-not-offered': {
            readonly cause: "O servidor s\u00F3 oferece m\u00E9todos de autentica\u00E7\u00E3o que este teste n\u00E3o usa: {{offered}}.";
            readonly action: "Pe\u00E7a ao provedor que permita PLAIN ou LOGIN com criptografia. Se ele s\u00F3 aceita OAuth (XOAUTH2), nenhum dos componentes consegue: use um servidor de retransmiss\u00E3o.";
        };
        readonly 'auth-silence': {
            readonly cause: "{{host}} parou de responder durante a autentica\u00E7\u00E3o.";
            readonly action: "Tente de novo em alguns minutos. Se continuar, pergunte ao provedor se a conta ou este endere\u00E7o IP est\u00E1 bloqueado.";
        };
        readonly 'address-blocked': {
            readonly cause: "O servidor recusa o endere\u00E7o IP deste computador por constar em uma lista de bloqueio ou ter m\u00E1 reputa\u00E7\u00E3o ({{reply}}).";
            readonly action: "Envie pelo servidor do seu provedor, com autentica\u00E7\u00E3o na porta 587, ou pe\u00E7a a retirada da lista indicada na resposta.";
        };
        readonly 'server-busy': {
            readonly cause: "O servidor est\u00E1 ocupado ou limita conex\u00F5es agora ({{reply}}).";
            readonly action: "Tente de novo em alguns minutos. Se continuar, avise o provedor.";
        };
        readonly 'greeting-refused': {
            readonly cause: "O servidor se recusa a atender este computador ({{reply}}).";
            readonly action: "Confira se este \u00E9 o servidor de envio do provedor e se ele permite o endere\u00E7o IP deste computador.";
        };
        readonly 'ehlo-name': {
            readonly cause: "O servidor n\u00E3o aceitou o nome com que este computador se apresenta ({{reply}}).";
            readonly action: "Em Avan\u00E7ado, informe um nome completo que exista no DNS, por exemplo erp.exemplo.com.br.";
        };
        readonly 'send-as-denied': {
            readonly cause: "A conta autenticada n\u00E3o tem permiss\u00E3o para enviar como {{sender}} ({{reply}}).";
            readonly action: "Use como remetente o endere\u00E7o da pr\u00F3pria conta, ou pe\u00E7a ao administrador a permiss\u00E3o \u201CEnviar como\u201D.";
        };
        readonly 'sender-domain': {
            readonly cause: "O servidor n\u00E3o encontra o dom\u00EDnio do remetente {{sender}} no DNS ({{reply}}).";
            readonly action: "Confira o endere\u00E7o do remetente; o dom\u00EDnio precisa existir e receber e-mail.";
        };
        readonly 'spf-dmarc': {
            readonly cause: "O dom\u00EDnio de {{sender}} n\u00E3o autoriza este caminho de envio (SPF, DKIM ou DMARC; {{reply}}).";
            readonly action: "Pe\u00E7a a quem cuida do DNS do dom\u00EDnio que autorize este servidor, ou use um remetente do dom\u00EDnio da conta.";
        };
        readonly 'mailbox-full': {
            readonly cause: "A caixa do destinat\u00E1rio est\u00E1 cheia ({{reply}}). A configura\u00E7\u00E3o de envio est\u00E1 certa.";
            readonly action: "Avise o destinat\u00E1rio, ou teste com outro endere\u00E7o.";
        };
        readonly greylisted: {
            readonly cause: "O servidor faz todo remetente novo esperar (greylisting; {{reply}}). A configura\u00E7\u00E3o de envio est\u00E1 certa.";
            readonly action: "Teste de novo em 5 a 15 minutos.";
        };
        readonly 'rate-limited': {
            readonly cause: "O provedor limita a quantidade de mensagens ou conex\u00F5es ({{reply}}).";
            readonly action: "Espere e tente mais tarde. Se o volume \u00E9 normal para o sistema, pe\u00E7a ao provedor um limite maior.";
        };
        readonly 'relay-denied': {
            readonly cause: "Mesmo com autentica\u00E7\u00E3o, o servidor n\u00E3o encaminha mensagens para esse destinat\u00E1rio ({{reply}}).";
            readonly action: "Confira o destinat\u00E1rio e pergunte ao provedor se esta conta pode enviar para fora do dom\u00EDnio.";
        };
        readonly 'recipient-unknown': {
            readonly cause: "O servidor diz que o destinat\u00E1rio n\u00E3o existe ({{reply}}). A configura\u00E7\u00E3o de envio est\u00E1 certa.";
            readonly action: "Corrija o endere\u00E7o do destinat\u00E1rio e teste de novo.";
        };
        readonly 'content-refused': {
            readonly cause: "O servidor recusou o conte\u00FAdo da mensagem ({{reply}}), por exemplo como spam. O caminho at\u00E9 ele est\u00E1 certo.";
            readonly action: "Teste com outro assunto e outro texto; se continuar, pergunte ao provedor o motivo.";
        };
        readonly 'policy-refused': {
            readonly cause: "Uma regra do servidor impede este envio ({{reply}}): permiss\u00E3o da conta, endere\u00E7o IP, remetente ou destinat\u00E1rio.";
            readonly action: "Leia a resposta do servidor, abaixo, e envie-a ao provedor: s\u00F3 ele sabe qual regra foi.";
        };
        readonly 'message-too-big': {
            readonly cause: "A mensagem \u00E9 maior do que o servidor aceita.";
            readonly action: "Diminua a mensagem, ou pe\u00E7a ao provedor um limite maior.";
        };
        readonly 'sender-refused': {
            readonly cause: "O servidor n\u00E3o aceita o remetente {{sender}} ({{reply}}).";
            readonly action: "Use como remetente o endere\u00E7o da conta autenticada, ou um que o provedor tenha autorizado.";
        };
        readonly 'recipient-refused': {
            readonly cause: "O servidor n\u00E3o aceita o destinat\u00E1rio ({{reply}}).";
            readonly action: "Confira o endere\u00E7o do destinat\u00E1rio e leia a resposta do servidor.";
        };
        readonly 'temporary-unknown': {
            readonly cause: "O servidor recusou por enquanto ({{reply}}); o motivo est\u00E1 nas palavras dele e este programa n\u00E3o o conhece.";
            readonly action: "Tente de novo em alguns minutos. Se continuar, envie a resposta ao provedor.";
        };
        readonly 'permanent-unknown': {
            readonly cause: "O servidor recusou em definitivo ({{reply}}); o motivo est\u00E1 nas palavras dele e este programa n\u00E3o o conhece.";
            readonly action: "Leia a resposta do servidor e envie-a ao provedor. Repetir sem mudar nada n\u00E3o deve adiantar.";
        };
        readonly 'name-typo': {
            readonly cause: "O servidor {{host}} n\u00E3o existe. Parece um erro de digita\u00E7\u00E3o: seria {{suggestion}}?";
            readonly action: "Troque o servidor e teste de novo.";
        };
        readonly 'name-not-found': {
            readonly cause: "O nome {{host}} n\u00E3o existe no DNS visto deste computador.";
            readonly action: "Confira a grafia do servidor. Se o nome \u00E9 interno, verifique se este computador usa o DNS da empresa ou a VPN.";
        };
        readonly 'proxy-name-not-found': {
            readonly cause: "O nome do proxy, {{proxy}}, n\u00E3o existe no DNS visto deste computador.";
            readonly action: "Confira a grafia do endere\u00E7o do proxy.";
        };
        readonly 'name-lookup-failed': {
            readonly cause: "O servidor de nomes (DNS) n\u00E3o conseguiu responder agora.";
            readonly action: "Verifique a rede e o DNS deste computador e tente de novo.";
        };
        readonly 'dns-silent': {
            readonly cause: "O servidor de nomes (DNS) n\u00E3o respondeu dentro do tempo do teste.";
            readonly action: "Pe\u00E7a \u00E0 rede que verifique o DNS que este computador usa.";
        };
        readonly 'proxy-unreachable': {
            readonly cause: "N\u00E3o h\u00E1 conex\u00E3o com o proxy {{proxy}}:{{proxyPort}}.";
            readonly action: "Confira endere\u00E7o e porta do proxy; se est\u00E3o certos, pe\u00E7a \u00E0 rede que verifique se ele est\u00E1 no ar.";
        };
        readonly 'proxy-silent': {
            readonly cause: "O proxy {{proxy}}:{{proxyPort}} n\u00E3o respondeu dentro do tempo do teste.";
            readonly action: "Confira a porta do proxy. Se est\u00E1 certa, ele mesmo pode n\u00E3o alcan\u00E7ar {{host}}:{{port}}: pergunte \u00E0 rede.";
        };
        readonly 'proxy-negotiate-only': {
            readonly cause: "O proxy {{proxy}} s\u00F3 aceita a conta com que se entrou no Windows (Negotiate, em geral Kerberos). Usu\u00E1rio e senha digitados n\u00E3o servem a ele.";
            readonly action: "Pe\u00E7a \u00E0 rede que o proxy aceite tamb\u00E9m NTLM ou Basic para este computador, ou que libere {{host}}:{{port}} sem autentica\u00E7\u00E3o.";
        };
        readonly 'proxy-login-scheme': {
            readonly cause: "O proxy {{proxy}} pede autentica\u00E7\u00E3o do tipo {{schemes}} de um modo que este teste n\u00E3o consegue usar; ele conhece Basic, Digest e NTLM.";
            readonly action: "Mostre a conversa a quem cuida do proxy e pe\u00E7a que aceite um desses tipos, ou que libere {{host}}:{{port}} sem autentica\u00E7\u00E3o.";
        };
        readonly 'proxy-credentials': {
            readonly cause: "O proxy {{proxy}} n\u00E3o aceitou o usu\u00E1rio ou a senha do proxy.";
            readonly action: "Confira usu\u00E1rio e senha do grupo do proxy; muitas vezes o usu\u00E1rio leva o dom\u00EDnio, como EMPRESA\\nome.";
        };
        readonly 'proxy-needs-login': {
            readonly cause: "O proxy {{proxy}} exige usu\u00E1rio e senha.";
            readonly action: "Marque \u201CCom autentica\u00E7\u00E3o\u201D no grupo do proxy e informe usu\u00E1rio e senha.";
        };
        readonly 'proxy-port-forbidden': {
            readonly cause: "O proxy {{proxy}} n\u00E3o permite chegar a {{host}}:{{port}} (resposta {{status}}). Muitos s\u00F3 permitem a porta 443.";
            readonly action: "Pe\u00E7a \u00E0 rede que libere {{host}}:{{port}} no proxy. Se este computador tem acesso direto, desmarque \u201CUtilizar proxy\u201D.";
        };
        readonly 'proxy-target-failed': {
            readonly cause: "O proxy {{proxy}} aceitou o pedido, mas n\u00E3o conseguiu chegar a {{host}}:{{port}} (resposta {{status}}).";
            readonly action: "Confira servidor e porta. Se est\u00E3o certos, pe\u00E7a \u00E0 rede que verifique se o proxy resolve o nome e pode sair por essa porta.";
        };
        readonly 'proxy-not-http': {
            readonly cause: "O que atende em {{proxy}}:{{proxyPort}} n\u00E3o \u00E9 um proxy HTTP.";
            readonly action: "Confira endere\u00E7o, porta e tipo do proxy; as portas usuais s\u00E3o 8080 e 3128.";
        };
        readonly 'proxy-closed': {
            readonly cause: "O proxy {{proxy}} encerrou a conex\u00E3o sem responder ao pedido.";
            readonly action: "Confira a porta do proxy e pergunte \u00E0 rede se ele permite chegar a {{host}}:{{port}}.";
        };
        readonly 'proxy-tls-not-tls': {
            readonly cause: "{{proxy}}:{{proxyPort}} n\u00E3o fala TLS: ali deve atender um proxy HTTP comum.";
            readonly action: "No grupo do proxy, confira o tipo e a porta: HTTP para um proxy comum, HTTPS para um que tem certificado pr\u00F3prio.";
        };
        readonly 'proxy-tls-failed': {
            readonly cause: "A conex\u00E3o segura com o proxy {{proxy}} n\u00E3o p\u00F4de ser combinada: vers\u00F5es ou cifras de TLS que os dois lados n\u00E3o t\u00EAm em comum.";
            readonly action: "Pe\u00E7a \u00E0 rede que confira a configura\u00E7\u00E3o de TLS do proxy.";
        };
        readonly 'proxy-certificate-expired': {
            readonly cause: "O certificado do proxy {{proxy}} venceu em {{date}}. O do servidor de e-mail nem chegou a ser visto.";
            readonly action: "Pe\u00E7a \u00E0 rede que renove o certificado do proxy.";
        };
        readonly 'proxy-certificate-not-yet-valid': {
            readonly cause: "O certificado do proxy {{proxy}} ainda n\u00E3o est\u00E1 valendo.";
            readonly action: "Confira a data e a hora deste computador; se est\u00E3o certas, avise quem cuida do proxy.";
        };
        readonly 'proxy-certificate-name': {
            readonly cause: "O certificado apresentado por {{proxy}} \u00E9 de {{names}}.";
            readonly action: "Informe o proxy pelo nome que est\u00E1 no certificado.";
        };
        readonly 'proxy-certificate-untrusted': {
            readonly cause: "O certificado do proxy {{proxy}} foi emitido por {{issuer}}, que este computador n\u00E3o reconhece.";
            readonly action: "Pe\u00E7a \u00E0 rede o arquivo da autoridade da empresa e adicione-o em Avan\u00E7ado, na aba Internet: ele vale s\u00F3 para este proxy.";
        };
        readonly 'socks-not-socks': {
            readonly cause: "O que atende em {{proxy}}:{{proxyPort}} n\u00E3o \u00E9 um proxy SOCKS dessa vers\u00E3o.";
            readonly action: "Confira o tipo e a porta do proxy; a porta usual de SOCKS \u00E9 1080, e a de HTTP 8080 ou 3128.";
        };
        readonly 'socks-login-required': {
            readonly cause: "O proxy SOCKS {{proxy}} exige usu\u00E1rio e senha.";
            readonly action: "Marque \u201CCom autentica\u00E7\u00E3o\u201D no grupo do proxy e informe usu\u00E1rio e senha.";
        };
        readonly 'socks-login-rejected': {
            readonly cause: "O proxy SOCKS {{proxy}} n\u00E3o aceitou o usu\u00E1rio ou a senha do proxy.";
            readonly action: "Confira usu\u00E1rio e senha do grupo do proxy.";
        };
        readonly 'socks-login-length': {
            readonly cause: "No SOCKS, usu\u00E1rio e senha precisam ter de 1 a 255 bytes cada um; os informados n\u00E3o cabem.";
            readonly action: "Confira usu\u00E1rio e senha do grupo do proxy; uma senha em branco n\u00E3o pode ser usada aqui.";
        };
        readonly 'socks-method-not-offered': {
            readonly cause: "O proxy SOCKS {{proxy}} n\u00E3o aceita usu\u00E1rio e senha, nem conex\u00F5es sem autentica\u00E7\u00E3o.";
            readonly action: "Pergunte \u00E0 rede que autentica\u00E7\u00E3o ele aceita; a do Windows (GSSAPI) n\u00E3o \u00E9 conhecida por este teste.";
        };
        readonly 'socks-failure': {
            readonly cause: "O proxy SOCKS {{proxy}} n\u00E3o conseguiu chegar a {{host}}:{{port}} e n\u00E3o disse por qu\u00EA.";
            readonly action: "Confira servidor e porta. Se est\u00E3o certos, pe\u00E7a \u00E0 rede que veja o registro do proxy.";
        };
        readonly 'socks-not-allowed': {
            readonly cause: "As regras do proxy SOCKS {{proxy}} n\u00E3o permitem chegar a {{host}}:{{port}}.";
            readonly action: "Pe\u00E7a \u00E0 rede que libere {{host}}:{{port}} no proxy. Se este computador tem acesso direto, desmarque \u201CUtilizar proxy\u201D.";
        };
        readonly 'socks-network-unreachable': {
            readonly cause: "O proxy SOCKS {{proxy}} n\u00E3o tem caminho at\u00E9 a rede de {{host}}.";
            readonly action: "Pe\u00E7a \u00E0 rede que verifique a sa\u00EDda do proxy para a Internet.";
        };
        readonly 'socks-host-unreachable': {
            readonly cause: "O proxy SOCKS {{proxy}} n\u00E3o alcan\u00E7a {{host}}, ou n\u00E3o encontra esse nome.";
            readonly action: "Confira o servidor. Se est\u00E1 certo, pe\u00E7a \u00E0 rede que verifique se o proxy resolve o nome e pode sair at\u00E9 ele.";
        };
        readonly 'socks-connection-refused': {
            readonly cause: "O proxy SOCKS {{proxy}} chegou a {{host}}, que recusou a conex\u00E3o na porta {{port}}.";
            readonly action: "Confira a porta com o provedor; para envio \u00E9 em geral a 587.";
        };
        readonly 'socks-ttl-expired': {
            readonly cause: "A conex\u00E3o do proxy SOCKS {{proxy}} at\u00E9 {{host}} se perdeu no caminho.";
            readonly action: "Pe\u00E7a \u00E0 rede que verifique as rotas do proxy.";
        };
        readonly 'socks-command-not-supported': {
            readonly cause: "O proxy SOCKS {{proxy}} n\u00E3o aceita abrir conex\u00F5es comuns.";
            readonly action: "Pergunte \u00E0 rede para que serve esse proxy e qual usar para chegar a {{host}}:{{port}}.";
        };
        readonly 'socks-address-not-supported': {
            readonly cause: "O proxy SOCKS {{proxy}} n\u00E3o aceita o tipo de endere\u00E7o de {{host}}.";
            readonly action: "Se ele n\u00E3o resolve nomes, experimente o tipo SOCKS 4, em que o nome \u00E9 resolvido neste computador.";
        };
        readonly 'socks4-rejected': {
            readonly cause: "O proxy SOCKS 4 {{proxy}} recusou o pedido ou n\u00E3o alcan\u00E7ou {{host}}:{{port}}; esta vers\u00E3o do protocolo n\u00E3o diz mais do que isso.";
            readonly action: "Confira servidor e porta e pe\u00E7a \u00E0 rede que veja o registro do proxy. Se ele tamb\u00E9m fala SOCKS 5, escolha esse tipo: as respostas s\u00E3o mais claras.";
        };
        readonly 'socks4-identd': {
            readonly cause: "O proxy SOCKS 4 {{proxy}} quer confirmar o usu\u00E1rio por um servi\u00E7o (identd) deste computador, que n\u00E3o responde ou diz outro nome.";
            readonly action: "Use SOCKS 5 com usu\u00E1rio e senha, se o proxy o oferece, ou pe\u00E7a \u00E0 rede que dispense essa confirma\u00E7\u00E3o.";
        };
        readonly 'socks4-needs-ipv4': {
            readonly cause: "{{host}} n\u00E3o tem um endere\u00E7o IPv4, e o SOCKS 4 n\u00E3o conhece outro.";
            readonly action: "Escolha SOCKS 5, se o proxy o oferece.";
        };
        readonly 'proxy-refused': {
            readonly cause: "O proxy {{proxy}} respondeu {{status}} em vez de abrir o caminho.";
            readonly action: "Mostre esta resposta a quem cuida da rede, com o destino {{host}}:{{port}}.";
        };
        readonly 'port-25-blocked': {
            readonly cause: "{{host}} n\u00E3o respondeu na porta 25. No Brasil, desde 2013, muitos provedores de Internet bloqueiam a sa\u00EDda por essa porta.";
            readonly action: "Use a porta 587, pr\u00F3pria para envio autenticado.";
        };
        readonly 'connect-silent': {
            readonly cause: "{{host}} n\u00E3o respondeu na porta {{port}}. Em geral um firewall descarta a conex\u00E3o, ou a porta n\u00E3o \u00E9 essa.";
            readonly action: "Confira a porta com o provedor (587 ou 465) e pe\u00E7a \u00E0 rede que libere a sa\u00EDda para {{host}}:{{port}}.";
        };
        readonly 'loopback-refused': {
            readonly cause: "Nenhum programa atende em {{host}}:{{port}} neste computador.";
            readonly action: "Inicie o servidor de e-mail local, ou corrija o servidor e a porta.";
        };
        readonly 'connection-refused': {
            readonly cause: "{{host}} existe, mas recusa conex\u00F5es na porta {{port}}: nada atende ali, ou um firewall recusa.";
            readonly action: "Confira a porta com o provedor; para envio \u00E9 em geral a 587.";
        };
        readonly 'host-unreachable': {
            readonly cause: "Este computador n\u00E3o tem caminho at\u00E9 {{host}}.";
            readonly action: "Verifique a rede, a VPN e o firewall deste computador.";
        };
        readonly 'server-silent': {
            readonly cause: "{{host}} aceitou a conex\u00E3o na porta {{port}}, mas n\u00E3o se apresentou.";
            readonly action: "Confira a porta. Se est\u00E1 certa, um antiv\u00EDrus ou firewall no caminho pode estar segurando a conex\u00E3o.";
        };
        readonly 'not-smtp': {
            readonly cause: "O que atende em {{host}}:{{port}} n\u00E3o \u00E9 um servidor de e-mail SMTP.";
            readonly action: "Confira servidor e porta; as portas de envio s\u00E3o 587, 465 e 25.";
        };
        readonly 'closed-early': {
            readonly cause: "{{host}} encerrou a conex\u00E3o logo no in\u00EDcio.";
            readonly action: "O servidor pode estar recusando o endere\u00E7o IP deste computador: pergunte ao provedor. Tente tamb\u00E9m a porta 587.";
        };
        readonly 'connection-lost': {
            readonly cause: "A conex\u00E3o caiu no meio da conversa com o servidor.";
            readonly action: "Tente de novo. Se continuar, um antiv\u00EDrus, firewall ou proxy no caminho pode estar cortando a conex\u00E3o.";
        };
        readonly deadline: {
            readonly cause: "O servidor demorou mais do que os {{seconds}} segundos do teste.";
            readonly action: "Tente de novo com um tempo maior. Se continuar, o servidor est\u00E1 lento ou algo no caminho segura a conex\u00E3o.";
        };
        readonly nonsense: {
            readonly cause: "{{host}} respondeu algo que n\u00E3o pertence ao protocolo SMTP.";
            readonly action: "Veja a conversa e mostre-a ao provedor; um firewall que altera SMTP tamb\u00E9m pode causar isso.";
        };
    };
    readonly oauth: {
        readonly group: "OAuth 2.0";
        readonly provider: "Provedor";
        readonly providers: {
            readonly microsoft: "Microsoft 365";
            readonly google: "Google";
            readonly other: "Outro";
        };
        readonly issuer: "Endere\u00E7o";
        readonly issuerHelp: "O come\u00E7o do endere\u00E7o em que fica /.well-known/openid-configuration.";
        readonly grant: "Conex\u00E3o";
        readonly grants: {
            readonly "authorization-code": "Pelo navegador deste computador";
            readonly "device-code": "Por um c\u00F3digo, em qualquer aparelho";
            readonly "client-credentials": "O pr\u00F3prio aplicativo, sem uma pessoa";
        };
        readonly grantHelp: {
            readonly "authorization-code": "Uma pessoa entra na conta uma vez, no navegador; depois o acesso se renova sozinho.";
            readonly "device-code": "Para servidores sem navegador: o c\u00F3digo \u00E9 digitado em outro aparelho.";
            readonly "client-credentials": "O administrador do diret\u00F3rio d\u00E1 ao aplicativo a permiss\u00E3o de enviar por esta caixa postal.";
        };
        readonly clientId: "ID do aplicativo";
        readonly clientIdHelp: "O client ID do aplicativo registrado no console do provedor.";
        readonly clientSecret: "Segredo";
        readonly tenant: "Diret\u00F3rio (tenant)";
        readonly tenantHelp: "O ID ou o dom\u00EDnio da organiza\u00E7\u00E3o. Em branco: o da conta com que se entra.";
        readonly scope: "Escopo";
        readonly scopeHelp: "O que pedir ao provedor, separado por espa\u00E7os.";
        readonly saveFirst: "Salve o sistema para poder conectar.";
        readonly connect: "Conectar";
        readonly connectAgain: "Conectar de novo";
        readonly giveUp: "Desistir";
        readonly disconnect: "Desconectar";
        readonly state: {
            readonly none: "N\u00E3o conectado.";
            readonly connected: "Conectado";
            readonly connectedAs: "Conectado como {{account}}";
            readonly expires: "expira em {{at}}";
            readonly renewed: "renovado em {{at}}";
            readonly renewable: "renova-se sozinho";
            readonly notRenewable: "n\u00E3o se renova sozinho";
        };
        readonly pending: {
            readonly open: "Entre na conta que vai enviar:";
            readonly device: "Digite este c\u00F3digo na p\u00E1gina do provedor:";
            readonly link: "abrir a p\u00E1gina do provedor";
        };
        readonly problem: {
            readonly "not-set": "O sistema salvo n\u00E3o usa OAuth.";
            readonly refused: "O provedor n\u00E3o aceitou o pedido ({{said}}). Conecte de novo.";
            readonly denied: "A permiss\u00E3o foi negada na p\u00E1gina do provedor.";
            readonly expired: "O tempo acabou sem que ningu\u00E9m entrasse na conta.";
            readonly "client-refused": "O provedor recusou os dados do aplicativo ({{said}}).";
            readonly unreachable: "O provedor n\u00E3o respondeu como esperado. Confira o endere\u00E7o e a rede.";
            readonly "secret-lost": "O segredo guardado n\u00E3o pode ser aberto neste computador. Digite-o de novo e salve.";
        };
        readonly back: {
            readonly title: "Pronto";
            readonly text: "Pode fechar esta aba e voltar ao Server Manager.";
        };
    };
    readonly parameters: {
        readonly group: "Par\u00E2metros do sistema";
        readonly name: "Nome";
        readonly value: "Valor";
        readonly meaning: "Significado e efeito";
        readonly add: "Adicionar par\u00E2metro";
        readonly addKnown: "Adicionar {{name}}";
        readonly remove: "Retirar {{name}}";
        readonly removeUnnamed: "Retirar a linha {{row}}";
        readonly row: {
            readonly name: "Nome do par\u00E2metro, linha {{row}}";
            readonly value: "Valor do par\u00E2metro, linha {{row}}";
        };
        readonly none: "Nenhum par\u00E2metro informado: vale o padr\u00E3o da Tecnologia.";
        readonly meanings: {
            readonly USEDOTNETMAIL: "S envia pelo componente de e-mail do .NET; N volta ao wodSmtp. Padr\u00E3o a partir da 13.0.";
            readonly USEINDY: "S envia pelo Indy, componente do Delphi. N\u00E3o existe mais a partir da 14.1.";
            readonly unknown: "Outro par\u00E2metro do sistema: guardado como est\u00E1.";
        };
        readonly decides: "decide quem envia";
        readonly noEffect: "n\u00E3o muda quem envia";
        readonly withoutEffect: "sem efeito com este protocolo";
        readonly upper: "ser\u00E1 guardado como {{name}}";
        readonly whatIf: {
            readonly group: "E se a Tecnologia fosse outra?";
            readonly help: "Com os par\u00E2metros acima, quem enviaria em cada faixa de vers\u00E3o:";
            readonly ranges: {
                readonly "below-13.0": "antes da 13.0";
                readonly "13.0-to-13.1": "13.0 e 13.1";
                readonly "above-13.1": "13.2 at\u00E9 14.0";
                readonly "from-14.1": "14.1 em diante";
            };
            readonly now: "hoje";
            readonly other: "Outra Tecnologia";
            readonly otherHelp: "Digite uma vers\u00E3o para ver o resultado; nada \u00E9 alterado.";
            readonly result: "{{version}}: enviaria o {{component}}.";
            readonly invalid: "Informe s\u00F3 n\u00FAmeros e pontos, por exemplo 14.1.";
            readonly notSmtp: "S\u00F3 vale para o protocolo SMTP; hoje o sistema usa {{protocol}}.";
        };
    };
    readonly practice: {
        readonly title: "Pr\u00E1tica";
        readonly what: "Um servidor de e-mail dentro do programa, s\u00F3 neste computador: recebe as mensagens de teste e n\u00E3o entrega nenhuma a ningu\u00E9m.";
        readonly memoryOnly: "As mensagens ficam s\u00F3 na mem\u00F3ria, no m\u00E1ximo as 200 mais recentes; ao encerrar o programa elas se v\u00E3o.";
        readonly login: "Usu\u00E1rio \u201C{{user}}\u201D, senha \u201C{{password}}\u201D. Servem s\u00F3 para praticar: n\u00E3o s\u00E3o segredo.";
        readonly running: "Ligado em {{host}}:{{port}}";
        readonly stopped: "Desligado";
        readonly problem: "O servidor de pr\u00E1tica n\u00E3o p\u00F4de ser ligado: {{problem}}";
        readonly faultGroups: {
            readonly fine: "Sem defeito";
            readonly connection: "Conex\u00E3o";
            readonly encryption: "Criptografia (com SSL)";
            readonly authentication: "Autentica\u00E7\u00E3o";
            readonly message: "Destinat\u00E1rio e mensagem";
        };
        readonly faults: {
            readonly none: "Tudo certo";
            readonly silent: "Servidor calado";
            readonly "slow-greeting": "Sauda\u00E7\u00E3o lenta";
            readonly "too-many-connections": "Conex\u00F5es demais";
            readonly "not-smtp": "N\u00E3o \u00E9 um servidor de e-mail";
            readonly drip: "Resposta a conta-gotas";
            readonly "starttls-stripped": "STARTTLS sumiu";
            readonly "starttls-refused": "STARTTLS recusado";
            readonly "expired-certificate": "Certificado vencido";
            readonly "wrong-certificate": "Certificado de outro nome";
            readonly "wrong-password": "Senha recusada";
            readonly "locked-account": "Conta bloqueada";
            readonly "disabled-account": "Envio por SMTP desligado";
            readonly "no-auth": "Sem autentica\u00E7\u00E3o";
            readonly "recipient-refused": "Destinat\u00E1rio recusado";
            readonly "sender-refused": "Remetente recusado";
            readonly "relay-denied": "Retransmiss\u00E3o negada";
            readonly "mailbox-full": "Caixa cheia";
            readonly greylisting: "Lista cinza";
            readonly "utf8-refused": "Endere\u00E7o com acento recusado";
            readonly "message-too-big": "Mensagem grande demais";
            readonly "wrong-data-reply": "Resposta sem sentido";
            readonly "drop-before-dot": "Queda antes da mensagem";
            readonly "drop-after-dot": "Queda depois da mensagem";
        };
        readonly faultHelp: {
            readonly none: "Aceita o usu\u00E1rio e a senha certos e guarda cada mensagem.";
            readonly silent: "Aceita a conex\u00E3o e n\u00E3o diz mais nada, como um firewall que engole tudo. O teste para na sauda\u00E7\u00E3o quando o tempo acaba.";
            readonly "slow-greeting": "Espera 10 segundos antes de saudar, como servidores que desconfiam de quem chega. O teste espera e segue, se o tempo total deixar.";
            readonly "too-many-connections": "Responde 421 em vez de saudar, como um provedor sobrecarregado. O teste diz que o servidor est\u00E1 ocupado e que vale tentar depois.";
            readonly "not-smtp": "Responde como um servidor web, o que acontece com a porta errada. O teste diz que ali n\u00E3o atende um servidor de e-mail.";
            readonly drip: "Envia cada resposta byte a byte, como um antiv\u00EDrus ou uma rede ruim. O teste junta os peda\u00E7os: demora, mas d\u00E1 certo.";
            readonly "starttls-stripped": "N\u00E3o oferece STARTTLS: algu\u00E9m no caminho o apagou, ou o servidor n\u00E3o o tem. Com SSL ligado, o teste para antes de enviar a senha.";
            readonly "starttls-refused": "Oferece STARTTLS e depois responde 454, como um servidor com problema no certificado. O teste para antes de enviar a senha.";
            readonly "expired-certificate": "Mostra um certificado que venceu ontem, o esquecimento mais comum. Com SSL ligado, o teste o mostra e para antes de enviar a senha.";
            readonly "wrong-certificate": "Mostra o certificado de outro servidor, como depois de um erro no DNS ou no endere\u00E7o. Com SSL ligado, o teste diz de quem ele \u00E9 e para.";
            readonly "wrong-password": "Responde 535 a qualquer usu\u00E1rio e senha. O teste aponta para a senha e n\u00E3o insiste, para n\u00E3o bloquear a conta.";
            readonly "locked-account": "Responde 535 e diz que houve tentativas demais. O teste diz que quem cuida da conta precisa desbloque\u00E1-la.";
            readonly "disabled-account": "Responde 535 5.7.139, como o Microsoft 365 quando o envio por SMTP est\u00E1 desligado na conta. O teste diz quem pode lig\u00E1-lo.";
            readonly "no-auth": "N\u00E3o oferece autentica\u00E7\u00E3o, como um servidor que s\u00F3 recebe. Com usu\u00E1rio e senha no sistema, o teste para e diz isso.";
            readonly "recipient-refused": "Responde 550 5.1.1 a qualquer destinat\u00E1rio: a caixa n\u00E3o existe. O teste aponta para o destinat\u00E1rio.";
            readonly "sender-refused": "Responde 550 5.7.60 ao remetente: a conta n\u00E3o pode enviar em nome dele. O teste aponta para o remetente.";
            readonly "relay-denied": "Responde 550 5.7.1: o servidor n\u00E3o entrega a endere\u00E7os de fora. O teste diz que falta uma permiss\u00E3o do lado do provedor.";
            readonly "mailbox-full": "Responde 552 5.2.2 a qualquer destinat\u00E1rio: a caixa est\u00E1 cheia. O teste diz que ela precisa de espa\u00E7o.";
            readonly greylisting: "Responde 450 na primeira tentativa e aceita a segunda, para afastar quem n\u00E3o insiste. O teste diz que \u00E9 s\u00F3 tentar de novo.";
            readonly "utf8-refused": "N\u00E3o aceita acentos antes do @. O teste diz isso quando o endere\u00E7o tem algum; sem acentos, tudo d\u00E1 certo.";
            readonly "message-too-big": "Aceita no m\u00E1ximo 256 bytes. O teste diz o limite antes de enviar a mensagem.";
            readonly "wrong-data-reply": "Responde 250 onde deveria pedir a mensagem com 354, como um intermedi\u00E1rio com defeito. O teste n\u00E3o chama isso de sucesso.";
            readonly "drop-before-dot": "Corta a conex\u00E3o quando a mensagem ia come\u00E7ar. O teste diz onde caiu: nada foi entregue, e tentar de novo \u00E9 seguro.";
            readonly "drop-after-dot": "Recebe a mensagem inteira e corta sem responder. O teste diz \u201CResultado desconhecido\u201D; veja que aqui ela chegou.";
        };
        readonly screen: {
            readonly server: "Servidor de pr\u00E1tica";
            readonly start: "Ligar";
            readonly stop: "Desligar";
            readonly fault: "Fazer de conta que\u2026";
            readonly inbox: "Mensagens recebidas";
            readonly empty: "Nenhuma mensagem ainda. Fa\u00E7a um teste com o sistema PR\u00C1TICA e ela aparece aqui na hora.";
            readonly clear: "Apagar todas";
            readonly choose: "Escolha uma mensagem para ler.";
            readonly noSubject: "(sem assunto)";
            readonly from: "De";
            readonly to: "Para";
            readonly received: "Recebida";
            readonly size: "{{size}} KB";
            readonly views: {
                readonly label: "Como mostrar a mensagem";
                readonly text: "Texto";
                readonly html: "HTML";
                readonly headers: "Cabe\u00E7alhos";
                readonly raw: "Original";
            };
            readonly htmlTitle: "A mensagem em HTML";
            readonly htmlInert: "Mostrada sem vida pr\u00F3pria: os links n\u00E3o funcionam e nada \u00E9 buscado fora.";
            readonly htmlLeftOut: "Imagens que viriam de fora ficaram de fora.";
            readonly attachments: "Anexos (s\u00F3 listados)";
            readonly noName: "(sem nome)";
            readonly mend: "Tudo certo de novo";
            readonly useSsl: "Agora com SSL";
            readonly useSslHelp: "Liga \u201CServidor com SSL\u201D no sistema PR\u00C1TICA e confia s\u00F3 no certificado deste servidor, neste endere\u00E7o e nesta porta.";
            readonly gone: "Esta mensagem n\u00E3o est\u00E1 mais aqui.";
        };
    };
    readonly secrets: {
        readonly title: "Seguran\u00E7a";
        readonly intro: "As senhas dos sistemas s\u00E3o guardadas cifradas, cada uma presa ao seu sistema e ao seu campo. Elas s\u00F3 entram: nenhuma tela, exporta\u00E7\u00E3o, relat\u00F3rio ou log as mostra de novo.";
        readonly how: {
            readonly group: "Como as senhas s\u00E3o protegidas aqui";
            readonly "key-file": "A chave est\u00E1 num arquivo da pasta de dados que s\u00F3 o seu usu\u00E1rio do sistema operacional l\u00EA.";
            readonly environment: "A chave vem da vari\u00E1vel de ambiente SERVER_MANAGER_KEY e n\u00E3o est\u00E1 em nenhum arquivo.";
            readonly "safe-storage": "A chave est\u00E1 no cofre do sistema operacional, ligada ao seu usu\u00E1rio.";
            readonly unavailable: "A chave n\u00E3o pode ser aberta aqui. Tudo o mais funciona; as senhas precisam ser digitadas de novo ou a chave devolvida.";
            readonly limit: {
                readonly "key-file": "Quem conseguir ler a pasta inteira como voc\u00EA consegue abrir as senhas. Uma c\u00F3pia s\u00F3 dos documentos n\u00E3o basta.";
                readonly environment: "Quem conhecer o valor da vari\u00E1vel e ler a pasta consegue abrir as senhas.";
                readonly "safe-storage": "Quem entrar no computador com o seu usu\u00E1rio consegue abrir as senhas; uma c\u00F3pia da pasta, n\u00E3o.";
            };
        };
        readonly ways: {
            readonly title: "Quem pode abrir a chave";
            readonly "key-file": "A linha de comando, a p\u00E1gina e o processo de servidor, pelo arquivo de chave";
            readonly environment: "Quem tiver a vari\u00E1vel SERVER_MANAGER_KEY";
            readonly "safe-storage": "A janela deste computador, pelo cofre {{backend}}";
            readonly none: "Ainda n\u00E3o h\u00E1 chave: ela \u00E9 criada com a primeira senha.";
        };
        readonly permission: {
            readonly label: "Permitir ao processo de servidor e \u00E0 linha de comando";
            readonly help: "Eles rodam sem janela e n\u00E3o alcan\u00E7am o cofre. Com a permiss\u00E3o, a chave fica tamb\u00E9m num arquivo da pasta de dados que s\u00F3 o seu usu\u00E1rio l\u00EA.";
            readonly onlyWay: "Aqui este \u00E9 o \u00FAnico modo de abrir a chave, por isso n\u00E3o pode ser retirado.";
            readonly withdrawn: "Quem j\u00E1 copiou o arquivo de chave e os documentos ainda consegue abrir as senhas daquela c\u00F3pia: troque-as se houver d\u00FAvida.";
        };
        readonly lost: {
            readonly group: "O que n\u00E3o p\u00F4de ser aberto";
            readonly none_one: "A senha guardada abre normalmente.";
            readonly none_other: "As {{count}} senhas guardadas abrem normalmente.";
            readonly nothing: "Nenhuma senha est\u00E1 guardada.";
            readonly help: "Estas senhas foram cifradas com outra chave, por exemplo em outro computador. Nada foi apagado: se a chave voltar, elas voltam. Sen\u00E3o, digite-as de novo.";
            readonly entry: "{{system}}: {{field}}";
            readonly fields: {
                readonly "smtp.authentication": "senha do servidor";
                readonly "smtp.authentication.oauth": "segredo do aplicativo (OAuth)";
                readonly "smtp.authentication.oauth.tokens": "conex\u00E3o com o provedor (OAuth)";
                readonly "proxy.authentication": "senha do proxy";
                readonly database: "senha do banco de dados";
                readonly user: "senha do usu\u00E1rio {{login}}";
            };
            readonly open: "Abrir";
        };
    };
    readonly test: {
        readonly screen: {
            readonly group: "Mensagem de teste";
            readonly from: "De";
            readonly to: "Para";
            readonly toHelp: "V\u00E1rios endere\u00E7os: separe por v\u00EDrgula ou ponto e v\u00EDrgula.";
            readonly subject: "Assunto";
            readonly text: "Texto";
            readonly moreText: "Mudar o texto da mensagem";
            readonly as: "Como";
            readonly until: "At\u00E9 onde ir";
            readonly untilPhase: {
                readonly settings: "s\u00F3 conferir a configura\u00E7\u00E3o";
                readonly dns: "at\u00E9 o nome do servidor";
                readonly connect: "at\u00E9 a conex\u00E3o";
                readonly proxy: "at\u00E9 o proxy";
                readonly greeting: "at\u00E9 a sauda\u00E7\u00E3o";
                readonly ehlo: "at\u00E9 a apresenta\u00E7\u00E3o (EHLO)";
                readonly tls: "at\u00E9 o TLS";
                readonly auth: "at\u00E9 a autentica\u00E7\u00E3o";
                readonly mail: "at\u00E9 o remetente";
                readonly rcpt: "at\u00E9 o destinat\u00E1rio";
                readonly data: "at\u00E9 o 354, sem entregar";
                readonly message: "at\u00E9 entregar";
            };
            readonly deadline: "Tempo total";
            readonly seconds: "{{count}} s";
            readonly run: "Testar";
            readonly runAgain: "Testar de novo";
            readonly cancel: "Cancelar";
            readonly cancelling: "Cancelando\u2026";
            readonly onScreen: "Usa o que est\u00E1 na tela, salvo ou n\u00E3o; a senha guardada vale enquanto n\u00E3o se digita outra.";
            readonly unsaved_one: "Usa o que est\u00E1 na tela, com {{count}} campo ainda n\u00E3o salvo.";
            readonly unsaved_other: "Usa o que est\u00E1 na tela, com {{count}} campos ainda n\u00E3o salvos.";
            readonly legacy: "O envio por {{protocol}} ainda n\u00E3o pode ser testado daqui. As configura\u00E7\u00F5es s\u00E3o guardadas, e o que se sabe est\u00E1 em \u201CQuem envia de verdade?\u201D.";
            readonly phases: "Fases";
            readonly elapsed: "{{time}} de {{total}}";
            readonly waiting: "As fases aparecem aqui, uma a uma, com o tempo de cada uma.";
            readonly status: {
                readonly started: "em andamento";
                readonly ok: "conclu\u00EDda";
                readonly failed: "falhou";
                readonly skipped: "n\u00E3o se aplica";
                readonly waiting: "ainda n\u00E3o";
            };
            readonly running: "Testando\u2026";
            readonly earlier: "Resultado do teste feito {{when}}";
            readonly result: "Resultado";
            readonly whoActs: "Quem age: {{who}}.";
            readonly reply: "Resposta do servidor";
            readonly proxyReply: "O proxy respondeu {{status}} {{reason}}";
            readonly apply: "Aplicar e testar de novo";
            readonly goTo: "Ir ao campo";
            readonly read: "Ler a mensagem em Pr\u00E1tica";
            readonly openPractice: "Abrir Pr\u00E1tica";
            readonly recipients: "Destinat\u00E1rios";
            readonly notAsked: "n\u00E3o perguntado";
            readonly fields: "Campos a corrigir";
            readonly couldNotStart: "O teste n\u00E3o p\u00F4de come\u00E7ar.";
            readonly noChange: "Nenhuma mudan\u00E7a nesta tela resolveria.";
            readonly ourTest: "Nosso teste";
            readonly ourTestFrom: "feito em {{host}} pelo usu\u00E1rio {{user}}, {{route}}";
            readonly component: "Este sistema";
            readonly componentCould: {
                readonly yes: "O {{component}} conseguiria fazer o mesmo.";
                readonly no: "O {{component}} n\u00E3o conseguiria fazer o mesmo.";
                readonly unknown: "Se o {{component}} conseguiria o mesmo n\u00E3o se pode saber daqui.";
                readonly none: "Este protocolo n\u00E3o usa um componente do sistema.";
            };
            readonly noRoute: "sem rota conhecida";
            readonly withoutProxy: "Testar sem o proxy";
            readonly certificate: "Certificado";
            readonly issuer: "Emissor";
            readonly chain: "Cadeia";
            readonly host: "Nome";
            readonly days_one: "{{count}} dia";
            readonly days_other: "{{count}} dias";
            readonly expired: "vencido";
            readonly chainOk: "confi\u00E1vel";
            readonly hostOk: "confere";
            readonly hostWrong: "n\u00E3o \u00E9 o do servidor";
            readonly chainProblems: {
                readonly "certificate-expired": "vencida";
                readonly "certificate-not-yet-valid": "ainda n\u00E3o vale";
                readonly "certificate-self-signed": "assinada por si mesma";
                readonly "certificate-untrusted": "emissor n\u00E3o reconhecido neste computador";
                readonly "certificate-weak": "chave ou assinatura fraca demais";
            };
            readonly chainWrong: "n\u00E3o confi\u00E1vel ({{code}})";
            readonly exception: "Exce\u00E7\u00E3o";
            readonly exceptionUsed: "aceito porque este sistema confia em {{kind}}, sem data para terminar";
            readonly exceptionUntil: "aceito porque este sistema confia em {{kind}}, at\u00E9 {{until}}";
            readonly exceptionEnded: "a que havia j\u00E1 terminou";
            readonly weak: "Fraqueza";
            readonly weakness: {
                readonly protocol: "vers\u00E3o antiga de TLS";
                readonly key: "chave curta demais";
                readonly signature: "assinatura fraca (SHA-1 ou MD5)";
            };
            readonly certificates: "Certificados";
            readonly showChain_one: "ver {{count}} certificado";
            readonly showChain_other: "ver os {{count}} certificados";
            readonly issuedBy: "emitido por {{issuer}}";
            readonly validity: "de {{from}} a {{to}} ({{days}})";
            readonly keyFingerprint: "chave {{fingerprint}}";
            readonly session: "Sess\u00E3o";
            readonly proxyDetails: "Detalhes do caminho";
            readonly proxyCertificate: "Cert. do proxy";
            readonly proxyHostWrong: "n\u00E3o \u00E9 o do proxy";
            readonly attempts: "Tentativas";
            readonly attemptOk: "em ordem";
            readonly outcomes: {
                readonly connected: "conectou";
                readonly unanswered: "sem resposta a tempo";
                readonly "connection-refused": "recusou a conex\u00E3o";
                readonly "connection-timed-out": "n\u00E3o respondeu";
                readonly "host-unreachable": "sem caminho na rede";
                readonly "connection-failed": "a conex\u00E3o falhou";
            };
            readonly mechanism: "Autentica\u00E7\u00E3o";
            readonly offered: "O servidor oferece";
            readonly banner: "Sauda\u00E7\u00E3o";
            readonly details: "Detalhes da conex\u00E3o";
            readonly transcript: "Conversa com o servidor";
            readonly transcriptHelp: "Senhas nunca aparecem aqui.";
            readonly noTranscript: "Nada chegou a ser dito.";
            readonly secure: "dentro do TLS";
            readonly copyTranscript: "Copiar a conversa";
            readonly copyCommand: "Copiar como comando";
            readonly copyCommandHelp: "O comando usa o que est\u00E1 salvo no sistema.";
            readonly copyCommandUnsaved: "Salve o sistema para poder repetir o teste por comando.";
            readonly saveReport: "Salvar relat\u00F3rio";
        };
        readonly message: {
            readonly subject: "Teste de e-mail do sistema {{system}}";
            readonly text: string;
        };
        readonly verdicts: {
            readonly sent: "O servidor aceitou a mensagem.";
            readonly reached: "O teste chegou at\u00E9 onde foi pedido; nenhuma mensagem foi entregue.";
            readonly "handed-over": "O programa de e-mail recebeu a mensagem; sobre a entrega nada se sabe.";
            readonly rejected: "O envio foi recusado.";
            readonly failed: "O envio n\u00E3o funcionou.";
            readonly unknown: "Resultado desconhecido: a mensagem saiu inteira, mas a resposta do servidor n\u00E3o chegou. Ela pode ter sido aceita.";
            readonly cancelled: "Teste cancelado: nenhuma mensagem foi entregue.";
        };
        readonly who: {
            readonly you: "voc\u00EA";
            readonly network: "quem cuida da rede";
            readonly provider: "o provedor de e-mail";
        };
        readonly codes: {
            readonly "invalid-settings": "H\u00E1 campos que precisam de corre\u00E7\u00E3o antes de testar.";
            readonly "address-invalid": "O remetente ou um destinat\u00E1rio n\u00E3o \u00E9 um endere\u00E7o de e-mail v\u00E1lido.";
            readonly "server-missing": "Falta o servidor de envio.";
            readonly "user-missing": "A autentica\u00E7\u00E3o est\u00E1 ligada, mas falta o usu\u00E1rio.";
            readonly "password-missing": "A autentica\u00E7\u00E3o est\u00E1 ligada, mas n\u00E3o h\u00E1 senha digitada nem guardada.";
            readonly "unknown-user": "Este sistema n\u00E3o tem um usu\u00E1rio com esse login.";
            readonly "protocol-cannot-test": "Por enquanto s\u00F3 o protocolo SMTP pode ser testado.";
            readonly "system-proxy-unknown": "N\u00E3o foi poss\u00EDvel descobrir qual proxy este computador usa, e o teste n\u00E3o segue sem ele por conta pr\u00F3pria.";
            readonly "secret-unavailable": "A senha guardada n\u00E3o pode ser aberta neste computador.";
            readonly "smtputf8-not-offered": "O servidor n\u00E3o aceita endere\u00E7os com acentos antes do @.";
            readonly "name-not-found": "O nome do servidor n\u00E3o existe.";
            readonly "name-lookup-failed": "N\u00E3o foi poss\u00EDvel consultar o nome do servidor: o DNS n\u00E3o respondeu direito.";
            readonly "connection-refused": "O computador existe, mas recusou a conex\u00E3o nessa porta.";
            readonly "connection-timed-out": "Ningu\u00E9m respondeu \u00E0 conex\u00E3o nessa porta.";
            readonly "host-unreachable": "N\u00E3o h\u00E1 caminho na rede at\u00E9 o servidor.";
            readonly "connection-failed": "A conex\u00E3o com o servidor n\u00E3o p\u00F4de ser feita.";
            readonly "proxy-name-not-found": "O nome do proxy n\u00E3o existe.";
            readonly "proxy-name-lookup-failed": "N\u00E3o foi poss\u00EDvel consultar o nome do proxy: o DNS n\u00E3o respondeu direito.";
            readonly "proxy-connection-refused": "O computador do proxy existe, mas recusou a conex\u00E3o nessa porta.";
            readonly "proxy-connection-timed-out": "O proxy n\u00E3o respondeu \u00E0 conex\u00E3o nessa porta.";
            readonly "proxy-host-unreachable": "N\u00E3o h\u00E1 caminho na rede at\u00E9 o proxy.";
            readonly "proxy-connection-failed": "A conex\u00E3o com o proxy n\u00E3o p\u00F4de ser feita.";
            readonly "proxy-authentication": "O proxy pede usu\u00E1rio e senha, ou recusou os que foram informados.";
            readonly "proxy-login-unusable": "O proxy pede autentica\u00E7\u00E3o de um modo que este teste n\u00E3o consegue usar.";
            readonly "proxy-negotiate-only": "O proxy s\u00F3 aceita a conta do Windows (Negotiate/Kerberos), e n\u00E3o usu\u00E1rio e senha digitados.";
            readonly "proxy-forbidden": "O proxy n\u00E3o permite conex\u00F5es a este servidor ou a esta porta.";
            readonly "proxy-target-failed": "O proxy n\u00E3o conseguiu chegar ao servidor.";
            readonly "proxy-rejected": "O proxy recusou o pedido de conex\u00E3o.";
            readonly "proxy-not-http": "O que respondeu no endere\u00E7o do proxy n\u00E3o \u00E9 um proxy HTTP.";
            readonly "proxy-closed": "O proxy encerrou a conex\u00E3o sem responder ao pedido.";
            readonly "proxy-silent": "O proxy aceitou a conex\u00E3o, mas n\u00E3o respondeu ao pedido a tempo.";
            readonly "proxy-tls-not-tls": "O proxy n\u00E3o fala TLS nessa porta.";
            readonly "proxy-tls-failed": "A conex\u00E3o segura com o proxy n\u00E3o p\u00F4de ser combinada entre os dois lados.";
            readonly "proxy-certificate-expired": "O certificado do proxy venceu.";
            readonly "proxy-certificate-not-yet-valid": "O certificado do proxy ainda n\u00E3o est\u00E1 valendo; confira tamb\u00E9m o rel\u00F3gio deste computador.";
            readonly "proxy-certificate-self-signed": "O certificado do proxy foi assinado por ele mesmo.";
            readonly "proxy-certificate-untrusted": "O certificado do proxy foi emitido por algu\u00E9m em quem este computador n\u00E3o confia.";
            readonly "proxy-certificate-weak": "O certificado do proxy, ou um dos que o assinam, \u00E9 fraco demais para ser aceito.";
            readonly "proxy-tls-version": "O proxy s\u00F3 aceita uma vers\u00E3o de TLS antiga, que n\u00E3o \u00E9 mais segura.";
            readonly "proxy-client-certificate-required": "O proxy exige um certificado deste computador.";
            readonly "proxy-certificate-name-mismatch": "O certificado \u00E9 de outro nome, e n\u00E3o do proxy informado.";
            readonly "socks-not-socks": "O que respondeu no endere\u00E7o do proxy n\u00E3o \u00E9 um proxy SOCKS dessa vers\u00E3o.";
            readonly "socks-login-required": "O proxy SOCKS exige usu\u00E1rio e senha.";
            readonly "socks-login-rejected": "O proxy SOCKS n\u00E3o aceitou o usu\u00E1rio e a senha.";
            readonly "socks-login-length": "O usu\u00E1rio ou a senha n\u00E3o cabem no protocolo SOCKS.";
            readonly "socks-method-not-offered": "O proxy SOCKS n\u00E3o aceita autentica\u00E7\u00E3o por usu\u00E1rio e senha.";
            readonly "socks-failure": "O proxy SOCKS falhou e n\u00E3o disse por qu\u00EA.";
            readonly "socks-not-allowed": "As regras do proxy SOCKS n\u00E3o permitem esta conex\u00E3o.";
            readonly "socks-network-unreachable": "O proxy SOCKS n\u00E3o tem caminho at\u00E9 a rede do servidor.";
            readonly "socks-host-unreachable": "O proxy SOCKS n\u00E3o alcan\u00E7a o servidor.";
            readonly "socks-connection-refused": "O servidor recusou a conex\u00E3o do proxy SOCKS nessa porta.";
            readonly "socks-ttl-expired": "A conex\u00E3o do proxy SOCKS at\u00E9 o servidor se perdeu no caminho (TTL esgotado).";
            readonly "socks-command-not-supported": "O proxy SOCKS n\u00E3o aceita abrir conex\u00F5es.";
            readonly "socks-address-not-supported": "O proxy SOCKS n\u00E3o aceita este tipo de endere\u00E7o.";
            readonly "socks4-rejected": "O proxy SOCKS 4 recusou o pedido ou n\u00E3o alcan\u00E7ou o servidor; esta vers\u00E3o n\u00E3o diz mais do que isso.";
            readonly "socks4-identd": "O proxy SOCKS 4 quer confirmar o usu\u00E1rio com um servi\u00E7o (identd) que n\u00E3o responde neste computador.";
            readonly "socks4-needs-ipv4": "O SOCKS 4 s\u00F3 sabe chegar a endere\u00E7os IPv4, e o servidor n\u00E3o tem nenhum.";
            readonly deadline: "O tempo total do teste acabou antes da resposta.";
            readonly cancelled: "O teste foi cancelado.";
            readonly "connection-closed": "O outro lado encerrou a conex\u00E3o antes do fim.";
            readonly "connection-reset": "A conex\u00E3o foi cortada de repente.";
            readonly "reply-malformed": "A resposta do servidor n\u00E3o segue as regras do SMTP.";
            readonly "reply-too-long": "A resposta do servidor passou do tamanho aceito.";
            readonly "unexpected-reply": "O servidor deu uma resposta que n\u00E3o cabe neste momento da conversa.";
            readonly "not-smtp": "O que respondeu nessa porta n\u00E3o \u00E9 um servidor SMTP.";
            readonly "greeting-rejected": "O servidor recusou a conex\u00E3o j\u00E1 na sauda\u00E7\u00E3o.";
            readonly "ehlo-rejected": "O servidor n\u00E3o aceitou o nome com que este computador se apresentou.";
            readonly "starttls-not-offered": "O SSL foi pedido, mas o servidor n\u00E3o oferece STARTTLS nessa porta; nada secreto foi enviado.";
            readonly "starttls-rejected": "O servidor oferece STARTTLS, mas recusou inici\u00E1-lo.";
            readonly "starttls-injection": "Chegaram dados sem criptografia no meio do in\u00EDcio do TLS; a conex\u00E3o n\u00E3o \u00E9 confi\u00E1vel e foi encerrada.";
            readonly "tls-not-tls": "O servidor n\u00E3o fala TLS nessa porta.";
            readonly "tls-failed": "A conex\u00E3o segura n\u00E3o p\u00F4de ser combinada entre os dois lados.";
            readonly "certificate-expired": "O certificado do servidor venceu.";
            readonly "certificate-not-yet-valid": "O certificado do servidor ainda n\u00E3o est\u00E1 valendo; confira tamb\u00E9m o rel\u00F3gio deste computador.";
            readonly "certificate-self-signed": "O certificado do servidor foi assinado por ele mesmo.";
            readonly "certificate-untrusted": "O certificado do servidor foi emitido por algu\u00E9m em quem este computador n\u00E3o confia.";
            readonly "certificate-name-mismatch": "O certificado \u00E9 de outro nome, e n\u00E3o do servidor informado.";
            readonly "certificate-weak": "O certificado do servidor, ou um dos que o assinam, \u00E9 fraco demais para ser aceito.";
            readonly "tls-version": "O servidor s\u00F3 aceita uma vers\u00E3o de TLS antiga, que n\u00E3o \u00E9 mais segura.";
            readonly "client-certificate-required": "O servidor exige um certificado deste computador; a senha n\u00E3o foi enviada.";
            readonly "auth-not-offered": "H\u00E1 uma senha configurada, mas o servidor n\u00E3o oferece autentica\u00E7\u00E3o.";
            readonly "auth-mechanism-not-offered": "O servidor n\u00E3o oferece nenhum m\u00E9todo de autentica\u00E7\u00E3o que o teste possa usar aqui.";
            readonly "authentication-failed": "O servidor n\u00E3o aceitou o usu\u00E1rio e a senha.";
            readonly "authentication-temporary": "O servidor n\u00E3o conseguiu conferir o usu\u00E1rio e a senha agora.";
            readonly "auth-challenge-invalid": "O que o servidor pediu durante a autentica\u00E7\u00E3o n\u00E3o faz sentido; a senha n\u00E3o foi enviada.";
            readonly "auth-server-not-proven": "O servidor n\u00E3o provou que conhece a senha: pode n\u00E3o ser quem diz ser.";
            readonly "auth-token-in-clear": "Um token de acesso s\u00F3 pode ser enviado com criptografia; nada secreto foi enviado.";
            readonly "oauth-not-connected": "Este sistema ainda n\u00E3o est\u00E1 conectado ao provedor de identidade; n\u00E3o h\u00E1 token de acesso.";
            readonly "oauth-refused": "O provedor de identidade n\u00E3o renova mais o acesso: \u00E9 preciso conectar de novo.";
            readonly "oauth-client-refused": "O provedor de identidade recusou os dados do aplicativo.";
            readonly "oauth-unreachable": "O provedor de identidade n\u00E3o respondeu.";
            readonly "auth-password-unusable": "Este m\u00E9todo de autentica\u00E7\u00E3o n\u00E3o aceita um caractere que est\u00E1 no usu\u00E1rio ou na senha.";
            readonly "sender-rejected": "O servidor n\u00E3o aceitou o remetente.";
            readonly "recipient-rejected": "O servidor n\u00E3o aceitou um dos destinat\u00E1rios; nada foi enviado a nenhum deles.";
            readonly "data-rejected": "O servidor n\u00E3o quis receber o conte\u00FAdo da mensagem.";
            readonly "message-rejected": "O servidor recebeu a mensagem inteira e a recusou.";
            readonly "message-too-big": "A mensagem \u00E9 maior do que o servidor aceita.";
            readonly "envelope-altered": "Os endere\u00E7os teriam sido alterados ao montar a mensagem; por isso ela n\u00E3o foi enviada.";
            readonly internal: "O pr\u00F3prio programa falhou durante o teste.";
        };
    };
};
