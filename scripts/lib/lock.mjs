/**
 * One at a time in this checkout: a file that exists while its owner works. The owner touches it again and again; it is
 * taken over when its process is gone or when it has not been touched for a minute (a machine that lost power, another
 * container on the same folder).
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** @param {string} path @returns {{ text: string, touched: number } | null} */
function look(path) {
  try {
    return { text: readFileSync(path, 'utf8'), touched: statSync(path).mtimeMs }
  } catch {
    return null
  }
}

/** @param {string} text */
function ownerIsGone(text) {
  try {
    const owner = JSON.parse(text)
    return owner.host === hostname() && Number.isInteger(owner.pid) && !isAlive(owner.pid)
  } catch {
    // Empty for the instant between creating and writing; if it stays so, its age decides.
    return false
  }
}

/** Takes the file away only if it is still the one that was judged. @param {string} path @param {string} judged */
function takeAway(path, judged) {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
    if (readFileSync(aside, 'utf8') !== judged) {
      // Somebody else was quicker and this is the new owner's: give it back.
      if (look(path) === null) renameSync(aside, path)
    }
    rmSync(aside, { force: true })
  } catch {
    // It went away by itself.
  }
}

/**
 * @template Result
 * @param {string} path
 * @param {() => Promise<Result>} work
 * @param {{ onWait?: () => void, staleAfterMs?: number, pollMs?: number }} [options]
 * @returns {Promise<Result>}
 */
export async function withLock(path, work, { onWait, staleAfterMs = 60_000, pollMs = 200 } = {}) {
  mkdirSync(dirname(path), { recursive: true })
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() })
  // Its age is measured here, by how long we have seen it unchanged: clocks differ, and machines sleep.
  let seen = { text: '', touched: 0, since: performance.now() }
  let told = false
  for (;;) {
    try {
      writeFileSync(path, mine, { flag: 'wx' })
      break
    } catch (error) {
      // Windows says EPERM while a file of that name is on its way out.
      const { code } = /** @type {NodeJS.ErrnoException} */ (error)
      if (code !== 'EEXIST' && code !== 'EPERM') throw error
    }
    const found = look(path)
    if (found === null) continue
    if (found.text !== seen.text || found.touched !== seen.touched) seen = { ...found, since: performance.now() }
    if (ownerIsGone(found.text) || performance.now() - seen.since > staleAfterMs) {
      takeAway(path, found.text)
      continue
    }
    if (!told) onWait?.()
    told = true
    await wait(pollMs)
  }

  const release = () => {
    if (look(path)?.text === mine) rmSync(path, { force: true })
  }
  const touch = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date())
    } catch {
      // Taken over, or the folder is gone: nothing to keep fresh.
    }
  }, Math.min(5_000, staleAfterMs / 5))
  touch.unref()
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(touch)
    process.off('exit', release)
    release()
  }
}
