import { expect, test } from 'vitest'
import { internetOptionsCommand, openInternetOptions } from './windows-internet-options.ts'

test('Internet Options are opened by the whole path of a program of Windows', () => {
  const command = internetOptionsCommand('win32', { SystemRoot: 'D:\\Windows' })
  expect(command).toEqual({ file: 'D:\\Windows\\System32\\control.exe', args: ['/name', 'Microsoft.InternetOptions'] })
  expect(internetOptionsCommand('win32', {})?.file).toBe('C:\\Windows\\System32\\control.exe')
})

test('there are none elsewhere', () => {
  for (const platform of ['linux', 'darwin', 'freebsd'] as const) expect(internetOptionsCommand(platform, { SystemRoot: 'C:\\Windows' })).toBeNull()
})

test.skipIf(process.platform === 'win32')('asking for them elsewhere starts nothing', () => {
  openInternetOptions({}, (error) => {
    throw error
  })
})
