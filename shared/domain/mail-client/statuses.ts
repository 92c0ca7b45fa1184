/**
 * What mail clients answer, by number. Each has its words: cause and what to do stand in shared/i18n → `hints`, under the key that
 * is made here. Sources: mapi.h (learn.microsoft.com, MAPISendMail), Lotus VIM.H and VIMEXT.H, xdg-utils' manual pages.
 */

/** Simple MAPI; 0 is success, 7 was never given out. */
export const mapiStatuses = [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27] as const
/** Vendor Independent Messaging; from 256 on Lotus' own. */
export const vimStatuses = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 256, 257, 258, 259, 260, 261,
] as const // prettier-ignore
/** where the Notes client's automation stopped */
export const notesStatuses = ['not-registered', 'not-started', 'mail-file', 'compose', 'attach', 'send', 'other'] as const
/** exit codes of xdg-open and xdg-email */
export const desktopStatuses = [1, 2, 3, 4] as const

/** The person closed the window of the message without sending it. */
export const mapiUserAbort = 1
export const mapiUnicodeNotSupported = 27
export const vimUserCancel = 261

export const statusKeys: readonly string[] = [
  ...mapiStatuses.map((code) => `mapi-${code}`),
  'mapi-other',
  // the same numbers, from a program that runs as administrator
  'mapi-elevated',
  ...vimStatuses.map((code) => `vim-${code}`),
  'vim-other',
  ...notesStatuses.map((name) => `notes-${name}`),
  ...desktopStatuses.map((code) => `desktop-${code}`),
  'desktop-other',
]

/** @returns a member of `statusKeys`, whatever a client may answer */
export function statusKey(list: 'mapi' | 'vim' | 'notes' | 'desktop', code: number | string): string {
  const key = `${list}-${code}`
  return statusKeys.includes(key) && key !== 'mapi-elevated' ? key : `${list}-other`
}

/** HRESULTs that say how far the automation of Notes came (winerror.h). */
const notRegistered: readonly number[] = [0x80040154, 0x800401f3]
/** CO_E_SERVER_EXEC_FAILURE, E_ACCESSDENIED: also where one of the two runs as administrator */
const notStarted: readonly number[] = [0x80080005, 0x80070005]

/** @param hresult as a signed or an unsigned number, null where none was given */
export function notesStatus(step: string, hresult: number | null): string {
  const code = hresult === null ? null : hresult >>> 0
  if (step === 'session' && code !== null && notRegistered.includes(code)) return statusKey('notes', 'not-registered')
  if (step === 'session') return statusKey('notes', code !== null && !notStarted.includes(code) ? 'other' : 'not-started')
  return statusKey('notes', step)
}
