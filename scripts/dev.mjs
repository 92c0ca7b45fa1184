/** npm run dev: the page and the back end, rebuilt as you save; the program starts anew when its code changed. */
import { existsSync, mkdirSync, watch } from 'node:fs'
import { forgetBuild, targets } from './lib/build.mjs'
import { checkPort, readOptions } from './lib/options.mjs'
import { run } from './lib/processes.mjs'
import { headlessEntry, inRoot, projectNode } from './lib/project.mjs'
import { serve } from './lib/serve.mjs'
import { main, prepare } from './lib/setup.mjs'
import { say, texts } from './lib/texts.mjs'

/** Rollup writes file after file: this long without another one, and the build is whole. */
const settledMs = 300
const watched = /** @type {const} */ (['renderer', 'headless'])

await main(async () => {
  const options = readOptions(process.argv.slice(2), { port: { type: 'string' }, 'data-dir': { type: 'string' } }, texts.usage.dev)
  checkPort(options.port)
  await prepare()
  say(texts.watching)

  const builders = watched.map((name) => {
    // What is written from now on is no build that `npm start` may take for its own.
    forgetBuild(name)
    mkdirSync(inRoot(targets[name].folder), { recursive: true })
    const args = [...targets[name].command(inRoot(targets[name].folder)), '--watch', '--mode', 'development', '--logLevel', 'warn']
    return run(projectNode, args, { env: { NODE_ENV: 'development' } })
  })

  let changed = new AbortController()
  /** @type {NodeJS.Timeout | undefined} */
  let settling
  watch(inRoot(targets.headless.folder), () => {
    clearTimeout(settling)
    settling = setTimeout(() => existsSync(headlessEntry) && changed.abort(), settledMs)
  })
  const serving = (async () => {
    for (;;) {
      // The first build, then the next change: also after a program that ended by a mistake.
      if (!changed.signal.aborted) await new Promise((resolve) => changed.signal.addEventListener('abort', resolve, { once: true }))
      changed = new AbortController()
      say(texts.restarting)
      const { signal } = changed
      const code = await serve({ ...options, 'no-open': true }, signal)
      if (!signal.aborted && code === 0) return 0
    }
  })()
  return Promise.race([serving, ...builders.map((builder) => builder.then(({ code }) => code))])
})
