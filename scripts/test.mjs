/** npm test: everything, with its own set-up. The last line counts it. */
import { findChromium } from './lib/chromium.mjs'
import { readOptions } from './lib/options.mjs'
import { main, prepare } from './lib/setup.mjs'
import { conclude, endToEnd, lint, types, unit } from './lib/steps.mjs'
import { failedStep, tally } from './lib/tally.mjs'
import { Failure, say, texts } from './lib/texts.mjs'

/** @param {string} name @param {() => Promise<import('./lib/tally.mjs').Tally>} step */
async function step(name, step) {
  try {
    return await step()
  } catch (error) {
    if (error instanceof Failure) say(error.message)
    return failedStep(name, error)
  }
}

await main(async () => {
  readOptions(process.argv.slice(2), {}, texts.usage.none('test'))
  const installed = await step(texts.steps.install, () => prepare().then(() => tally()))
  if (installed.failed.length > 0) return conclude([installed])

  const checked = [await step(texts.steps.types, types), await step(texts.steps.lint, lint)]
  // Some tests start what is built, so it comes before all of them.
  const built = await step(texts.steps.build, () => prepare({ build: ['renderer', 'headless', 'desktop'] }).then(() => tally()))
  const tested = await step(texts.steps.unit, unit)
  const browsed =
    built.failed.length === 0
      ? await step(texts.steps.e2e, async () => endToEnd(await findChromium()))
      : tally({ failed: [{ name: texts.steps.e2e, why: texts.notReached }] })
  return conclude([...checked, built, tested, browsed])
})
