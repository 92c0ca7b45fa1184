/** As in ../pt-BR/mail-client-hints.ts. */

const open = 'Open the mail program, send any message from it and, if that works, test again.'
const smaller = 'Test with a shorter message and fewer recipients.'
const recipient = 'Check the recipient’s address and test again.'
const reinstall = 'Repair or reinstall the mail program and choose it as the default; or change the system to SMTP.'
const bug = 'The request does not suit this mail program. Try another one as the default, or change the system to SMTP.'
const notes = 'Open Notes, send any message from it and, if that works, test again.'
const notesSetup = 'Ask whoever runs Notes to check the setup of this workstation; or change the system to SMTP.'
const vimBug = 'VIM32.DLL is experimental here. Use a Notes client with automation, or change the system to SMTP.'
const temporary = 'See whether an antivirus blocks the temporary folder, and test again.'
const cleaned = 'See whether an antivirus or a cleaner deletes the temporary folder, and test again.'
const reopen = 'Close it, open it again, and repeat the test.'
const memory = 'Close other programs and test again.'
const signIn = 'Open Notes, type the password and test while it is open.'

export const mailClientHints = {
  'mail-client-unknown': {
    cause: 'The mail program was called, but did not answer to the end. It may have kept the message.',
    action: 'Before you try again, look at the window that stayed open, its Outbox and its Sent Items.',
  },
  'mail-client-slow': {
    cause: 'The time was over before the mail program was called.',
    action: 'Give the test more time and try again.',
  },
  'mail-client-none': {
    cause: 'This workstation has no default mail program for the user who opened this program.',
    action: 'Choose one in Settings > Apps > Default apps (the new Outlook will not do), or change the system to SMTP.',
  },
  'mail-client-no-mapi': {
    cause: 'The default mail program of this workstation does not accept Simple MAPI.',
    action: 'Choose one that does as the default, such as classic Outlook or Thunderbird, or change the system to SMTP.',
  },
  'notes-missing': {
    cause: 'This workstation has no Notes client that can be called by another program.',
    action: 'Install and set up the HCL Notes client, or change the system to SMTP.',
  },
  'notes-only-windows': {
    cause: 'VIM/Notes only works on a Windows workstation with the Notes client, and this computer is not one.',
    action: 'Test on a Windows workstation, or change the system to SMTP.',
  },
  'desktop-missing': {
    cause: 'This computer has no MAPI, and there is no desktop here whose mail program could be opened.',
    action: 'Test on a workstation with a desktop, or change the system to SMTP.',
  },
  'desktop-no-client': {
    cause: 'This computer has no MAPI, and no mail program is chosen on its desktop.',
    action: 'Choose one in the desktop’s settings, or change the system to SMTP.',
  },
  'mail-client-unloadable': {
    cause: 'What makes the connection to the mail program could not be loaded on this workstation.',
    action: reinstall,
  },
  'mail-client-characters': {
    cause: 'The mail program only takes the Windows characters of this workstation, and the message has others: {{detail}}.',
    action: 'Take those characters out of the subject and the text and test again; nothing was silently replaced by “?”.',
  },
  'mail-client-too-long': {
    cause: 'The message is too long to be passed to the desktop’s mail program: {{detail}} characters.',
    action: 'Test with a shorter text.',
  },
  'mail-client-attachments': {
    cause: 'The desktop’s mail program does not take attachments in this way.',
    action: 'Test without attachments, or change the system to SMTP.',
  },
  'mail-client-crashed': {
    cause: 'The helper that talks to the mail program ended by itself before calling it. This program was not affected.',
    action: reinstall,
  },
  'mail-client-nonsense': {
    cause: 'The answer of the helper that talks to the mail program could not be understood.',
    action: 'Test again; if it happens once more, keep the report and change the system to SMTP.',
  },
  'vim32-off': {
    cause: 'This client only offers VIM32.DLL, an experimental way that is turned off.',
    action: 'Turn it on in the Internet tab, if you accept the risk; better change the system to SMTP.',
  },

  'mail-client-closed': { cause: 'The message window was closed without sending.', action: 'Test again and click Send in the message window.' },
  'mail-client-refused': { cause: 'The mail program did not accept the message.', action: open },

  // Simple MAPI
  'mapi-2': { cause: 'The mail program could not send and did not say why (MAPI 2).', action: open },
  'mapi-3': { cause: 'The mail program could not sign in to the default account (MAPI 3).', action: 'Open it, sign in to the account and test again.' },
  'mapi-4': { cause: 'The disk of this workstation is full (MAPI 4).', action: 'Free some disk space and test again.' },
  'mapi-5': { cause: 'The mail program ran out of memory (MAPI 5).', action: memory },
  'mapi-6': {
    cause: 'Access to the mail program was denied (MAPI 6).',
    action: 'Answer “Allow” to its security prompt. If no prompt came up, look at the programmatic access option in Outlook.',
  },
  'mapi-8': { cause: 'Too many sessions are open in the mail program (MAPI 8).', action: reopen },
  'mapi-9': { cause: 'Too many attachments for the mail program (MAPI 9).', action: 'Test with fewer attachments.' },
  'mapi-10': { cause: 'Too many recipients for the mail program (MAPI 10).', action: 'Test with fewer recipients.' },
  'mapi-11': { cause: 'The mail program did not find the file of the attachment (MAPI 11).', action: cleaned },
  'mapi-12': { cause: 'The mail program could not open the attachment (MAPI 12).', action: temporary },
  'mapi-13': { cause: 'The mail program could not write the attachment (MAPI 13).', action: 'Check the disk space and its temporary folder, and test again.' },
  'mapi-14': { cause: 'The mail program does not know the recipient (MAPI 14).', action: recipient },
  'mapi-15': { cause: 'The mail program did not accept the kind of recipient (MAPI 15).', action: bug },
  'mapi-16': { cause: 'The mail program answered that there are no messages, which does not fit a sending (MAPI 16).', action: bug },
  'mapi-17': { cause: 'The mail program took the message for invalid (MAPI 17).', action: bug },
  'mapi-18': { cause: 'The text is too big for the mail program (MAPI 18).', action: 'Test with a shorter text.' },
  'mapi-19': { cause: 'The mail program did not recognise the session (MAPI 19).', action: reopen },
  'mapi-20': { cause: 'The mail program does not accept this kind of message (MAPI 20).', action: bug },
  'mapi-21': { cause: 'The recipient matches more than one person in the address book (MAPI 21).', action: 'Use the full address, with @, and test again.' },
  'mapi-22': { cause: 'The message is in use by another program (MAPI 22).', action: 'Close the window that stayed open in the mail program and test again.' },
  'mapi-23': { cause: 'The network failed between the mail program and its server (MAPI 23).', action: open },
  'mapi-24': { cause: 'The mail program did not accept the edit fields (MAPI 24).', action: bug },
  'mapi-25': { cause: 'The mail program did not accept one of the recipients (MAPI 25).', action: recipient },
  'mapi-26': {
    cause: 'The mail program does not offer this way of sending (MAPI 26).',
    action: 'Choose the other way, with or without the message window; or choose another mail program as the default.',
  },
  'mapi-27': { cause: 'The mail program does not accept Unicode (MAPI 27), and the older way failed as well.', action: bug },
  'mapi-other': { cause: 'The mail program answered with a code that does not exist in Simple MAPI.', action: reinstall },
  'mapi-elevated': {
    cause: 'The mail program did not respond, and this program is open as administrator: an Outlook that is not does not talk to it.',
    action: 'Open this program without “Run as administrator” and test again.',
  },

  // VIM, by VIM32.DLL
  'vim-1': { cause: 'Notes could not send and did not say why (VIM 1).', action: notes },
  'vim-2': { cause: 'Notes met an error that keeps it from going on (VIM 2).', action: 'Close Notes, open it again and test once more.' },
  'vim-3': { cause: 'Notes missed part of the request (VIM 3).', action: vimBug },
  'vim-4': { cause: 'Notes did not find the file of the attachment (VIM 4).', action: cleaned },
  'vim-5': { cause: 'Notes did not accept part of the request (VIM 5).', action: vimBug },
  'vim-6': { cause: 'Something was too big for Notes (VIM 6).', action: smaller },
  'vim-7': { cause: 'Notes cannot convert the text (VIM 7).', action: 'Test with a text of plain letters only.' },
  'vim-8': { cause: 'Notes ran out of memory (VIM 8).', action: memory },
  'vim-9': { cause: 'The setup of Notes on this workstation is not complete (VIM 9).', action: notesSetup },
  'vim-10': { cause: 'Notes did not recognise an object of the request (VIM 10).', action: vimBug },
  'vim-11': { cause: 'Notes did not accept the password (VIM 11).', action: signIn },
  'vim-12': { cause: 'Notes does not know one of the options of the request (VIM 12).', action: vimBug },
  'vim-13': { cause: 'Notes took the signature for invalid (VIM 13).', action: notesSetup },
  'vim-14': { cause: 'Notes already has something by this name (VIM 14).', action: vimBug },
  'vim-15': { cause: 'Notes did not find a name of the address book (VIM 15).', action: recipient },
  'vim-16': { cause: 'This Notes does not offer what was asked for (VIM 16).', action: vimBug },
  'vim-17': { cause: 'Notes and its server have no certificate in common (VIM 17).', action: notesSetup },
  'vim-18': { cause: 'Notes has no default user or server (VIM 18).', action: notesSetup },
  'vim-19': { cause: 'Nothing in Notes matches the request (VIM 19).', action: recipient },
  'vim-20': { cause: 'Notes did not find the signature (VIM 20).', action: notesSetup },
  'vim-21': { cause: 'Notes does not have what was asked for (VIM 21).', action: vimBug },
  'vim-22': { cause: 'Notes could not open the mail or a file (VIM 22).', action: notes },
  'vim-23': { cause: 'Notes asks for the password (VIM 23).', action: signIn },
  'vim-24': { cause: 'Notes could not read the mail or a file (VIM 24).', action: notes },
  'vim-25': { cause: 'Notes does not know this kind of message (VIM 25).', action: vimBug },
  'vim-26': { cause: 'This Notes uses another version of VIM (VIM 26).', action: vimBug },
  'vim-27': { cause: 'Notes could not write (VIM 27).', action: 'Check the disk space and test again.' },
  'vim-28': { cause: 'Notes could not create the message (VIM 28).', action: notes },
  'vim-256': { cause: 'Notes was left without recipients (VIM 256).', action: recipient },
  'vim-257': { cause: 'Notes did not find the recipient (VIM 257).', action: recipient },
  'vim-258': { cause: 'The recipient matches more than one person in Notes (VIM 258).', action: 'Use the full address, with @, and test again.' },
  'vim-259': { cause: 'The Notes mail file is damaged (VIM 259).', action: notesSetup },
  'vim-260': { cause: 'Notes took the message for invalid (VIM 260).', action: vimBug },
  'vim-other': { cause: 'Notes answered with a code that is not known.', action: vimBug },

  // the Notes client, by its automation
  'notes-not-registered': { cause: 'The automation of Notes is not registered on this workstation.', action: 'Repair the installation of Notes, or change the system to SMTP.' },
  'notes-not-started': {
    cause: 'Notes could not be started or did not respond to this program.',
    action: 'Open Notes first, as the same user and with neither of the two run as administrator, and test again.',
  },
  'notes-mail-file': { cause: 'Notes could not open the user’s mail file.', action: notes },
  'notes-compose': { cause: 'Notes could not compose the message.', action: notes },
  'notes-attach': { cause: 'Notes could not attach a file.', action: temporary },
  'notes-send': { cause: 'Notes composed the message, but could not send it.', action: notes },
  'notes-other': { cause: 'Notes stopped with an error that is not known.', action: notes },

  // the desktop's client
  'desktop-1': { cause: 'The desktop did not understand the request to open the message.', action: smaller },
  'desktop-2': { cause: 'The desktop did not find a file that it needs.', action: open },
  'desktop-3': { cause: 'A program that the desktop needs to open e-mail is missing.', action: 'Install a mail program, choose it as the default, and test again.' },
  'desktop-4': { cause: 'The desktop’s mail program could not be opened.', action: open },
  'desktop-other': { cause: 'The desktop could not open the message.', action: open },
} as const
