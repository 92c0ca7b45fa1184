import { describe, expect, test } from 'vitest'
import { type Found, judgeInstall } from './installed.mjs'

const machine = { platform: 'linux', arch: 'x64', libc: 'glibc' }
const locked = {
  '': {},
  'node_modules/react': { version: '19.3.1' },
  'node_modules/a/node_modules/b': { version: '1.0.0' },
  'node_modules/binding-linux': { version: '2.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
  'node_modules/binding-musl': { version: '2.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
  'node_modules/binding-mac': { version: '2.0.0', optional: true, os: ['darwin'] },
  'node_modules/not-on-windows': { version: '2.0.0', optional: true, os: ['!win32'], cpu: ['x64'] },
  'node_modules/for-the-mac-only': { version: '2.0.0', optional: true },
}
const placed: NonNullable<Found['placed']> = {
  'node_modules/react': { version: '19.3.1' },
  'node_modules/a/node_modules/b': { version: '1.0.0' },
  'node_modules/binding-linux': { version: '2.0.0' },
  'node_modules/not-on-windows': { version: '2.0.0' },
}
const stamp = { lockHash: 'now', platform: 'linux', arch: 'x64' }
const without = (name: string) => Object.fromEntries(Object.entries(placed).filter(([path]) => path !== `node_modules/${name}`))

function judge(change: Partial<Found> = {}) {
  return judgeInstall({ locked, lockHash: 'now', placed, stamp, machine, exists: () => true, nodePath: 'node_modules/node/bin/node', ...change })
}

describe('what is installed', () => {
  test('is left alone when it is what the lock file says', () => {
    expect(judge()).toBeNull()
  })

  test('is taken as it is when npm ci was run by hand', () => {
    expect(judge({ stamp: null })).toEqual({ act: 'adopt' })
    expect(judge({ stamp: { ...stamp, lockHash: 'before' } })).toEqual({ act: 'adopt' })
  })

  test.each<[string, Partial<Found>, string]>([
    ['there is nothing', { exists: () => false }, 'missing'],
    ['npm never came to its end', { placed: null, stamp: null }, 'incomplete'],
    ['a version changed', { stamp: { ...stamp, lockHash: 'before' }, placed: { ...placed, 'node_modules/react': { version: '19.0.0' } } }, 'changed'],
    ['a package is new', { stamp: { ...stamp, lockHash: 'before' }, placed: without('react') }, 'changed'],
    ['it was installed without the development packages', { stamp: null, placed: without('react') }, 'incomplete'],
    ['it was installed without the optional packages', { stamp: null, placed: without('binding-linux') }, 'incomplete'],
    ['an optional one for everything but Windows is absent', { stamp: null, placed: without('not-on-windows') }, 'incomplete'],
    ['a folder is gone', { exists: (path) => path !== 'node_modules/react/package.json' }, 'incomplete'],
    ['the Node of the project is gone', { exists: (path) => path !== 'node_modules/node/bin/node' }, 'incomplete'],
    ['another system installed it', { stamp: { ...stamp, platform: 'win32' } }, 'platform'],
    ['another processor installed it', { machine: { ...machine, arch: 'arm64' } }, 'platform'],
  ])('is installed anew when %s', (_, change, why) => {
    expect(judge(change)).toEqual({ act: 'install', why })
  })

  test('may lack what the registry did not have, once an install of this lock file went through', () => {
    expect(judge({ placed: without('binding-linux') })).toBeNull()
  })
})
