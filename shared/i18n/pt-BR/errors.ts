/** One sentence for each code of shared/errors.ts: what happened, and what to do. */
export const errors = {
  'invalid-input': 'Há campos que precisam de correção. Veja a indicação em cada um e tente de novo.',
  'not-found': 'Não encontrado: pode ter sido excluído ou mudado de nome. Confira o nome ou atualize a lista.',
  'name-taken': 'Já existe um sistema com esse nome. Maiúsculas e acentos não diferenciam: escolha outro nome.',
  conflict: 'Outra pessoa ou outro programa salvou este sistema enquanto você editava. Compare as duas versões antes de salvar.',
  'store-unreadable':
    'O arquivo deste sistema está danificado ou foi gravado por uma versão mais nova do programa. Ele foi preservado como está; os outros sistemas continuam disponíveis.',
  'store-write-failed':
    'Não foi possível gravar ({{reason}}); o que estava salvo antes não mudou. Verifique o espaço em disco e a permissão da pasta de dados.',
  'secret-unavailable':
    'A chave que protege as senhas não pôde ser aberta aqui. As demais configurações estão intactas; digite a senha de novo ou dê a este processo acesso à chave.',
  'data-folder-unusable':
    'A pasta de dados {{folder}} não pode ser usada ({{reason}}). Confira o caminho e a permissão, ou escolha outra com --data-dir.',
  'only-way': 'Este é o único modo de abrir a chave das senhas aqui; sem ele todas se perderiam. Nada foi mudado.',
  'needs-smtp':
    'O sistema {{name}} não envia por SMTP, e só o SMTP permite processo de servidor e agendamento. Para usar a fila, mude o protocolo do sistema para SMTP.',
  'read-expired': 'O que foi lido do banco não está mais guardado. Leia de novo.',
  'port-in-use': 'A porta {{port}} já está em uso ou não pode ser aberta. Escolha outra porta ou encerre o programa que a ocupa.',
  busy: 'A pasta de dados está ocupada por outro programa há tempo demais. Espere um instante e tente de novo.',
  'unknown-procedure': 'Esta versão do programa não conhece essa operação. Recarregue a página.',
  'unknown-command': 'Esta versão não conhece o comando ou a opção “{{name}}”. Veja a lista com --help.',
  usage: 'O comando está incompleto ou tem opções que não combinam.',
  'unreadable-file': 'Não foi possível ler o arquivo {{file}} ({{reason}}). Confira o caminho e o conteúdo.',
  internal: 'Ocorreu um erro no próprio programa. Ele foi registrado no log com a referência {{reference}}; informe-a a quem dá suporte.',
} as const
