/**
 * Ends a process whose parent has died, also when that was killed and could pass nothing on.
 * Loaded before the program by `node --import`, or used by its function.
 */
const checkMs = 500

/** @param {() => void} onGone */
export function watchParent(onGone) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (isGone(parent)) {
      clearInterval(timer)
      onGone()
    }
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

if (process.env['SERVER_MANAGER_END_WITH_PARENT'] === '1') {
  // Not for what the program itself starts, a browser for instance.
  delete process.env['SERVER_MANAGER_END_WITH_PARENT']
  watchParent(() => {
    if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143)
  })
}
