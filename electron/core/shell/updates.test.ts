import { describe, expect, test } from 'vitest'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { actButton, question, statement } from './manners.ts'
import { createUpdates, mayUpdateItself, type Installation, type UpdateSource } from './updates.ts'

const translator = createTranslator()
const t = (key: string, values?: Readonly<Record<string, string>>) => translator.t(key, { ...values })

describe('an installation brings newer versions by itself', () => {
  const appImage = '/home/ana/server-manager.AppImage'
  const none: Installation = { platform: 'linux', packaged: true, feed: true, uninstaller: false, resources: '/opt/Server Manager/resources', appImage: '', appDir: '' }
  const windows: Installation = { ...none, platform: 'win32', uninstaller: true, resources: 'C:\\Server Manager\\resources' }
  const image: Installation = { ...none, appImage, appDir: '/tmp/.mount_serverX', resources: '/tmp/.mount_serverX/resources' }
  const mac: Installation = { ...none, platform: 'darwin', resources: '/Applications/Server Manager.app/Contents/Resources' }

  test.each([
    ['installed on Windows', windows],
    ['an AppImage', image],
    ['on macOS', mac],
  ])('%s', (_, where) => expect(mayUpdateItself(where)).toBe(true))

  test.each<[string, Installation]>([
    ['a ZIP on Windows, or the portable program', { ...windows, uninstaller: false }],
    ['a Debian package', none],
    ['a Debian package, started from a program that is an AppImage', { ...none, appImage, appDir: '/tmp/.mount_otherX' }],
    ['a folder whose name only begins like the AppImage', { ...image, resources: '/tmp/.mount_serverX2/resources' }],
    ['an unpacked folder on Linux', { ...none, resources: '/home/ana/server-manager/resources' }],
    ['a system nobody packs for', { ...mac, platform: 'freebsd' }],
  ])('but not %s', (_, where) => expect(mayUpdateItself(where)).toBe(false))

  test.each([windows, image, mac])('and never from a checkout, or where nothing is published: $platform', (where) => {
    expect(mayUpdateItself({ ...where, packaged: false })).toBe(false)
    expect(mayUpdateItself({ ...where, feed: false })).toBe(false)
  })
})

describe('newer versions', () => {
  /** `answers` are the buttons pressed; whoever is asked more often closes the question. */
  function make(source: Partial<UpdateSource>, answers: readonly number[] = [], lookForUpdates: boolean | null = true) {
    const left = [...answers]
    const done: string[] = []
    const shown: string[] = []
    const warned: string[] = []
    const kept = { lookForUpdates }
    const note = (message: string) => void warned.push(message)
    const updates = createUpdates({
      source: {
        newest: () => (done.push('newest'), source.newest?.() ?? Promise.resolve(null)),
        fetch: () => (done.push('fetch'), source.fetch?.() ?? Promise.resolve()),
      },
      settings: { read: () => kept, write: (change) => Object.assign(kept, change) },
      show: (what) => (shown.push(what.message), Promise.resolve({ response: left.shift() ?? ('cancelId' in what ? what.cancelId : 0) })),
      version: '1.0.0',
      t,
      log: { info: note, warn: note, error: note },
    })
    return { updates, done, shown, kept, warned }
  }
  const values = { newest: '2.0.0', version: '1.0.0' }
  const said = (about: Parameters<typeof statement>[0]) => statement(about, t, values).message
  const asked = (about: 'lookForUpdates' | 'update') => question(about, t, values).message
  const two = { newest: () => Promise.resolve('2.0.0') }
  const broken = () => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED'))

  test('whether to look for them is asked once, and nothing is looked for before', async () => {
    const { updates, done, shown, kept } = make(two, [], null)
    await updates.atStart()
    await updates.atStart()
    expect([done, shown, kept.lookForUpdates]).toEqual([[], [asked('lookForUpdates')], false])
  })

  test('who agrees hears of a newer one at once, and of nothing when there is none', async () => {
    const first = make(two, [actButton], null)
    await first.updates.atStart()
    expect([first.shown, first.kept.lookForUpdates]).toEqual([[asked('lookForUpdates'), asked('update')], true])
    const second = make({})
    await second.updates.atStart()
    expect([second.done, second.shown]).toEqual([['newest'], []])
  })

  test('nothing is fetched unless the user says so', async () => {
    for (const start of ['atStart', 'look'] as const) {
      const { updates, done, shown } = make(two)
      await updates[start]()
      expect([done, shown]).toEqual([['newest'], [asked('update')]])
    }
  })

  test('what is fetched waits for the end of the program, and is not fetched twice', async () => {
    const { updates, done, shown } = make(two, [actButton])
    await updates.look()
    expect([done, shown]).toEqual([['newest', 'fetch'], [asked('update'), said('updateReady')]])
    await updates.look()
    await updates.atStart()
    expect([done, shown]).toEqual([['newest', 'fetch'], [asked('update'), said('updateReady'), said('updateReady')]])
  })

  test('who asks is told that there is none', async () => {
    const { updates, shown } = make({}, [], false)
    await updates.look()
    expect(shown).toEqual([said('newest')])
  })

  test('what goes wrong is said in words to whoever asked, and only noted otherwise', async () => {
    const looked = make({ newest: broken })
    await looked.updates.atStart()
    expect(looked.shown).toEqual([])
    await looked.updates.look()
    expect([looked.shown, looked.warned.length]).toEqual([[said('lookFailed')], 2])
    const fetched = make({ ...two, fetch: broken }, [actButton])
    await fetched.updates.atStart()
    expect(fetched.shown).toEqual([asked('update'), said('fetchFailed')])
    for (const text of [...looked.shown, ...fetched.shown]) expect(text).not.toContain('ERR_')
    await fetched.updates.look()
    expect(fetched.done).toEqual(['newest', 'fetch', 'newest'])
  })

  test('a second click while one look is under way changes nothing, and the next one after it counts', async () => {
    const { promise, resolve } = Promise.withResolvers<null>()
    const { updates, done, shown } = make({ newest: () => promise })
    const first = updates.look()
    await updates.look()
    resolve(null)
    await first
    expect([done, shown]).toEqual([['newest'], [said('newest')]])
    await updates.look()
    expect(done).toHaveLength(2)
  })

  test('a question that cannot be shown takes nothing with it', async () => {
    const { warned, ...rest } = make(two)
    const updates = createUpdates({
      source: two as UpdateSource, settings: { read: () => rest.kept, write: () => {} }, show: () => Promise.reject(new Error('no window')),
      version: '1.0.0', t, log: { info: () => {}, warn: () => {}, error: (message) => void warned.push(message) },
    }) // prettier-ignore
    await updates.look()
    expect(warned).toHaveLength(1)
  })
})
