/** The set-up that every script does for itself, and the way in which a script ends. */
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { withLock } from './lock.mjs'
import { takeSignals } from './processes.mjs'
import { inRoot } from './project.mjs'
import { Failure, say, texts } from './texts.mjs'

/**
 * Installs and builds what is not up to date. Safe when two commands do so at once.
 * @param {{ build?: readonly import('./build.mjs').TargetName[] }} [wanted]
 */
export async function prepare({ build = [] } = {}) {
  // Beside dist and node_modules, both of which come and go.
  await withLock(
    inRoot('.cache', 'setup.lock'),
    async () => {
      await ensureInstalled()
      await ensureBuilt(build)
    },
    { onWait: () => say(texts.waitingForLock) },
  )
}

/** Runs a script: its number is the exit code, its Failure one sentence. @param {() => Promise<number>} script */
export async function main(script) {
  try {
    const major = Number(process.versions.node.split('.')[0])
    if (major < 20) throw new Failure(texts.nodeTooOld(process.version))
    takeSignals()
    process.exitCode = await script()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    say(error.message)
    process.exitCode = error.exitCode
  }
}
