import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

const waiting: (() => Promise<unknown>)[] = []
let texts: () => Promise<unknown> = () => Promise.resolve()

/** How to fetch the words that parts fetched later say. */
export function textsComeBy(load: () => Promise<unknown>): void {
  texts = load
}

/** A part that the first screen does not need, with its words. It comes when it is shown, or with the rest, whichever is first. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  waiting.push(load)
  return lazy(async () => {
    const [component] = await Promise.all([load(), texts()])
    return { default: component }
  })
}

/** To be called once the first screen stands: a question must open even when the program has ended meanwhile. */
export function fetchTheRest(): void {
  // What does not come now is asked for again when it is shown.
  for (const load of [texts, ...waiting.splice(0)]) load().catch(() => {})
}
