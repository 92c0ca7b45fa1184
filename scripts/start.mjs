/** npm start: installs, builds what changed, runs. Progress on standard error, the address on standard output. */
import { pathToFileURL } from 'node:url'
import { chooseFace } from './lib/face.mjs'
import { checkPort, readOptions } from './lib/options.mjs'
import { run } from './lib/processes.mjs'
import { asWritten, headlessEntry, inRoot, projectNode } from './lib/project.mjs'
import { main, prepare } from './lib/setup.mjs'
import { say, texts } from './lib/texts.mjs'

await main(async () => {
  const options = readOptions(
    process.argv.slice(2),
    {
      port: { type: 'string' },
      'data-dir': { type: 'string' },
      'no-open': { type: 'boolean' },
      web: { type: 'boolean' },
    },
    texts.usage.start,
  )
  checkPort(options.port)
  chooseFace(options)

  await prepare({ build: ['renderer', 'headless'] })
  say(texts.starting)
  const { code } = await run(
    projectNode,
    [
      '--import',
      pathToFileURL(inRoot('scripts', 'lib', 'end-with-parent.mjs')).href,
      headlessEntry,
      'serve',
      ...(options.port === undefined ? [] : ['--port', options.port]),
      ...(options['data-dir'] === undefined ? [] : ['--data-dir', asWritten(options['data-dir'])]),
      ...(options['no-open'] ? ['--no-open'] : []),
    ],
    { isTheProgram: true, env: { SERVER_MANAGER_END_WITH_PARENT: '1' } },
  )
  return code
})
