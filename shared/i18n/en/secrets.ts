/** As in ../pt-BR/secrets.ts: how passwords are protected here. */
export const secrets = {
  title: 'Security',
  intro:
    'The systems’ passwords are kept encrypted, each one bound to its system and its field. They only go in: no screen, export, report or log shows them again.',
  how: {
    group: 'How passwords are protected here',
    'key-file': 'The key is in a file of the data folder that only your user of the operating system reads.',
    environment: 'The key comes from the environment variable SERVER_MANAGER_KEY and is in no file.',
    'safe-storage': 'The key is in the operating system’s vault, bound to your user.',
    unavailable: 'The key cannot be opened here. Everything else works; the passwords have to be typed again, or the key given back.',
    limit: {
      'key-file': 'Whoever can read the whole folder as you can is able to open the passwords. A copy of the documents alone is not enough.',
      environment: 'Whoever knows the variable’s value and reads the folder can open the passwords.',
      'safe-storage': 'Whoever signs in to the computer as you can open the passwords; a copy of the folder cannot.',
    },
  },
  ways: {
    title: 'Who can open the key',
    'key-file': 'The command line, the page and the server process, by the key file',
    environment: 'Whoever has the variable SERVER_MANAGER_KEY',
    'safe-storage': 'This computer’s window, by the vault {{backend}}',
    none: 'There is no key yet: it is made with the first password.',
  },
  permission: {
    label: 'Allow the server process and the command line',
    help: 'They run without a window and do not reach the vault. With this permission, the key also stays in a file of the data folder that only your user reads.',
    onlyWay: 'Here this is the only way to open the key, so it cannot be taken away.',
    withdrawn: 'Whoever has already copied the key file and the documents can still open the passwords of that copy: change them if in doubt.',
  },
  lost: {
    group: 'What could not be opened',
    none_one: 'The saved password opens as it should.',
    none_other: 'The {{count}} saved passwords open as they should.',
    nothing: 'No password is saved.',
    help: 'These passwords were encrypted with another key, for instance on another computer. Nothing was deleted: if the key comes back, they come back. Otherwise type them again.',
    entry: '{{system}}: {{field}}',
    fields: {
      'smtp.authentication': 'server password',
      'smtp.authentication.oauth': 'application secret (OAuth)',
      'smtp.authentication.oauth.tokens': 'connection to the provider (OAuth)',
      'proxy.authentication': 'proxy password',
      database: 'database password',
      user: 'password of user {{login}}',
    },
    open: 'Open',
  },
} as const
