import { describe, expect, test } from 'vitest'
import { isPage, mayShowInFrame, pageAddress } from './page-address.ts'

describe('the page is at its own address only', () => {
  test.each([pageAddress, 'app://bundle', 'app://bundle/', 'app://bundle/assets/a.js?x#y', 'APP://bundle/'])('%s', (address) => {
    expect(isPage(address)).toBe(true)
  })

  test.each([
    'app://bundle.example/index.html', 'app://bundle@evil.example/', 'app://user@bundle/', 'app://user:pass@bundle/', 'app://bundle:80/',
    'app://other/', 'app:bundle', 'app:///bundle/index.html', 'app://', 'application://bundle/', 'app-x://bundle/',
    'https://bundle/index.html', 'http://bundle/', 'file:///bundle/index.html', 'data:text/html,app://bundle/', 'blob:app://bundle/1',
    'javascript:app://bundle/', 'about:blank', 'null', '', ' ', 'bundle', '//bundle/', 'app://%62undle.example/',
  ])('not at %j', (address) => {
    expect(isPage(address)).toBe(false)
  }) // prettier-ignore
})

describe('a frame', () => {
  test('holds the page, and inside it what the page wrote itself', () => {
    expect(mayShowInFrame('app://bundle/index.html', true)).toBe(true)
    expect(mayShowInFrame('about:srcdoc', false)).toBe(true)
  })
  test.each(['about:srcdoc', 'about:blank', 'https://evil.example/', 'data:text/html,x'])('and nothing else: %s', (address) => {
    expect(mayShowInFrame(address, true)).toBe(false)
    if (address !== 'about:srcdoc') expect(mayShowInFrame(address, false)).toBe(false)
  })
})
