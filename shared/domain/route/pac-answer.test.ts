import { describe, expect, test } from 'vitest'
import { parsePacAnswer } from './pac-answer.ts'

const direct = { kind: 'direct', host: null, port: null }

describe('what a configuration script answers', () => {
  test.each([
    ['DIRECT', [direct]],
    ['direct', [direct]],
    ['PROXY proxy.example.com.br:8080', [{ kind: 'http', host: 'proxy.example.com.br', port: 8080 }]],
    ['PROXY proxy', [{ kind: 'http', host: 'proxy', port: 80 }]],
    ['HTTP proxy:3128', [{ kind: 'http', host: 'proxy', port: 3128 }]],
    ['HTTPS proxy', [{ kind: 'https', host: 'proxy', port: 443 }]],
    ['SOCKS 10.0.0.1', [{ kind: 'socks4', host: '10.0.0.1', port: 1080 }]],
    ['SOCKS4 10.0.0.1:1081', [{ kind: 'socks4', host: '10.0.0.1', port: 1081 }]],
    ['SOCKS5 10.0.0.1', [{ kind: 'socks5', host: '10.0.0.1', port: 1080 }]],
    ['PROXY [2001:db8::1]:8080', [{ kind: 'http', host: '2001:db8::1', port: 8080 }]],
    ['  proxy  a:1 ;; SOCKS5 b:2 ;DIRECT; ', [
      { kind: 'http', host: 'a', port: 1 },
      { kind: 'socks5', host: 'b', port: 2 },
      direct,
    ]],
  ])('%s', (text, candidates) => {
    expect(parsePacAnswer(text)).toEqual({ candidates, ignored: [] })
  })

  test.each([
    'PROXY', 'PROXY a:0', 'PROXY a:65536', 'PROXY a:b', 'PROXY a b', 'PROXY user@host:80', 'PROXY http://a:80',
    'QUIC a:443', 'DIRECT now', 'constructor a:1', '__proto__ a:1', 'PROXY a\u0000:80', 'null',
  ])('does not guess: %j', (text) => {
    expect(parsePacAnswer(text)).toEqual({ candidates: [], ignored: [text] })
    expect(parsePacAnswer(`${text}; PROXY a:80`).candidates).toEqual([{ kind: 'http', host: 'a', port: 80 }])
  })

  test('nothing is nothing, not direct', () => {
    expect(parsePacAnswer(' ; ')).toEqual({ candidates: [], ignored: [] })
  })
})
