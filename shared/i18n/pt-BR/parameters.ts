/** The tab Parâmetros. */
export const parameters = {
  group: 'Parâmetros do sistema',
  name: 'Nome',
  value: 'Valor',
  meaning: 'Significado e efeito',
  add: 'Adicionar parâmetro',
  addKnown: 'Adicionar {{name}}',
  remove: 'Retirar {{name}}',
  removeUnnamed: 'Retirar a linha {{row}}',
  row: { name: 'Nome do parâmetro, linha {{row}}', value: 'Valor do parâmetro, linha {{row}}' },
  none: 'Nenhum parâmetro informado: vale o padrão da Tecnologia.',
  meanings: {
    USEDOTNETMAIL: 'S envia pelo componente de e-mail do .NET; N volta ao wodSmtp. Padrão a partir da 13.0.',
    USEINDY: 'S envia pelo Indy, componente do Delphi. Não existe mais a partir da 14.1.',
    unknown: 'Outro parâmetro do sistema: guardado como está.',
  },
  decides: 'decide quem envia',
  noEffect: 'não muda quem envia',
  withoutEffect: 'sem efeito com este protocolo',
  upper: 'será guardado como {{name}}',

  whatIf: {
    group: 'E se a Tecnologia fosse outra?',
    help: 'Com os parâmetros acima, quem enviaria em cada faixa de versão:',
    ranges: {
      'below-13.0': 'antes da 13.0',
      '13.0-to-13.1': '13.0 e 13.1',
      'above-13.1': '13.2 até 14.0',
      'from-14.1': '14.1 em diante',
    },
    now: 'hoje',
    other: 'Outra Tecnologia',
    otherHelp: 'Digite uma versão para ver o resultado; nada é alterado.',
    result: '{{version}}: enviaria o {{component}}.',
    invalid: 'Informe só números e pontos, por exemplo 14.1.',
    notSmtp: 'Só vale para o protocolo SMTP; hoje o sistema usa {{protocol}}.',
  },
} as const
