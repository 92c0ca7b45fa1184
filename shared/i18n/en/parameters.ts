/** As in ../pt-BR/parameters.ts: the tab Parameters. */
export const parameters = {
  group: 'Parameters of the system',
  name: 'Name',
  value: 'Value',
  meaning: 'Meaning and effect',
  add: 'Add parameter',
  addKnown: 'Add {{name}}',
  remove: 'Remove {{name}}',
  removeUnnamed: 'Remove row {{row}}',
  row: { name: 'Name of the parameter, row {{row}}', value: 'Value of the parameter, row {{row}}' },
  none: 'No parameter given: the Technology’s default counts.',
  meanings: {
    USEDOTNETMAIL: 'S sends by the mail component of .NET; N goes back to wodSmtp. Default from 13.0 on.',
    USEINDY: 'S sends by Indy, a component of Delphi. It no longer exists from 14.1 on.',
    unknown: 'Another parameter of the system: kept as it is.',
  },
  decides: 'decides who sends',
  noEffect: 'does not change who sends',
  withoutEffect: 'no effect with this protocol',
  upper: 'will be saved as {{name}}',

  whatIf: {
    group: 'What if the Technology were another one?',
    help: 'With the parameters above, who would send in each range of versions:',
    ranges: {
      'below-13.0': 'before 13.0',
      '13.0-to-13.1': '13.0 and 13.1',
      'above-13.1': '13.2 to 14.0',
      'from-14.1': '14.1 on',
    },
    now: 'today',
    other: 'Another Technology',
    otherHelp: 'Type a version to see the result; nothing is changed.',
    result: '{{version}}: {{component}} would send.',
    invalid: 'Give numbers and dots only, for example 14.1.',
    notSmtp: 'Only for the protocol SMTP; today the system uses {{protocol}}.',
  },
} as const
