/** The practice server and its inbox. The page's own labels stand under `screen`. */
export const practice = {
  title: 'Prática',
  /** what it is, in one breath */
  what: 'Um servidor de e-mail dentro do programa, só neste computador: recebe as mensagens de teste e não entrega nenhuma a ninguém.',
  memoryOnly: 'As mensagens ficam só na memória, no máximo as 200 mais recentes; ao encerrar o programa elas se vão.',
  login: 'Usuário “{{user}}”, senha “{{password}}”. Servem só para praticar: não são segredo.',
  running: 'Ligado em {{host}}:{{port}}',
  stopped: 'Desligado',
  problem: 'O servidor de prática não pôde ser ligado: {{problem}}',

  /** the faults that can be chosen */
  faults: {
    none: 'Tudo certo',
    'wrong-password': 'Senha recusada',
    silent: 'Servidor calado',
    'recipient-refused': 'Destinatário recusado',
  },
  faultHelp: {
    none: 'Aceita o usuário e a senha certos e guarda cada mensagem.',
    'wrong-password': 'Responde 535 a qualquer usuário e senha.',
    silent: 'Aceita a conexão e não diz mais nada.',
    'recipient-refused': 'Responde 550 a qualquer destinatário.',
  },

  /** labels of the area Prática */
  screen: {
    server: 'Servidor de prática',
    start: 'Ligar',
    stop: 'Desligar',
    fault: 'Fazer de conta que…',
    inbox: 'Mensagens recebidas',
    empty: 'Nenhuma mensagem ainda. Faça um teste com o sistema PRÁTICA e ela aparece aqui na hora.',
    clear: 'Apagar todas',
    choose: 'Escolha uma mensagem para ler.',
    noSubject: '(sem assunto)',
    from: 'De',
    to: 'Para',
    received: 'Recebida',
    size: '{{size}} KB',
    views: { label: 'Como mostrar a mensagem', text: 'Texto', headers: 'Cabeçalhos', raw: 'Original' },
    gone: 'Esta mensagem não está mais aqui.',
  },
} as const
