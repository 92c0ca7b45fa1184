/**
 * What a mail client's answer means and what to do, one a rule of shared/domain/diagnosis/rules-mail-client.ts. The numbers are those
 * of mapi.h, of Lotus' VIM.H and of xdg-utils.
 */

const open = 'Abra o programa de e-mail, envie dele uma mensagem qualquer e, se der certo, teste de novo.'
const smaller = 'Teste com uma mensagem mais curta e com menos destinatários.'
const recipient = 'Confira o endereço do destinatário e teste de novo.'
const reinstall = 'Repare ou reinstale o programa de e-mail e escolha-o como padrão; ou passe o sistema para SMTP.'
const bug = 'O pedido não serve a este programa de e-mail. Experimente outro como padrão, ou passe o sistema para SMTP.'
const notes = 'Abra o Notes, envie dele uma mensagem qualquer e, se der certo, teste de novo.'
const notesSetup = 'Peça a quem administra o Notes que confira a configuração desta estação; ou passe o sistema para SMTP.'
const vimBug = 'A VIM32.DLL é experimental aqui. Use um cliente Notes com automação, ou passe o sistema para SMTP.'

export const mailClientHints = {
  'mail-client-unknown': {
    cause: 'O programa de e-mail foi chamado, mas não respondeu até o fim. Ele pode ter ficado com a mensagem.',
    action: 'Antes de tentar de novo, olhe a janela que ficou aberta, a Caixa de Saída e os Itens Enviados dele.',
  },
  'mail-client-slow': {
    cause: 'O tempo acabou antes de o programa de e-mail ser chamado.',
    action: 'Dê mais tempo ao teste e tente de novo.',
  },
  'mail-client-none': {
    cause: 'Não há um programa de e-mail padrão nesta estação para o usuário que abriu este programa.',
    action: 'Escolha um em Configurações > Aplicativos > Aplicativos padrão (o novo Outlook não serve), ou passe o sistema para SMTP.',
  },
  'mail-client-no-mapi': {
    cause: 'O programa de e-mail padrão desta estação não aceita MAPI simples.',
    action: 'Escolha como padrão um que aceite, como o Outlook clássico ou o Thunderbird, ou passe o sistema para SMTP.',
  },
  'notes-missing': {
    cause: 'Não há nesta estação um cliente Notes que aceite ser chamado por outro programa.',
    action: 'Instale e configure o cliente HCL Notes, ou passe o sistema para SMTP.',
  },
  'notes-only-windows': {
    cause: 'VIM/Notes só funciona numa estação Windows com o cliente Notes, e este computador não é uma.',
    action: 'Faça o teste numa estação Windows, ou passe o sistema para SMTP.',
  },
  'desktop-missing': {
    cause: 'Este computador não tem MAPI, e não há aqui uma área de trabalho cujo programa de e-mail pudesse ser aberto.',
    action: 'Faça o teste numa estação com área de trabalho, ou passe o sistema para SMTP.',
  },
  'desktop-no-client': {
    cause: 'Este computador não tem MAPI, e nenhum programa de e-mail foi escolhido na área de trabalho.',
    action: 'Escolha um nas configurações da área de trabalho, ou passe o sistema para SMTP.',
  },
  'mail-client-unloadable': {
    cause: 'O que faz a ligação com o programa de e-mail não pôde ser carregado nesta estação.',
    action: reinstall,
  },
  'mail-client-characters': {
    cause: 'O programa de e-mail só aceita os caracteres do Windows desta estação, e a mensagem tem outros: {{detail}}.',
    action: 'Tire esses caracteres do assunto e do texto e teste de novo; nada foi trocado por “?” em silêncio.',
  },
  'mail-client-too-long': {
    cause: 'A mensagem é longa demais para ser passada ao programa de e-mail da área de trabalho: {{detail}} caracteres.',
    action: 'Teste com um texto mais curto.',
  },
  'mail-client-attachments': {
    cause: 'O programa de e-mail da área de trabalho não recebe anexos por este caminho.',
    action: 'Teste sem anexos, ou passe o sistema para SMTP.',
  },
  'mail-client-crashed': {
    cause: 'O auxiliar que fala com o programa de e-mail terminou sozinho, antes de chamá-lo. Este programa não foi afetado.',
    action: reinstall,
  },
  'mail-client-nonsense': {
    cause: 'A resposta do auxiliar que fala com o programa de e-mail não pôde ser entendida.',
    action: 'Teste de novo; se acontecer outra vez, guarde o relatório e passe o sistema para SMTP.',
  },
  'vim32-off': {
    cause: 'Este cliente só oferece a VIM32.DLL, um caminho experimental que está desligado.',
    action: 'Ligue-o na aba Internet, se aceitar o risco; melhor é passar o sistema para SMTP.',
  },

  'mail-client-closed': { cause: 'A janela da mensagem foi fechada sem enviar.', action: 'Teste de novo e clique em Enviar na janela da mensagem.' },
  'mail-client-refused': { cause: 'O programa de e-mail não aceitou a mensagem.', action: open },

  // Simple MAPI
  'mapi-2': { cause: 'O programa de e-mail não conseguiu enviar e não disse por quê (MAPI 2).', action: open },
  'mapi-3': { cause: 'O programa de e-mail não conseguiu entrar na conta padrão (MAPI 3).', action: 'Abra-o, entre na conta e teste de novo.' },
  'mapi-4': { cause: 'O disco desta estação está cheio (MAPI 4).', action: 'Libere espaço em disco e teste de novo.' },
  'mapi-5': { cause: 'Faltou memória ao programa de e-mail (MAPI 5).', action: 'Feche outros programas e teste de novo.' },
  'mapi-6': {
    cause: 'O acesso ao programa de e-mail foi negado (MAPI 6).',
    action: 'Responda “Permitir” ao aviso de segurança dele. Se nenhum aviso apareceu, veja no Outlook a opção de acesso programático.',
  },
  'mapi-8': { cause: 'Há sessões demais abertas no programa de e-mail (MAPI 8).', action: 'Feche-o e abra-o de novo, e repita o teste.' },
  'mapi-9': { cause: 'São anexos demais para o programa de e-mail (MAPI 9).', action: 'Teste com menos anexos.' },
  'mapi-10': { cause: 'São destinatários demais para o programa de e-mail (MAPI 10).', action: 'Teste com menos destinatários.' },
  'mapi-11': {
    cause: 'O programa de e-mail não encontrou o arquivo do anexo (MAPI 11).',
    action: 'Veja se um antivírus ou uma limpeza apaga a pasta temporária, e teste de novo.',
  },
  'mapi-12': { cause: 'O programa de e-mail não conseguiu abrir o anexo (MAPI 12).', action: 'Veja se um antivírus bloqueia a pasta temporária, e teste de novo.' },
  'mapi-13': { cause: 'O programa de e-mail não conseguiu gravar o anexo (MAPI 13).', action: 'Confira o espaço em disco e a pasta temporária dele, e teste de novo.' },
  'mapi-14': { cause: 'O programa de e-mail não conhece o destinatário (MAPI 14).', action: recipient },
  'mapi-15': { cause: 'O programa de e-mail não aceitou o tipo do destinatário (MAPI 15).', action: bug },
  'mapi-16': { cause: 'O programa de e-mail respondeu que não há mensagens, o que não cabe num envio (MAPI 16).', action: bug },
  'mapi-17': { cause: 'O programa de e-mail considerou a mensagem inválida (MAPI 17).', action: bug },
  'mapi-18': { cause: 'O texto é grande demais para o programa de e-mail (MAPI 18).', action: 'Teste com um texto mais curto.' },
  'mapi-19': { cause: 'O programa de e-mail não reconheceu a sessão (MAPI 19).', action: 'Feche-o e abra-o de novo, e repita o teste.' },
  'mapi-20': { cause: 'O programa de e-mail não aceita este tipo de mensagem (MAPI 20).', action: bug },
  'mapi-21': { cause: 'O destinatário corresponde a mais de uma pessoa no catálogo de endereços (MAPI 21).', action: 'Use o endereço completo, com @, e teste de novo.' },
  'mapi-22': { cause: 'A mensagem está em uso por outro programa (MAPI 22).', action: 'Feche a janela que ficou aberta no programa de e-mail e teste de novo.' },
  'mapi-23': { cause: 'A rede falhou entre o programa de e-mail e o servidor dele (MAPI 23).', action: open },
  'mapi-24': { cause: 'O programa de e-mail não aceitou os campos de edição (MAPI 24).', action: bug },
  'mapi-25': { cause: 'O programa de e-mail não aceitou um dos destinatários (MAPI 25).', action: recipient },
  'mapi-26': {
    cause: 'O programa de e-mail não oferece este envio (MAPI 26).',
    action: 'Escolha a outra forma, com ou sem a janela da mensagem; ou escolha outro programa de e-mail como padrão.',
  },
  'mapi-27': { cause: 'O programa de e-mail não aceita Unicode (MAPI 27), e a forma antiga também falhou.', action: bug },
  'mapi-other': { cause: 'O programa de e-mail respondeu com um código que não existe em MAPI simples.', action: reinstall },
  'mapi-elevated': {
    cause: 'O programa de e-mail não atendeu, e este programa está aberto como administrador: o Outlook aberto sem isso não fala com ele.',
    action: 'Abra este programa sem “Executar como administrador” e teste de novo.',
  },

  // VIM, by VIM32.DLL
  'vim-1': { cause: 'O Notes não conseguiu enviar e não disse por quê (VIM 1).', action: notes },
  'vim-2': { cause: 'O Notes encontrou um erro que o impede de continuar (VIM 2).', action: 'Feche o Notes, abra-o de novo e teste outra vez.' },
  'vim-3': { cause: 'Faltou ao Notes um dos dados do pedido (VIM 3).', action: vimBug },
  'vim-4': { cause: 'O Notes não encontrou o arquivo do anexo (VIM 4).', action: 'Veja se um antivírus ou uma limpeza apaga a pasta temporária, e teste de novo.' },
  'vim-5': { cause: 'O Notes não aceitou um dos dados do pedido (VIM 5).', action: vimBug },
  'vim-6': { cause: 'Um dado ficou grande demais para o Notes (VIM 6).', action: smaller },
  'vim-7': { cause: 'O Notes não consegue converter o texto (VIM 7).', action: 'Teste com um texto só de letras simples.' },
  'vim-8': { cause: 'Faltou memória ao Notes (VIM 8).', action: 'Feche outros programas e teste de novo.' },
  'vim-9': { cause: 'A configuração do Notes nesta estação não está completa (VIM 9).', action: notesSetup },
  'vim-10': { cause: 'O Notes não reconheceu um objeto do pedido (VIM 10).', action: vimBug },
  'vim-11': { cause: 'O Notes não aceitou a senha (VIM 11).', action: 'Abra o Notes, digite a senha e teste com ele aberto.' },
  'vim-12': { cause: 'O Notes não conhece uma das opções do pedido (VIM 12).', action: vimBug },
  'vim-13': { cause: 'O Notes considerou a assinatura inválida (VIM 13).', action: notesSetup },
  'vim-14': { cause: 'O Notes já tem algo com este nome (VIM 14).', action: vimBug },
  'vim-15': { cause: 'O Notes não encontrou um nome do catálogo (VIM 15).', action: recipient },
  'vim-16': { cause: 'Este Notes não oferece o que foi pedido (VIM 16).', action: vimBug },
  'vim-17': { cause: 'Faltam certificados em comum entre o Notes e o servidor dele (VIM 17).', action: notesSetup },
  'vim-18': { cause: 'O Notes não tem um usuário ou um servidor padrão (VIM 18).', action: notesSetup },
  'vim-19': { cause: 'Nada no Notes corresponde ao pedido (VIM 19).', action: recipient },
  'vim-20': { cause: 'O Notes não encontrou a assinatura (VIM 20).', action: notesSetup },
  'vim-21': { cause: 'O Notes não tem o dado pedido (VIM 21).', action: vimBug },
  'vim-22': { cause: 'O Notes não conseguiu abrir o correio ou um arquivo (VIM 22).', action: notes },
  'vim-23': { cause: 'O Notes pede a senha (VIM 23).', action: 'Abra o Notes, digite a senha e teste com ele aberto.' },
  'vim-24': { cause: 'O Notes não conseguiu ler o correio ou um arquivo (VIM 24).', action: notes },
  'vim-25': { cause: 'O Notes não conhece este tipo de mensagem (VIM 25).', action: vimBug },
  'vim-26': { cause: 'Este Notes usa outra versão de VIM (VIM 26).', action: vimBug },
  'vim-27': { cause: 'O Notes não conseguiu gravar (VIM 27).', action: 'Confira o espaço em disco e teste de novo.' },
  'vim-28': { cause: 'O Notes não conseguiu criar a mensagem (VIM 28).', action: notes },
  'vim-256': { cause: 'O Notes ficou sem destinatários (VIM 256).', action: recipient },
  'vim-257': { cause: 'O Notes não encontrou o destinatário (VIM 257).', action: recipient },
  'vim-258': { cause: 'O destinatário corresponde a mais de uma pessoa no Notes (VIM 258).', action: 'Use o endereço completo, com @, e teste de novo.' },
  'vim-259': { cause: 'O arquivo de correio do Notes está danificado (VIM 259).', action: notesSetup },
  'vim-260': { cause: 'O Notes considerou a mensagem inválida (VIM 260).', action: vimBug },
  'vim-other': { cause: 'O Notes respondeu com um código que não é conhecido.', action: vimBug },

  // the Notes client, by its automation
  'notes-not-registered': { cause: 'A automação do Notes não está registrada nesta estação.', action: 'Repare a instalação do Notes, ou passe o sistema para SMTP.' },
  'notes-not-started': {
    cause: 'O Notes não pôde ser iniciado ou não atendeu a este programa.',
    action: 'Abra o Notes antes, com o mesmo usuário e sem “Executar como administrador” em nenhum dos dois, e teste de novo.',
  },
  'notes-mail-file': { cause: 'O Notes não conseguiu abrir o arquivo de correio do usuário.', action: notes },
  'notes-compose': { cause: 'O Notes não conseguiu montar a mensagem.', action: notes },
  'notes-attach': { cause: 'O Notes não conseguiu anexar um arquivo.', action: 'Veja se um antivírus bloqueia a pasta temporária, e teste de novo.' },
  'notes-send': { cause: 'O Notes montou a mensagem, mas não conseguiu enviá-la.', action: notes },
  'notes-other': { cause: 'O Notes parou com um erro que não é conhecido.', action: notes },

  // the desktop's client
  'desktop-1': { cause: 'A área de trabalho não entendeu o pedido de abrir a mensagem.', action: smaller },
  'desktop-2': { cause: 'A área de trabalho não encontrou um arquivo de que precisa.', action: open },
  'desktop-3': { cause: 'Falta um programa de que a área de trabalho precisa para abrir o e-mail.', action: 'Instale um programa de e-mail e escolha-o como padrão, e teste de novo.' },
  'desktop-4': { cause: 'O programa de e-mail da área de trabalho não pôde ser aberto.', action: open },
  'desktop-other': { cause: 'A área de trabalho não conseguiu abrir a mensagem.', action: open },
} as const
