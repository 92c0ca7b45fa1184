/** The queue, its schedules and its server process, as the command line says them. */
export const queueHelp = {
  queueAdd:
    'Põe uma mensagem na fila e escreve o identificador dela; aceita só o que já está gravado no disco. --hold deixa em “Cadastrado”.\n' +
    '      Com --file a mensagem vem em JSON; anexos vão pelo conteúdo.',
  queueList: 'Lista as mensagens da fila, as mais novas primeiro. --after continua de onde a página anterior parou.',
  queueShow: 'Mostra uma mensagem, as tentativas e o motivo; --raw mostra a mensagem como vai pela rede.',
  queueSend: 'Enviar agora: tenta já, sem esperar a hora marcada.',
  queueHold: 'Voltar para cadastrado: fica guardada até ser liberada.',
  queueRelease: 'Liberar envio: de “Cadastrado” para “Aguardando envio”.',
  queueCancel: 'Cancelar envio.',
  queueRetry: 'Reenviar o que está com erro. Quem já recebeu não recebe de novo.',
  queueResolve:
    'Decide um “Resultado desconhecido”: sent (chegou), error (não chegou) ou resend (enviar de novo, com o mesmo Message-ID).',
  queuePause: 'Para a fila de um sistema, ou só de um usuário dele.',
  queueResume: 'Deixa a fila de um sistema continuar.',
  queueStats: 'Quantas mensagens há em cada situação, o que está parado e por quê, quem está enviando.',
  queueSettings: 'Mostra as configurações da fila, ou muda as que vierem em --set.',
  scheduleAdd: 'Agenda uma mensagem: uma vez (--at) ou repetida. As opções da mensagem são as de "queue add".',
  scheduleList: 'Lista os agendamentos e quando será o próximo envio de cada um.',
  scheduleRemove: 'Exclui um agendamento; as mensagens que ele já pôs na fila ficam.',
  schedulePause: 'Suspende um agendamento. O que passar enquanto isso não é enviado depois.',
  scheduleResume: 'Retoma um agendamento suspenso.',
  scheduleSend: 'Envia agora uma mensagem do agendamento, sem mudar os próximos horários.',
  schedulePreview: 'Mostra os próximos horários de um agendamento, ou dos que as opções descrevem.',
  worker:
    'Processo de servidor: envia a fila enquanto estiver rodando, e pode haver vários. Ctrl+C termina o que já está na rede e\n' +
    '      devolve o resto. --once envia o que já está na hora e termina. O registro sai em JSON.',
} as const

export const queueUsage = {
  message: 'Informe --system e a mensagem: por opções (--to …) ou em um arquivo (--file), não os dois.',
  priority: 'A prioridade de --priority é uma destas: {{priorities}}.',
  state: 'A situação de --state é uma destas: {{states}}.',
  limit: 'O número de --limit vai de 1 a 500.',
  selection: 'Informe os identificadores, ou --all com --system, --state ou --search.',
  resolve: 'Diga a decisão com --as: sent, error ou resend.',
  set: 'Uma configuração se informa como --set NOME=VALOR. Nomes: {{names}}.',
  rule: 'Informe um horário: --at, --daily, --weekly, --monthly, --last-business-day ou --cron, só um deles (com --time onde for preciso).',
  weekdays: 'Os dias de --weekly são como seg,qua,sex.',
  missed: 'O que fazer com um horário perdido (--missed) é um destes: send, skip, ask.',
  count: 'O número de --count vai de 1 a 50.',
} as const

export const queueTexts = {
  states: {
    registered: 'Cadastrado',
    waiting: 'Aguardando envio',
    sending: 'Enviando',
    sent: 'Enviado',
    cancelled: 'Envio cancelado',
    error: 'Erro de envio',
    unknown: 'Resultado desconhecido',
  },
  recipientStates: { pending: 'a enviar', sent: 'entregue ao servidor', error: 'recusado', unknown: 'não se sabe' },
  /** why something is where it is, beside the codes of a report */
  codes: {
    'worker-lost': 'O processo que a enviava terminou sem dizer o resultado.',
    'missed-schedule': 'A hora marcada passou enquanto nenhum processo enviava. Libere se ainda deve ir.',
    'by-hand': 'Parado por uma pessoa.',
    'system-removed': 'O sistema foi excluído. As mensagens ficam guardadas; cancele-as se não devem mais ir.',
  },
  list: {
    id: 'Mensagem',
    state: 'Situação',
    system: 'Sistema',
    to: 'Para',
    subject: 'Assunto',
    created: 'Incluída',
    due: 'Próxima tentativa',
    empty: 'Nenhuma mensagem.',
    more: '{{shown}} de {{total}}. Para ver as seguintes: --after {{next}}',
    total: 'Total: {{total}}',
  },
  show: {
    unknown:
      'O servidor recebeu o fim da mensagem e a resposta não chegou: ela pode ter sido aceita. Ninguém a envia de novo sem a sua decisão\n' +
      '(queue resolve {{id}} --as sent|error|resend).',
    held: 'Parada: {{reason}}',
    why: 'Motivo: {{reason}}',
    attempt: 'Tentativa {{number}}, {{time}}: {{result}}',
    going: 'em andamento',
    lost: 'sem resultado',
    cleaned: 'O conteúdo desta mensagem já foi apagado pela limpeza.',
  },
  changed_one: '{{count}} mensagem mudada.',
  changed_other: '{{count}} mensagens mudadas.',
  refused: '{{id}}: na situação “{{state}}” isso não pode ser feito.',
  notThere: '{{id}}: não há mensagem com este identificador.',
  refusedCount_one: '{{count}} mensagem não pôde ser mudada na situação em que está.',
  refusedCount_other: '{{count}} mensagens não puderam ser mudadas na situação em que estão.',
  paused: 'A fila de {{name}} está parada.',
  resumed: 'A fila de {{name}} continua.',
  stats: {
    workers: 'Processos de servidor',
    noWorker: 'Nenhum processo está enviando. Inicie um com "server-manager worker".',
    worker: '{{id}}: desde {{since}}, {{sent}} enviadas, {{sending}} em andamento',
    pause: '{{name}} parado: {{reason}}',
    next: 'Próximo envio: {{time}}',
  },
  schedule: {
    id: 'Agendamento',
    system: 'Sistema',
    rule: 'Quando',
    next: 'Próximo envio',
    subject: 'Assunto',
    empty: 'Nenhum agendamento.',
    removed: 'Agendamento excluído.',
    paused: 'suspenso',
    ended: 'terminado',
    at: '{{time}} ({{zone}})',
    placements: {
      skipped: 'o relógio pula {{local}}; vale o primeiro momento depois',
      repeated: 'o relógio mostra {{local}} duas vezes; vale a primeira',
    },
    rules: {
      once: 'uma vez',
      daily: 'todo dia às {{time}}',
      weekly: 'toda semana ({{days}}) às {{time}}',
      monthly: 'todo mês, dia {{day}}, às {{time}}',
      'last-business-day': 'último dia útil do mês às {{time}}',
      cron: 'cron {{expression}}',
    },
    days: ['dom', 'seg', 'ter', 'qua', 'qui', 'sex', 'sáb'],
  },
} as const
