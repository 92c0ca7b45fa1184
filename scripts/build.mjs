/** npm run build: the page, the program and the desktop shell, as far as they changed. */
import { readOptions } from './lib/options.mjs'
import { firstLoad, pageLimit, weightOf } from './lib/page-weight.mjs'
import { inRoot } from './lib/project.mjs'
import { main, prepare } from './lib/setup.mjs'
import { Failure, say, texts } from './lib/texts.mjs'

await main(async () => {
  readOptions(process.argv.slice(2), {}, texts.usage.none('build'))
  await prepare({ build: ['renderer', 'headless', 'desktop'] })
  const weight = weightOf(firstLoad(inRoot('dist', 'renderer')))
  if (weight > pageLimit) throw new Failure(texts.pageTooHeavy(weight, pageLimit))
  say(texts.pageWeight(weight))
  return 0
})
