/** What several screens say: names, toolbar, left bar, status bar, time. */
export const common = {
  program: 'Server Manager',
  component: { dotnet: '.NET', indy: 'Indy', wodsmtp: 'wodSmtp' },
  /** the scopes of an exception */
  trust: { certificate: 'este certificado', key: 'esta chave', ca: 'uma autoridade' },
  protocol: { smtp: 'SMTP', mapi: 'MAPI', vim: 'VIM/Notes' },

  /** the toolbar; `key` is what the tooltip adds */
  command: {
    new: 'Novo',
    remove: 'Excluir',
    save: 'Salvar',
    cancel: 'Cancelar',
    refresh: 'Atualizar',
    find: 'Localizar',
  },
  commandHelp: {
    new: 'Novo sistema (Ins)',
    remove: 'Excluir o sistema (Del, na lista)',
    save: 'Salvar as alterações (Ctrl+S)',
    cancel: 'Voltar ao que está salvo (Esc)',
    refresh: 'Ler de novo (F5)',
    find: 'Localizar um sistema (Ctrl+F)',
  },
  toolbar: 'Barra de ferramentas',

  /** the left bar; `accelerator` is the letter that Alt reaches, underlined */
  areas: { label: 'Áreas do programa', log: 'Log', security: 'Segurança', services: 'Serviços', systems: 'Sistemas', check: 'Avaliação', practice: 'Prática' },
  accelerators: { log: 'L', security: 'G', services: 'V', systems: 'S', check: 'A', practice: 'P' },

  status: {
    label: 'Barra de status',
    dataDir: 'Dados em {{dataDir}}',
    saved: 'Tudo salvo',
    newSystem: 'Sistema novo, ainda não salvo',
    changed_one: '{{count}} campo alterado',
    changed_other: '{{count}} campos alterados',
    lastTest: 'Último teste: {{result}} {{when}}',
    noTest: 'Nenhum teste ainda',
    worker: { active: 'Processo de servidor: ativo', stopped: 'Processo de servidor: parado' },
  },

  /** the page and the program behind it */
  session: {
    lostTitle: 'Esta página não tem mais acesso ao programa',
    lost: 'O programa foi iniciado de novo, ou este endereço veio sem a chave. Abra o endereço completo que o programa mostrou ao iniciar.',
    connecting: 'Abrindo…',
    disconnected: 'Sem contato com o programa. O que está na tela não se perde; a página tenta de novo sozinha.',
  },
  failed: {
    title: 'Não foi possível concluir',
    load: 'Não foi possível ler os dados.',
    again: 'Tentar de novo',
    page: 'A tela encontrou um erro inesperado.',
    reload: 'Recarregar a página',
  },

  unsavedQuestion: {
    title: 'Salvar as alterações em {{name}}?',
    text_one: 'Há {{count}} campo alterado que ainda não foi salvo.',
    text_other: 'Há {{count}} campos alterados que ainda não foram salvos.',
    save: 'Salvar',
    discard: 'Descartar',
    stay: 'Continuar editando',
  },

  /** the choice of the language, in the status bar */
  language: { label: 'Língua do programa', failed: 'A língua mudou só nesta tela; não foi possível guardar a escolha.' },

  changedMark: 'alterado',
  undo: 'Desfazer',
  copied: 'Copiado.',
  copyFailed: 'Não foi possível copiar. Selecione o texto e use Ctrl+C.',

  duration: { milliseconds: '{{count}} ms', seconds: '{{seconds}} s' },
  ago: { now: 'agora', minutes: 'há {{count}} min', hours: 'há {{count}} h', day: 'ontem', days: 'há {{count}} dias' },
} as const
