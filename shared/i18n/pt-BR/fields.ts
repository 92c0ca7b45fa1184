/** What is wrong with one field, in one sentence that stands beside it; keys are the codes of a field issue. */
export const fields = {
  // shape
  missing: 'Este campo é obrigatório.',
  'wrong-shape': 'O conteúdo não tem o formato esperado aqui.',
  'not-text': 'Informe um texto.',
  'not-yes-no': 'Informe ligado ou desligado (true ou false).',
  'not-listed': 'Escolha uma das opções oferecidas.',
  'unknown-key': 'O campo “{{key}}” não existe aqui. Confira a grafia ou retire-o.',
  'too-long': 'O texto é longo demais: use no máximo {{max}} caracteres.',
  control: 'Há quebras de linha ou caracteres invisíveis. Apague o campo e digite de novo.',

  // Geral
  'name-empty': 'Dê um nome ao sistema.',
  'name-edges': 'O nome não pode começar nem terminar com espaço.',
  'name-taken': 'Já existe um sistema com este nome; maiúsculas e acentos não diferenciam.',
  'version-invalid': 'Informe a Tecnologia só com números e pontos, por exemplo 13.1 ou 14.1.2.',

  // Internet: server and proxy
  'domain-invalid': 'Isto não é um domínio que se possa consultar, por exemplo empresa.com.br.',
  'host-empty': 'Informe o endereço do servidor, por exemplo smtp.exemplo.com.br.',
  'host-spaces': 'O endereço não pode ter espaços.',
  'host-scheme': 'Informe só o nome do servidor, sem “http://” ou outro prefixo.',
  'host-path': 'Informe só o nome do servidor, sem barras e sem os sinais @, ? e #.',
  'host-port': 'Informe a porta no campo Porta, e não junto do nome do servidor.',
  'host-control': 'O endereço tem quebras de linha ou caracteres invisíveis. Apague e digite de novo.',
  'host-invalid': 'Isto não é um nome de servidor nem um endereço IP válido.',
  'port-range': 'A porta é um número inteiro de 1 a 65535.',
  'ehlo-name': 'Informe um nome completo de computador, por exemplo erp.exemplo.com.br, ou um endereço entre colchetes, como [192.0.2.1], ou deixe em branco.',
  'proxy-port-missing': 'Informe a porta do proxy, ou deixe também o endereço em branco.',
  'proxy-address-missing': 'Informe o endereço do proxy, ou deixe também a porta em branco.',
  'trust-fingerprint': 'A impressão digital SHA-256 tem 64 algarismos hexadecimais, com ou sem dois-pontos.',
  'trust-until': 'Informe uma data que existe, por exemplo 2027-12-31, ou deixe em branco.',
  'trust-duplicate': 'Esta exceção já está na lista. Deixe só uma.',
  'trust-too-many': 'São certificados demais: o limite é de 100 exceções, e de 10 certificados por arquivo.',
  'trust-not-pem': 'Isto não é um certificado em formato PEM (“-----BEGIN CERTIFICATE-----”).',
  'trust-not-authority': 'Este certificado não é de uma autoridade (CA): ele não pode assinar outros.',
  'trust-private-key': 'O arquivo contém uma chave privada, que não pode ser guardada aqui. Use um arquivo só com o certificado.',
  'user-empty': 'Informe o usuário, ou desmarque “Com autenticação”.',
  'password-empty': 'Informe a senha, ou desmarque “Com autenticação”.',

  // Parâmetros
  'parameter-name-empty': 'Dê um nome ao parâmetro.',
  'parameter-name-spaces': 'O nome do parâmetro não pode ter espaços.',
  'parameter-name-invalid': 'Este nome não pode ser usado para um parâmetro.',
  'parameter-duplicate': 'Este parâmetro já está na lista. Deixe só um.',
  'parameter-differs-in-case': 'Este parâmetro já está na lista, só com outras maiúsculas. Deixe só um.',
  'parameter-s-or-n': 'O valor deste parâmetro é S ou N.',

  // Usuários
  'login-empty': 'Informe o login do usuário.',
  'login-duplicate': 'Este login já está na lista. Deixe só um.',
  'user-port-range': 'A porta de um usuário é um número inteiro de 0 a 3500; 0 significa em branco.',
  'database-instance-or-port': 'Informe a instância ou a porta, não as duas: a porta de uma instância é perguntada ao servidor.',
  'database-always-verified': 'Com Oracle, o certificado é sempre conferido. Escolha outra opção.',
  'unknown-user': 'Este sistema não tem um usuário com esse login.',

  // the message of a test
  'address-empty': 'Informe um endereço de e-mail.',
  'address-invalid': 'Isto não é um endereço de e-mail válido. Exemplo: nome@exemplo.com.br.',
  'address-spaces': 'O endereço não pode ter espaços. Informe um endereço de cada vez.',
  'address-control': 'O endereço tem quebras de linha ou caracteres invisíveis. Apague e digite de novo.',
  'address-too-long': 'O endereço é longo demais: o limite é de 254 caracteres.',
  'subject-control': 'O assunto precisa caber em uma linha, sem caracteres invisíveis.',

  // a message of the queue
  'too-many-recipients': 'São destinatários demais para uma mensagem: o limite é 100, somando as cópias.',
  'too-many-attachments': 'São anexos demais para uma mensagem: o limite é 50.',
  'attachments-too-big': 'Os anexos são grandes demais: juntos, o limite é de 25 MB.',
  'attachment-name': 'O nome do anexo não pode ficar em branco nem ter barras, caracteres invisíveis ou pela metade, nem um trecho já codificado (=?…?=).',
  'attachment-type': 'O tipo do anexo é como “application/pdf”.',
  'attachment-content': 'O conteúdo do anexo precisa estar em base64.',
  'attachment-content-id': 'O identificador do anexo só pode ter letras, números, ponto, hífen, sublinhado e arroba.',
  'attempts-range': 'O número de tentativas vai de 1 a 50.',
  'wait-minutes': 'As esperas entre as tentativas são de 0,1 a 10080 minutos, no máximo 20.',
  'keep-days': 'As mensagens enviadas ficam guardadas de 1 a 3650 dias.',
  'connections-range': 'As conexões por servidor vão de 1 a 20.',

  // a schedule
  'time-invalid': 'Informe a hora como 08:30.',
  'date-time-invalid': 'Informe data e hora como 2026-12-31T08:30, de um dia que exista.',
  'time-zone-unknown': 'Este fuso horário não existe. Exemplo: America/Sao_Paulo.',
  'weekdays-empty': 'Escolha pelo menos um dia da semana.',
  'day-range': 'O dia do mês vai de 1 a 31. Num mês mais curto vale o último dia.',
  'cron-invalid': 'Isto não é uma expressão cron. São cinco campos: minuto, hora, dia, mês e dia da semana. Exemplo: 0 8 * * 1-5.',
  'never-again': 'Esse horário já passou ou nunca chegará. Escolha outro.',

  // what stops a test before it begins
  'protocol-cannot-test': 'Só o SMTP permite processo de servidor e agendamento.',
  'system-proxy-unknown':
    'Não foi possível descobrir o proxy deste computador. Informe endereço e porta, ou desmarque “Utilizar proxy”.',
  'secret-unavailable': 'A senha guardada não pode ser aberta neste computador. Digite-a de novo.',
  'client-id-missing': 'Informe a identificação do aplicativo (client ID), dada pelo provedor.',
  'issuer-invalid': 'Informe o endereço do provedor, com https://.',
  'grant-not-offered': 'Este provedor não permite esta forma de conexão para e-mail.',
  'tenant-missing': 'Informe o diretório (tenant): um aplicativo sem usuário pertence a um só.',

  // a report from elsewhere
  'report-invalid': 'Este arquivo não é o relatório de um teste deste programa.',
  'report-too-big': 'O arquivo é grande demais para um relatório: o limite é de 2 MB.',
} as const
