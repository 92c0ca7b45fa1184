/** How a well-mannered window decides: links, questions before leaving, notifications. Pure; the glue asks here. */
import type { TestReport } from '../../../shared/contract/report.ts'

export type Translate = (key: string, values?: Readonly<Record<string, string>>) => string

export const linkScheme = 'server-manager'

/** The system that `server-manager://system/NAME` names. Any program may open such a link: it only ever shows something. */
export function systemFromLink(link: string): string | null {
  const encoded = /^server-manager:\/\/system\/([^/?#]+)\/?$/i.exec(link)?.[1]
  if (encoded === undefined) return null
  try {
    const name = decodeURIComponent(encoded).trim()
    return name !== '' && name.length <= 60 && !/\p{Cc}/u.test(name) ? name : null
  } catch {
    return null
  }
}

/** A second start brings its arguments; on Windows and Linux the link is one of them. */
export function systemFromArguments(argv: readonly string[]): string | null {
  return argv.map(systemFromLink).find((name) => name !== null) ?? null
}

/** A native question of two answers. */
export interface Question {
  readonly type: 'question' | 'error'
  readonly message: string
  readonly detail: string
  readonly buttons: string[]
  /** what Enter does */
  readonly defaultId: number
  /** what Esc and closing the question do */
  readonly cancelId: number
  readonly noLink: true
}
/** Which of the buttons acts; the other one leaves everything as it is. */
export const actButton = 0

const texts = {
  /** the page holds back a window with changes that are not saved */
  unsaved: ['leave', 'stay'],
  /** a test is running and would be cancelled */
  running: ['leave', 'stay'],
  /** there is nothing that protects a password but a file */
  noVault: ['keyFile', 'nothing'],
  /** the page's process ended by itself */
  pageGone: ['reload', 'quit'],
  /** may the program look for newer versions by itself? */
  lookForUpdates: ['yes', 'no'],
  /** there is a newer version */
  update: ['fetch', 'later'],
} as const

/** Enter and Esc both take the careful answer, but for a page that is gone, where Enter brings it back. */
export function question(about: keyof typeof texts, t: Translate, values?: Readonly<Record<string, string>>): Question {
  return {
    type: about === 'pageGone' ? 'error' : 'question',
    message: t(`desktop.${about}.message`, values),
    detail: t(`desktop.${about}.detail`, values),
    buttons: texts[about].map((button) => t(`desktop.${about}.${button}`)),
    defaultId: about === 'pageGone' ? 0 : 1,
    cancelId: 1,
    noLink: true,
  }
}

/** Something to know, with nothing to decide. */
export interface Statement {
  readonly type: 'info' | 'error'
  readonly message: string
  readonly detail: string
  readonly buttons: string[]
  readonly noLink: true
}
export function statement(
  about: 'newest' | 'updateReady' | 'lookFailed' | 'fetchFailed',
  t: Translate,
  values?: Readonly<Record<string, string>>,
): Statement {
  return {
    type: about === 'lookFailed' || about === 'fetchFailed' ? 'error' : 'info',
    message: t(`desktop.${about}.message`, values),
    detail: t(`desktop.${about}.detail`, values),
    buttons: ['OK'],
    noLink: true,
  }
}

/** Nothing is said of a test that went well, that the user ended, or that is in front of the user's eyes. */
export function notificationOf(
  report: Pick<TestReport, 'verdict' | 'phase' | 'systemName'>,
  windowInFront: boolean,
  t: Translate,
): { readonly title: string; readonly body: string } | null {
  if (windowInFront) return null
  const system = report.systemName
  switch (report.verdict) {
    case 'sent':
    case 'reached':
    case 'handed-over':
    case 'cancelled':
      return null
    case 'unknown':
      return { title: t('desktop.testUnknown.title', { system }), body: t('desktop.testUnknown.body') }
    case 'rejected':
    case 'failed': {
      const phase = t(`test.phases.${report.phase}`)
      return { title: t('desktop.testFailed.title', { system }), body: t('desktop.testFailed.body', { phase }) }
    }
  }
}
