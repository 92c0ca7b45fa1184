/** Words that every face uses. */
export const common = {
  /** the component that really sends, by the name administrators know it under */
  component: { dotnet: '.NET', indy: 'Indy', wodsmtp: 'wodSmtp' },
  protocol: { smtp: 'SMTP', mapi: 'MAPI', vim: 'VIM/Notes' },
} as const
