/** The stand-in for Electron: what a test may ask and do from outside, and what was called, in order. */

export interface Called {
  readonly what: string
  readonly with: readonly unknown[]
}
export const calls: Called[] = []

/** Notes a call of the shell. Functions and objects of classes are named, not copied. */
export function note(what: string, ...values: readonly unknown[]): void {
  calls.push({ what, with: values.map((value) => (typeof value === 'function' ? 'function' : value)) })
}

type Answer = (...values: never[]) => unknown
const questions = new Map<string, Answer>([['calls', () => calls]])

/** Lets a test ask `name` over the child's message channel. */
export function allow(name: string, answer: Answer): void {
  questions.set(name, answer)
}

/** What a test says before the program starts. */
export interface Surroundings {
  readonly packaged: boolean
  /** where a package has what lies beside its program */
  readonly resources: string
  /** Chromium's debugging address, where the page is shown */
  readonly browser: string
  /** what safeStorage finds */
  readonly vault: 'gnome_libsecret' | 'kwallet6' | 'basic_text' | 'none'
  /** what session.resolveProxy answers */
  readonly proxy: string
  /** the buttons a user presses, question after question; then everything is answered by its cancelId */
  readonly buttons: readonly number[]
}
export const surroundings = JSON.parse(process.env['DESKTOP_STAND_IN'] ?? '{}') as Surroundings

export interface Asked {
  readonly id: number
  readonly name: string
  readonly values: readonly unknown[]
}

process.on('message', (asked: Asked) => {
  const answer = questions.get(asked.name)
  void (async () => {
    try {
      if (!answer) throw new Error(`the stand-in knows no ${asked.name}`)
      process.send?.({ id: asked.id, value: await answer(...(asked.values as never[])) })
    } catch (error) {
      process.send?.({ id: asked.id, error: String(error) })
    }
  })()
})

/** Whoever started this is gone. */
process.on('disconnect', () => process.exit(1))

/** Electron's events can be prevented; so can these. */
export class PreventableEvent {
  defaultPrevented = false
  preventDefault(): void {
    this.defaultPrevented = true
  }
}
