/**
 * Ends a process whose parent has died, also when that was killed and could pass nothing on.
 * Loaded before the program by `node --import`, or used by its function.
 */
import { readFileSync } from 'node:fs'

const checkMs = 250

/** @param {() => void} onGone */
export function watchParent(onGone) {
  const parent = process.ppid
  const shellsParent = parentOfShell(parent)
  const timer = setInterval(() => {
    if (!isGone(parent) && (shellsParent === null || parentOfShell(parent) === shellsParent)) return
    clearInterval(timer)
    onGone()
  }, checkMs)
  timer.unref()
}

/** @param {number} parent */
function isGone(parent) {
  // An orphan is given another parent. Windows keeps the old number, so ask for the process there.
  if (process.platform !== 'win32') return process.ppid !== parent
  try {
    process.kill(parent, 0)
    return false
  } catch {
    return true
  }
}

/**
 * npm runs a script through a shell, and Debian's stays between the two, waiting for the script even after npm was killed.
 * Whose child such a shell is; null when the parent is no shell or this system does not say. (bash, macOS's sh, steps aside.)
 * @param {number} pid
 */
function parentOfShell(pid) {
  try {
    // pid (name) state ppid …
    const [, name, parent] = /^\d+ \((.*)\) \S+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return ['sh', 'dash', 'ash', 'busybox'].includes(name ?? '') ? Number(parent) : null
  } catch {
    return null
  }
}

if (process.env['SERVER_MANAGER_END_WITH_PARENT'] === '1') {
  // Not for what the program itself starts, a browser for instance.
  delete process.env['SERVER_MANAGER_END_WITH_PARENT']
  watchParent(() => {
    if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143)
  })
}
