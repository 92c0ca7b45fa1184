import { historyHelp, historyUsage } from './history.ts'
import { queueHelp, queueTexts, queueUsage } from './queue.ts'

/** As in ../pt-BR/cli.ts: help, and what the answers of the command line say to people. */
export const cli = {
  help: {
    intro:
      'Server Manager {{version}}: decides, explains and really tests how each system of the ERP sends e-mail.\n\n' +
      'Usage: server-manager COMMAND [OPTIONS]',
    commands: 'Commands:',
    systemsList: 'Lists the systems, with the component that sends and the result of the last test.',
    systemsShow: 'Shows the settings of a system as JSON; of passwords, only whether one is saved.',
    systemsSet: 'Creates the system in the file or replaces the one of the same name. A missing password stays as it is; null deletes it.',
    systemsRemove: 'Deletes a system, its passwords and its saved tests. Does not ask first.',
    systemsExport: 'Writes systems as JSON, without passwords, to keep, edit or take to another computer.',
    systemsImport: 'Creates or replaces the systems in the file. One with an error does not keep out the others.',
    usersList: 'Lists the users of a system: by which settings each of them sends and what deserves attention.',
    usersImport:
      'Reads the users from the table Z_GRUPOUSUARIOS by the database connection saved in the system and shows what would change. With --apply it saves;\n' +
      '      what was typed here does not change. --passwords-are-plain also saves the passwords of the table, if they are plain text.',
    explain: 'Explains who really sends: component, server, security and route, with the rule that decided.',
    test: 'Sends a test message with these settings and says what to do if it does not work.',
    find:
      'Tries ports, security, routes and address families and shows what reaches the server, the best one marked. Sends nothing; the mail password only with --login,\n' +
      '      once, and only with a valid certificate. Exit: 0 something works · 16 only with a refused certificate · else the farthest phase, 10 to 15.',
    check:
      'Judges all systems, or those given, without sending and without logging in: server, certificate, security and what has changed since the last time.\n' +
      '      Exit: 0 all fine or not judged · 40 something needs attention · 41 something fails.',
    why: 'Explains, without the network, a reply of a server or a proxy that was found in a log or a bounce: cause, who acts and what to do.',
    providers:
      'Shows what is public of each provider’s server, port, user, sender and limits, with the source; by name or by the domain of an e-mail address.\n' +
      '      With --domain D --ask-network the network is asked as well, by the domain only: MX and SRV records and, over HTTPS, the domain’s autoconfig page. No proxy.',
    practice:
      'Turns on a practice mail server, on this computer only. Ctrl+C turns it off. --faults shows the faults that it can pretend;\n' +
      '      a name a line on standard input changes the fault while it is on.',
    serve: 'Shows the program in the browser, on this computer only. Ctrl+C ends it.',
    doctor: 'Gathers what helps to understand a problem on this computer, without any password. It can be sent to whoever gives support.',
    ...queueHelp,
    ...historyHelp,
    common: 'Options:',
    options: {
      dataDir: 'where the data are; without it SERVER_MANAGER_DATA counts, else the folder of your user',
      json: 'the answer as JSON, and nothing else, on standard output',
      lang: 'the language: pt-BR, en or es; without it SERVER_MANAGER_LANG counts, else the terminal’s (LC_ALL, LANG)',
      help: 'how to use the program or a command',
      version: 'the version of the program',
    },
    secrets:
      'FILE is a JSON file, or - for standard input. Passwords come from the file, from standard input or from the variables\n' +
      'SERVER_MANAGER_SMTP_PASSWORD and SERVER_MANAGER_PROXY_PASSWORD; never from an option.',
    exit:
      'Exit codes: 0 it worked · 1 error of the program · 2 wrong usage or unreadable file · 10 to 21 the phase in which\n' +
      'the test stopped · 30 unknown result · 31 cancelled.',
  },
  usage: 'Usage: server-manager {{usage}}',
  usageReasons: {
    ...queueUsage,
    ...historyUsage,
    positionals: 'Words are missing after the command, or there are too many.',
    'option-value': 'The option {{option}} lacks its value, or has one that does not fit. A value that begins with - is written --option=-value.',
    explain: 'Give only one of the forms: --system, --file, or --protocol together with --tecnologia.',
    param: 'A parameter is given as --param NAME=VALUE.',
    system: 'Give the system: --system NAME.',
    test: 'Give --system or --file, one of the two.',
    to: 'The recipient is missing: --to ADDRESS.',
    'stop-after': 'The phase of --stop-after is one of these: {{phases}}.',
    deadline: 'The time of --deadline is in seconds, from 1 to 600.',
    find: 'Give --system, --file or --server, one of the three; --port goes with --server.',
    'find-deadline': 'The time of --deadline is in seconds, from 2 to 60.',
    'ask-network': '--ask-network needs --domain DOMAIN, and --domain is not used together with a name.',
    'reply-code': 'CODE is the code of the refusal, from 400 to 599, alone or with the enhanced one: 535 or "535 5.7.139". For a proxy, with --phase proxy, from 300 to 599.',
    'why-phase': 'The phase of --phase is one in which the other side answers: {{phases}}.',
    lang: 'The program does not speak “{{asked}}”. The languages of --lang and SERVER_MANAGER_LANG are {{languages}}.',
    port: 'The port is a whole number from 0 to 65535; 0 means any free one.',
    fault: 'The fault of --fault is one of these: {{faults}}.',
  },

  why: {
    host: '«server»',
    sender: '«sender»',
    unknown: 'No rule knows these words; what follows comes from the class of the reply only.',
    field: 'Field: {{field}}',
    source: 'Rule: {{rule}} · source: {{source}}',
    checked: 'The source was read on {{date}}.',
  },

  providers: {
    none: 'No known provider for “{{asked}}”. Only those whose settings are public are here.',
  },

  queue: queueTexts,

  notFound: 'There is no system named “{{name}}”. See the names with "server-manager systems list".',
  created: 'System {{name}} created.',
  saved: 'System {{name}} saved.',
  removed: 'System {{name}} deleted.',
  list: {
    name: 'System',
    version: 'Technology',
    protocol: 'Protocol',
    component: 'Component',
    lastTest: 'Last test',
    empty: 'There are no systems yet. Create one with "server-manager systems set FILE".',
  },
  usersImport: {
    failed: 'The database was not read: {{reason}}',
    field: 'Field: {{field}}',
    applied: 'Changes kept in {{name}}: {{number}}.',
    nothing: 'Nothing to change in {{name}}.',
    shown: 'Nothing was changed. To save: --apply.',
    kind: 'State',
    fields: 'Fields',
  },
  users: { by: 'Sends by', none: 'This system has no users: everybody sends as the system.' },
  problem: {
    'not-json': 'The file {{file}} is damaged. It was kept as {{keptAs}}; the other systems were not affected.',
    'not-a-system': 'The file {{file}} does not contain a valid system. It was kept as {{keptAs}}; the other systems were not affected.',
    'newer-version': 'The file {{file}} was written by a newer version of the program. It was left as it is.',
    unreadable: 'The file {{file}} could not be read. It was left as it is.',
  },

  test: {
    skipped: 'not used',
    who: 'Who acts: {{who}}.',
    from: 'Our test: done from {{host}} by {{user}}, in {{time}} of {{total}} at most.',
    component: {
      yes: 'This system: the component {{component}} could do the same.',
      no: 'This system: the component {{component}} could not do the same.',
      unknown: 'This system: whether the component {{component}} could do the same is not known from here.',
    },
    options: { from: '--from', to: '--to', subject: '--subject', text: '--text', asUser: '--as-user' },
  },

  practice: {
    listening:
      'Practice server at {{host}}:{{port}}, user “{{user}}”, password “{{password}}”, with or without SSL (STARTTLS).\nCertificate of its own, SHA-256 {{fingerprint256}}. Ctrl+C turns it off.\n{{fault}}',
    received: '{{time}}  from {{from}} to {{to}}  {{size}} bytes  {{subject}}',
    nobody: '(no sender)',
    noSubject: '(no subject)',
  },

  doctor: {
    version: 'Server Manager',
    runtime: 'Runtime',
    host: 'Computer and user',
    zone: 'Time zone',
    dataDir: 'Data folder',
    modes: 'Permissions',
    freeSpace: 'Free space',
    secrets: 'Protection of passwords',
    lostSecrets: 'Passwords that do not open here',
    systems: 'Systems',
    problems: 'Files with a problem',
    tested: 'Systems tested already',
    practice: 'Practice server',
    proxyVariables: 'Proxy variables',
    proxy: 'Proxy of this computer',
    serviceProxy: 'Settings of the service (WinHTTP)',
    mailClients: 'Mail program (MAPI)',
    notesClient: 'Notes client (VIM)',
    components: 'Components of the ERP',
    none: 'none set',
    protections: {
      'key-file': 'key in a file of the data folder that only this user reads',
      environment: 'key given by the environment (SERVER_MANAGER_KEY)',
      'safe-storage': 'key kept in the vault of this computer',
      unavailable: 'the key cannot be opened here: passwords can be neither read nor saved',
    },
    practiceOn: 'turned on with the program, port {{port}}',
    practiceOff: 'off, port {{port}}',
    notLookedAt: {
      modes: 'not checked: on Windows the permissions of the folder protect it',
      components: 'not checked: .NET, OpenSSL and wodSMTP.OCX are on the computer where the ERP is installed',
    },
    legend: '✓ in order   ! needs attention   ? not checked',
  },

  reasons: {
    ENOENT: 'does not exist',
    EACCES: 'no permission',
    EPERM: 'no permission',
    EISDIR: 'is a folder',
    ENOTDIR: 'a part of the path is not a folder',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    'not-json': 'is not JSON',
    'not-utf8': 'is not UTF-8',
    'too-big': 'bigger than 10 MB',
    unreadable: 'could not be read',
  },
} as const
