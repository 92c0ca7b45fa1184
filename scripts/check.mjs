/** npm run check: types, lint, unit and integration tests. */
import { readOptions } from './lib/options.mjs'
import { main, prepare } from './lib/setup.mjs'
import { conclude, lint, types, unit } from './lib/steps.mjs'
import { texts } from './lib/texts.mjs'

await main(async () => {
  readOptions(process.argv.slice(2), {}, texts.usage.none('check'))
  await prepare()
  return conclude([await types(), await lint(), await unit()])
})
