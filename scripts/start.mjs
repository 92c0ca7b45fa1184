/** npm start: installs, builds what changed, runs: the window, else the page. Progress on standard error, the address on standard output. */
import { wantsPage } from './lib/desktop.mjs'
import { haveRuntime, judgeThisMachine, showWindow } from './lib/electron.mjs'
import { checkPort, readOptions } from './lib/options.mjs'
import { serve } from './lib/serve.mjs'
import { main, prepare } from './lib/setup.mjs'
import { Failure, say, texts } from './lib/texts.mjs'

await main(async () => {
  const options = readOptions(
    process.argv.slice(2),
    {
      port: { type: 'string' },
      'data-dir': { type: 'string' },
      'no-open': { type: 'boolean' },
      web: { type: 'boolean' },
      desktop: { type: 'boolean' },
    },
    texts.usage.start,
  )
  checkPort(options.port)

  const ended = wantsPage(options) ? null : await tryWindow()
  if (ended !== null) return ended

  await prepare({ build: ['renderer', 'headless'] })
  say(texts.starting)
  return serve(options)

  /** Its exit code; null, and one line with the reason, when there is no window here. */
  async function tryWindow() {
    const against = judgeThisMachine()
    if (against !== null) return noWindow(against)
    await prepare()
    const runtime = await haveRuntime(options.desktop === true)
    if ('why' in runtime) return noWindow(runtime.why, runtime.detail)
    await prepare({ build: ['renderer', 'desktop', 'headless'] })
    say(texts.openingWindow)
    const shown = await showWindow(runtime.path, options['data-dir'])
    return 'why' in shown ? noWindow(shown.why, shown.detail) : shown.code
  }

  /** @param {import('./lib/desktop.mjs').NoWindow} why @param {string} [detail] */
  function noWindow(why, detail) {
    const reason = `${texts.noWindow[why]}${detail === undefined ? '' : ` (${detail})`}`
    if (options.desktop) throw new Failure(texts.windowImpossible(reason))
    say(texts.pageInstead(reason))
    return null
  }
})
