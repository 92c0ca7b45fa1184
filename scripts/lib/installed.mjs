/** Is node_modules what package-lock.json says? Pure decisions; install.mjs reads and acts. */

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockedPackage
 * @typedef {{ platform: string, arch: string, libc: string | null }} Machine
 * @typedef {object} Found
 * @property {Record<string, LockedPackage>} locked packages of package-lock.json
 * @property {string} lockHash
 * @property {Record<string, LockedPackage> | null} placed packages of node_modules/.package-lock.json, npm's own note of what it did
 * @property {{ lockHash: string, platform: string, arch: string } | null} stamp our note of the last install that went through
 * @property {Machine} machine
 * @property {(path: string) => boolean} exists path below the checkout
 * @property {string} nodePath the project's Node
 */

/** npm's lists of systems: names to have, or `!name` to have not. @param {readonly string[] | undefined} list @param {string | null} name */
function fits(list, name) {
  if (list === undefined || list.length === 0 || name === null) return true
  if (list.includes(`!${name}`)) return false
  return list.includes(name) || list.every((entry) => entry.startsWith('!'))
}

/**
 * Optional packages that name a machine are the compiled parts of the tools. The others may be absent for reasons of npm's own
 * (what only a package for another machine needs).
 * @param {LockedPackage} entry @param {Machine} machine
 */
function isCompiledForThisMachine({ os, cpu, libc }, machine) {
  return Boolean(os ?? cpu) && fits(os, machine.platform) && fits(cpu, machine.arch) && fits(libc, machine.libc)
}

/**
 * What has to be done, with the reason for people; null = nothing.
 * `adopt`: installed by hand (`npm ci`) and as good as ours.
 * @param {Found} found
 * @returns {{ act: 'install', why: 'missing' | 'changed' | 'incomplete' | 'platform' } | { act: 'adopt' } | null}
 */
export function judgeInstall({ locked, lockHash, placed, stamp, machine, exists, nodePath }) {
  if (!exists('node_modules')) return { act: 'install', why: 'missing' }
  if (stamp && (stamp.platform !== machine.platform || stamp.arch !== machine.arch)) return { act: 'install', why: 'platform' }
  if (placed === null) return { act: 'install', why: 'incomplete' }
  const sameLock = stamp?.lockHash === lockHash
  if (stamp && !sameLock && !agrees(locked, placed, machine)) return { act: 'install', why: 'changed' }
  if (!stamp && !agrees(locked, placed, machine)) return { act: 'install', why: 'incomplete' }
  const whole = exists(nodePath) && Object.keys(placed).every((path) => exists(`${path}/package.json`))
  if (!whole) return { act: 'install', why: 'incomplete' }
  return sameLock ? null : { act: 'adopt' }
}

/** @param {Record<string, LockedPackage>} locked @param {Record<string, LockedPackage>} placed @param {Machine} machine */
function agrees(locked, placed, machine) {
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '') return true
    const there = placed[path]
    if (there) return there.version === entry.version
    return entry.optional === true && !isCompiledForThisMachine(entry, machine)
  })
}
