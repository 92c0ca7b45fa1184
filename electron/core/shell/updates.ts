/** Newer versions of the window: whether this installation may fetch them by itself, and what is asked before it does. */
import type { Log } from '../ports.ts'
import { actButton, question, statement, type Question, type Statement, type Translate } from './manners.ts'

export interface Installation {
  readonly platform: string
  /** false in a checkout */
  readonly packaged: boolean
  /** the package says where newer versions are published */
  readonly feed: boolean
  /** Windows: the installer put it here, not a ZIP, and not the portable program */
  readonly uninstaller: boolean
  readonly resources: string
  /** Linux: the file that was started, and where it is mounted. Programs started from one inherit both. */
  readonly appImage: string
  readonly appDir: string
}

/** Where a package manager installed the program, that brings newer versions as well; two would fight over the files. */
export function mayUpdateItself({ platform, packaged, feed, uninstaller, resources, appImage, appDir }: Installation): boolean {
  if (!packaged || !feed) return false
  if (platform === 'win32') return uninstaller
  if (platform === 'linux') return appImage !== '' && appDir !== '' && resources.startsWith(`${appDir}/`)
  return platform === 'darwin'
}

/** Where newer versions come from. */
export interface UpdateSource {
  /** null: this one is the newest */
  newest(): Promise<string | null>
  /** What was fetched is checked, and installed when the program ends by itself. */
  fetch(): Promise<void>
}

export interface Updates {
  /** asks once whether it may look by itself; says nothing unless there is something newer */
  atStart(): Promise<void>
  /** the user wants to know now */
  look(): Promise<void>
}

export function createUpdates(options: {
  readonly source: UpdateSource
  readonly settings: { read(): { readonly lookForUpdates: boolean | null }; write(change: { lookForUpdates: boolean }): void }
  readonly show: (what: Question | Statement) => Promise<{ readonly response: number }>
  readonly version: string
  readonly t: Translate
  readonly log: Log
}): Updates {
  const { source, settings, show, version, t, log } = options
  let busy = false
  let ready: string | null = null
  const agreed = async (what: Question) => (await show(what)).response === actButton

  async function failed(what: 'lookFailed' | 'fetchFailed', error: unknown, asked: boolean): Promise<void> {
    log.warn('no newer version', { step: what, error: error instanceof Error ? error.message : String(error) })
    if (asked) await show(statement(what, t))
  }

  async function look(asked: boolean): Promise<void> {
    if (ready !== null) {
      if (asked) await show(statement('updateReady', t, { newest: ready }))
      return
    }
    let newest: string | null
    try {
      newest = await source.newest()
    } catch (error) {
      return failed('lookFailed', error, asked)
    }
    if (newest === null) {
      if (asked) await show(statement('newest', t, { version }))
      return
    }
    if (!(await agreed(question('update', t, { newest, version })))) return
    try {
      await source.fetch()
    } catch (error) {
      return failed('fetchFailed', error, true)
    }
    ready = newest
    await show(statement('updateReady', t, { newest }))
  }

  /** One at a time: a second click changes nothing. What goes wrong here must not take the window with it. */
  async function once(work: () => Promise<void>): Promise<void> {
    if (busy) return
    busy = true
    try {
      await work()
    } catch (error) {
      log.error('newer versions', { error: error instanceof Error ? error.message : String(error) })
    } finally {
      busy = false
    }
  }

  return {
    look: () => once(() => look(true)),
    atStart: () =>
      once(async () => {
        if (settings.read().lookForUpdates === null) settings.write({ lookForUpdates: await agreed(question('lookForUpdates', t)) })
        if (settings.read().lookForUpdates === true) await look(false)
      }),
  }
}
