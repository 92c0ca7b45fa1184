/** As in ../pt-BR/errors.ts: one sentence for each code, what happened and what to do. */
export const errors = {
  'invalid-input': 'Some fields need correction. See what is said beside each of them and try again.',
  'not-found': 'Not found: it may have been deleted or renamed. Check the name or refresh the list.',
  'name-taken': 'There is already a system with that name. Capitals and accents make no difference: choose another name.',
  conflict: 'Somebody else or another program saved this system while you were editing. Compare the two versions before you save.',
  'store-unreadable':
    'This system’s file is damaged or was written by a newer version of the program. It was left as it is; the other systems are still available.',
  'store-write-failed': 'It could not be written ({{reason}}); what was saved before has not changed. Check the disk space and the permission of the data folder.',
  'secret-unavailable':
    'The key that protects the passwords could not be opened here. The other settings are intact; type the password again or give this process access to the key.',
  'data-folder-unusable': 'The data folder {{folder}} cannot be used ({{reason}}). Check its path and permission, or choose another one with --data-dir.',
  'only-way': 'This is the only way to open the key of the passwords here; without it all of them would be lost. Nothing was changed.',
  'needs-smtp':
    'The system {{name}} does not send by SMTP, and only SMTP allows a server process and schedules. To use the queue, change the system’s protocol to SMTP.',
  'read-expired': 'What was read from the database is no longer kept. Read it again.',
  'port-in-use': 'Port {{port}} is already in use or cannot be opened. Choose another port or end the program that holds it.',
  busy: 'The data folder has been held by another program for too long. Wait a moment and try again.',
  'unknown-procedure': 'This version of the program does not know that operation. Reload the page.',
  'unknown-command': 'This version does not know the command or option “{{name}}”. See the list with --help.',
  usage: 'The command is incomplete or has options that do not go together.',
  'unreadable-file': 'The file {{file}} could not be read ({{reason}}). Check its path and content.',
  internal: 'The program itself failed. The error was written to the log under the reference {{reference}}; quote it to whoever gives support.',
} as const
