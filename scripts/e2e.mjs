/** npm run e2e -- …: only the end-to-end tests, on what is built afresh where it changed. Options go to Playwright. */
import { findChromium } from './lib/chromium.mjs'
import { main, prepare } from './lib/setup.mjs'
import { conclude, endToEnd } from './lib/steps.mjs'

await main(async () => {
  await prepare({ build: ['renderer', 'headless', 'desktop'] })
  return conclude([await endToEnd(await findChromium(), process.argv.slice(2))])
})
