import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { mayUse } from './permissions.ts'

/** Every permission this Electron knows, from its own declarations: one that a newer Electron brings is denied as well. */
function knownPermissions(): string[] {
  const declarations = readFileSync(new URL('../../node_modules/electron/electron.d.ts', import.meta.url), 'utf8')
  const names = [...declarations.matchAll(/setPermission(?:Check|Request)Handler\(handler:.*?permission: ([^,]+),/g)].flatMap(([, list]) =>
    [...(list ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => name ?? ''),
  )
  return [...new Set(names)].sort()
}

const page = 'app://bundle/'

describe('permissions', () => {
  test('one is given, to the page in the window', () => {
    const known = knownPermissions()
    expect(known.length).toBeGreaterThan(40)
    expect(known.filter((permission) => mayUse(permission, page, true))).toEqual(['clipboard-sanitized-write'])
  })

  test.each([
    ['a frame in the page', page, false],
    ['another origin', 'https://bundle/', true],
    ['a file', 'file:///', true],
    ['nobody', '', true],
  ])('%s gets none', (_who, address, isMainFrame) => {
    expect(knownPermissions().filter((permission) => mayUse(permission, address, isMainFrame))).toEqual([])
  })

  test.each(['constructor', '__proto__', 'toString', 'Clipboard-Sanitized-Write', ''])('an unknown name is denied: %j', (name) => {
    expect(mayUse(name, page, true)).toBe(false)
  })
})
