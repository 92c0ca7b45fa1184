/** npm run -s cli -- …: the command line from the checkout. Runs what is built; if nothing is, builds first. */
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { spawn } from 'node:child_process'
import { headlessEntry, projectNode, userFolder } from './lib/project.mjs'
import { main, prepare } from './lib/setup.mjs'

const modern = Number(process.versions.node.split('.')[0]) >= 24
const ready = () => existsSync(headlessEntry) && (modern || existsSync(projectNode))

if (!ready()) await main(async () => (await prepare({ build: ['headless'] }), 0))

if (ready()) {
  process.chdir(userFolder())
  if (modern) {
    process.argv[1] = headlessEntry
    await import(pathToFileURL(headlessEntry).href)
  } else {
    // Only before the first install: npm puts the project's Node first on the path of its scripts.
    const child = spawn(projectNode, [headlessEntry, ...process.argv.slice(2)], { stdio: 'inherit' })
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.removeAllListeners(signal)
      process.on(signal, () => child.kill(signal))
    }
    child.once('exit', (code) => process.exit(code ?? 1))
  }
}
