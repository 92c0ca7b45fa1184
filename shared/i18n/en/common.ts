/** As in ../pt-BR/common.ts: names, toolbar, left bar, status bar, time. */
export const common = {
  program: 'Server Manager',
  component: { dotnet: '.NET', indy: 'Indy', wodsmtp: 'wodSmtp' },
  trust: { certificate: 'this certificate', key: 'this key', ca: 'an authority' },
  protocol: { smtp: 'SMTP', mapi: 'MAPI', vim: 'VIM/Notes' },

  command: {
    new: 'New',
    remove: 'Delete',
    save: 'Save',
    cancel: 'Cancel',
    refresh: 'Refresh',
    find: 'Find',
  },
  commandHelp: {
    new: 'New system (Ins)',
    remove: 'Delete the system (Del, in the list)',
    save: 'Save the changes (Ctrl+S)',
    cancel: 'Back to what is saved (Esc)',
    refresh: 'Read again (F5)',
    find: 'Find a system (Ctrl+F)',
  },
  toolbar: 'Toolbar',

  areas: { label: 'Areas of the program', log: 'Log', security: 'Security', services: 'Services', systems: 'Systems', check: 'Check', practice: 'Practice' },
  accelerators: { log: 'L', security: 'C', services: 'V', systems: 'S', check: 'K', practice: 'P' },

  status: {
    label: 'Status bar',
    dataDir: 'Data in {{dataDir}}',
    saved: 'Everything saved',
    newSystem: 'New system, not saved yet',
    changed_one: '{{count}} field changed',
    changed_other: '{{count}} fields changed',
    lastTest: 'Last test: {{result}} {{when}}',
    noTest: 'No test yet',
    worker: { active: 'Server process: active', stopped: 'Server process: stopped' },
  },

  session: {
    lostTitle: 'This page no longer has access to the program',
    lost: 'The program was started again, or this address came without its key. Open the complete address that the program showed when it started.',
    connecting: 'Opening…',
    disconnected: 'No contact with the program. What is on the screen is not lost; the page tries again by itself.',
  },
  failed: {
    title: 'It could not be done',
    load: 'The data could not be read.',
    again: 'Try again',
    page: 'The screen met an unexpected error.',
    reload: 'Reload the page',
  },

  unsavedQuestion: {
    title: 'Save the changes in {{name}}?',
    text_one: '{{count}} changed field has not been saved yet.',
    text_other: '{{count}} changed fields have not been saved yet.',
    save: 'Save',
    discard: 'Discard',
    stay: 'Go on editing',
  },

  language: { label: 'Language of the program', failed: 'The language changed on this screen only; the choice could not be saved.' },

  changedMark: 'changed',
  undo: 'Undo',
  copied: 'Copied.',
  copyFailed: 'It could not be copied. Select the text and use Ctrl+C.',

  duration: { milliseconds: '{{count}} ms', seconds: '{{seconds}} s' },
  ago: { now: 'just now', minutes: '{{count}} min ago', hours: '{{count}} h ago', day: 'yesterday', days: '{{count}} days ago' },
} as const
