import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

const waiting: (() => Promise<unknown>)[] = []

/** A part that the first screen does not need. It comes when it is shown, or with the rest, whichever is first. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  waiting.push(load)
  return lazy(async () => ({ default: await load() }))
}

/** To be called once the first screen stands: a question must open even when the program has ended meanwhile. */
export function fetchTheRest(): void {
  // What does not come now is asked for again when it is shown.
  for (const load of waiting.splice(0)) load().catch(() => {})
}
