/** npm run pictures: the README's pictures, made from the program as it is now. */
import { findChromium } from './lib/chromium.mjs'
import { readOptions } from './lib/options.mjs'
import { run } from './lib/processes.mjs'
import { inRoot, projectNode, tools } from './lib/project.mjs'
import { main, prepare } from './lib/setup.mjs'
import { texts } from './lib/texts.mjs'

await main(async () => {
  readOptions(process.argv.slice(2), {}, texts.usage.none('pictures'))
  await prepare({ build: ['renderer', 'headless'] })
  const SM_CHROMIUM = await findChromium()
  const { code } = await run(projectNode, [tools.playwright, 'test', '--config', inRoot('e2e', 'pictures.config.ts')], {
    env: { SM_CHROMIUM },
  })
  return code
})
