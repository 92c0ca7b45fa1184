/** npm run build: the page, the program and the desktop shell, as far as they changed. */
import { readOptions } from './lib/options.mjs'
import { main, prepare } from './lib/setup.mjs'
import { texts } from './lib/texts.mjs'

await main(async () => {
  readOptions(process.argv.slice(2), {}, texts.usage.none('build'))
  await prepare({ build: ['renderer', 'headless', 'desktop'] })
  return 0
})
