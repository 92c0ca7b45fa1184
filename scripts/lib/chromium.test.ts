import { describe, expect, test } from 'vitest'
import { mayUseDebian, namedBrowser, systemBrowsers } from './chromium.mjs'
import { Failure } from './texts.mjs'

const world = (platform: string, environment: Record<string, string>, ...files: string[]) => ({
  platform,
  environment,
  exists: (path: string) => files.includes(path),
})

describe('the browser of the tests', () => {
  test('is the one that the environment names, by the first name that says something', () => {
    expect(namedBrowser(world('linux', {}, '/usr/bin/chromium'))).toBeNull()
    expect(namedBrowser(world('linux', { SM_CHROMIUM: '', CHROME_PATH: '/b' }, '/b'))).toBe('/b')
    const all = { PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: '/c', CHROME_PATH: '/b', SM_CHROMIUM: '/a' }
    expect(namedBrowser(world('linux', all, '/a', '/b', '/c'))).toBe('/a')
  })

  test('is not quietly another one when the one named is not there', () => {
    const wrong = world('linux', { SM_CHROMIUM: '/gone', CHROME_PATH: '/b' }, '/b', '/usr/bin/chromium')
    expect(() => namedBrowser(wrong)).toThrow(Failure)
    expect(() => namedBrowser(wrong)).toThrow('/gone')
  })

  test('on Linux: the path first, then the usual folders, each once', () => {
    const found = systemBrowsers(
      world('linux', { PATH: '/home/me/bin:/usr/bin' }, '/home/me/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/google-chrome', '/snap/bin/chromium'),
    )
    expect(found).toEqual(['/usr/bin/chromium', '/home/me/bin/google-chrome', '/usr/bin/google-chrome', '/snap/bin/chromium'])
    expect(systemBrowsers(world('linux', {}, '/usr/bin/chromium'))).toEqual(['/usr/bin/chromium'])
    expect(systemBrowsers(world('linux', { PATH: '/usr/bin' }))).toEqual([])
  })

  test('on Windows: Chrome before Edge', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const chrome = 'C:\\Users\\me\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'
    const environment = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)', LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' }
    expect(systemBrowsers(world('win32', environment, edge, chrome))).toEqual([chrome, edge])
    expect(systemBrowsers(world('win32', environment, edge))).toEqual([edge])
  })

  test('on a Mac: applications of everybody and of oneself', () => {
    const chrome = '/Users/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
    expect(systemBrowsers(world('darwin', { HOME: '/Users/me', PATH: '' }, edge, chrome))).toEqual([chrome, edge])
  })

  test('comes from a Debian package for root in CI only', () => {
    const always = () => true
    expect(mayUseDebian({ CI: '1' }, 0, always)).toBe(true)
    expect(mayUseDebian({ CI: '1' }, 1000, always)).toBe(false)
    expect(mayUseDebian({ CI: '1' }, undefined, always)).toBe(false)
    expect(mayUseDebian({}, 0, always)).toBe(false)
    expect(mayUseDebian({ CI: 'false' }, 0, always)).toBe(false)
    expect(mayUseDebian({ CI: '1' }, 0, () => false)).toBe(false)
  })
})
