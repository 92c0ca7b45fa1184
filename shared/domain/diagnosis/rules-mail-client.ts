/** What a mail client of the workstation answered, or why none could be asked. */
import { clientProblems } from '../mail-client/found.ts'
import { mapiUserAbort, statusKeys, vimUserCancel } from '../mail-client/statuses.ts'
import type { Advice, DiagnosisFacts, Rule } from './rule.ts'
import type { SystemDocument } from '../system/document.ts'

const sources = {
  mapi: 'mapi.h (Microsoft, MAPISendMail)',
  vim: 'Lotus VIM.H and VIMEXT.H',
  notes: 'HCL Domino Designer help, OLE automation; winerror.h',
  desktop: 'xdg-utils, xdg-open(1)',
} as const

/** The way out: back to SMTP, by one click where a server is known already. */
function toSmtp(_: DiagnosisFacts, document: SystemDocument | null): Advice {
  const known = document !== null && document.protocol !== 'smtp' && document.smtp.server !== ''
  return { change: known ? [{ path: 'protocol', value: 'smtp' }] : null }
}

const withDetail = ({ handOver }: DiagnosisFacts): Advice => ({ params: { detail: handOver?.detail ?? '' } })

const rule = (name: string, more: Partial<Rule> = {}): Rule => ({
  rule: name,
  who: 'you',
  field: null,
  signs: { code: [name as NonNullable<Rule['signs']['code']>[number]] },
  source: 'the way this program hands a message over',
  ...more,
})

/** Before all others, as is a message to a server of which nobody knows. */
export const clientUnknown: Rule = rule('mail-client-unknown', {
  signs: { verdict: ['unknown'], also: ({ handOver }) => (handOver ?? null) !== null },
  source: 'the call blocks until the client answers; it was ended before',
})

/** The person's own decision needs no advice: its verdict is "cancelled". */
const closed = [`mapi-${mapiUserAbort}`, `vim-${vimUserCancel}`]

export const mailClientRules: readonly Rule[] = [
  ...clientProblems.map((problem) => rule(problem, { field: 'protocol', advise: toSmtp })),
  rule('mail-client-slow', { signs: { code: ['deadline'], also: (_, document) => document !== null && document.protocol !== 'smtp' } }),
  rule('mail-client-unloadable', { source: sources.mapi }),
  rule('mail-client-characters', { field: 'subject', advise: withDetail, source: 'MAPISendMail takes the code page of Windows' }),
  rule('mail-client-too-long', { field: 'text', advise: withDetail, source: 'execve(2); RFC 6068' }),
  rule('mail-client-attachments', { source: 'RFC 6068' }),
  rule('mail-client-crashed'),
  rule('mail-client-nonsense'),
  rule('vim32-off', { field: 'mailClient.vim32', advise: () => ({ change: [{ path: 'mailClient.vim32', value: true }] }) }),
  ...statusKeys
    .filter((key) => !closed.includes(key))
    .map((key) =>
      rule(key, {
        signs: { code: ['mail-client-refused'], also: ({ handOver }) => handOver?.status === key },
        source: sources[key.split('-')[0] as keyof typeof sources],
      }),
    ),
  // the person's own decision is a verdict of its own; this is what a report of it says elsewhere
  rule('mail-client-closed'),
  rule('mail-client-refused'),
]
