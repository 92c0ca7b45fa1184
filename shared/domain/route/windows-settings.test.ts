import { describe, expect, test } from 'vitest'
import { writeProxy } from './proxy-settings.ts'
import { readProxyList, readWindowsSettings } from './windows-settings.ts'

const none = { autoDetect: false, autoConfigUrl: null, proxy: null, bypass: null }
const shown = (text: string) => {
  const manual = readProxyList(text)
  return manual && ('candidates' in manual ? `${manual.list}: ${manual.candidates.map(writeProxy).join(' ')}` : `${manual.list}: ${manual.text}`)
}

describe('the proxy of Opções da Internet, for a CONNECT', () => {
  test.each([
    ['', null],
    [' ; ', null],
    ['proxy.example:8080', 'all: http://proxy.example:8080'],
    ['proxy', 'all: http://proxy:80'],
    ['http://proxy.example:8080/', 'all: http://proxy.example:8080'],
    ['https://proxy.example', 'all: https://proxy.example:443'],
    ['[2001:db8::1]:8080', 'all: http://[2001:db8::1]:8080'],
    ['a:1;b:2', 'all: http://a:1 http://b:2'],
    ['a:1 b:2', 'all: http://a:1 http://b:2'],
    ['http=a:1;https=b:2;ftp=c:3;socks=d:4', 'https: http://b:2'],
    ['HTTPS=b:2', 'https: http://b:2'],
    ['https=https://b:2', 'https: https://b:2'],
    ['https=a:1,b:2', 'https: http://a:1 http://b:2'],
    ['http=a:1;socks=d:4', 'socks: socks4://d:4'],
    ['socks=d', 'socks: socks4://d:1080'],
    ['socks=socks5://d:4', 'socks: socks5://d:4'],
    ['socks=socks://d:4', 'socks: socks4://d:4'],
    ['socks://d:4', 'all: socks4://d:4'],
    ['http=a:1;ftp=c:3', 'others: http=a:1;ftp=c:3'],
    ['http=a:1', 'others: http=a:1'],
    ['http=:::;https=b:2', 'https: http://b:2'],
    ['proxy:0', 'malformed: proxy:0'],
    ['proxy:65536', 'malformed: proxy:65536'],
    ['https=proxy:http', 'malformed: https=proxy:http'],
    ['quic://proxy:1', 'malformed: quic://proxy:1'],
    ['jose:senha@proxy:1', 'malformed: jose:senha@proxy:1'],
    ['proxy/path:1', 'malformed: proxy/path:1'],
    ['constructor://proxy:1', 'malformed: constructor://proxy:1'],
  ])('%j → %s', (text, answer) => expect(shown(text)).toBe(answer))
})

test('everything the dialog holds is read', () => {
  const settings = readWindowsSettings({
    autoDetect: true,
    autoConfigUrl: ' http://proxy.example/proxy.pac ',
    proxy: 'proxy.example:8080',
    bypass: '*.example.com;10.*; <local>',
  })
  expect(settings).toMatchObject({
    source: 'windows',
    autoDetect: true,
    script: 'http://proxy.example/proxy.pac',
    exceptions: ['*.example.com', '10.*', '<local>'],
    exceptionsAre: 'patterns',
    localIsDirect: true,
  })
  expect(readWindowsSettings({ ...none, bypass: '<-LOOPBACK>;a' })).toMatchObject({ localIsDirect: false, exceptions: ['a'] })
  expect(readWindowsSettings({ ...none, autoConfigUrl: '' })).toMatchObject({ script: null, manual: null, autoDetect: false })
})
