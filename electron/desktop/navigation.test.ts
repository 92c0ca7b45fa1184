import { describe, expect, test } from 'vitest'
import { mayDownload, mayOpenOutside } from './navigation.ts'

describe('an address opens in the browser of the user', () => {
  test.each(['https://support.google.com/a/answer/176600?hl=pt-BR#x', 'https://LEARN.microsoft.com/', 'https://myaccount.google.com:443/'])(
    'when we link to its host: %s',
    (address) => expect(mayOpenOutside(address)).toBe(true),
  )

  test.each([
    'http://support.google.com/', 'https://support.google.com.evil.example/', 'https://evil.example/support.google.com',
    'https://support.google.com@evil.example/', 'https://user@support.google.com/', 'https://:x@support.google.com/',
    'https://support.google.com:8443/', 'https://evil-support.google.com/', 'https://x.support.google.com/', 'https://support.google.com./',
    'https://google.com/', 'https://127.0.0.1/', 'file:///C:/Windows/System32/calc.exe', 'file://server/share/x.exe', '\\\\server\\share',
    'smb://server/share', 'mailto:a@b.example', 'ms-msdt:/id', 'search-ms:query=x', 'javascript:alert(1)', 'data:text/html,x',
    'server-manager://system/X', 'app://bundle/index.html', 'https:', '', 'support.google.com',
  ])('and no other: %j', (address) => {
    expect(mayOpenOutside(address)).toBe(false)
  }) // prettier-ignore
})

describe('a download', () => {
  test('is what the page made itself', () => {
    expect(mayDownload('blob:app://bundle/6f1c3c1e-3f30-4f7c-8f7c-000000000000')).toBe(true)
  })
  test.each([
    'blob:https://bundle/1', 'blob:null/1', 'blob:app://other/1', 'blob:blob:app://bundle/1', 'app://bundle/index.html', 'data:text/plain,x',
    'https://support.google.com/x.exe', 'file:///etc/passwd', 'BLOB', '',
  ])('and nothing else: %j', (address) => {
    expect(mayDownload(address)).toBe(false)
  }) // prettier-ignore
})
