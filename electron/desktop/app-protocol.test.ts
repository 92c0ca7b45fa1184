import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerPage } from './app-protocol.ts'

let root = ''
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'page-test-'))
  root = join(folder, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  mkdirSync(join(folder, 'renderer-other'))
  const files = {
    'renderer/index.html': '<!doctype html>\n<html lang="pt-BR"><head><title>x</title></head></html>', 'renderer/assets/a.js': 'run()', 'renderer/assets/a.css': 'a{}',
    'renderer/assets/a.svg': '<svg/>', 'renderer/assets/a.png': 'png', 'renderer/assets/a.woff2': 'font', 'renderer/notes.txt': 'secret',
    'renderer/assets/a.js.map': 'secret', 'renderer/.env': 'secret', 'renderer-other/index.html': 'secret', 'outside.html': 'secret',
  } // prettier-ignore
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  symlinkSync(join(folder, 'outside.html'), join(root, 'link.html'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const get = (url: string, method = 'GET') => answerPage({ url, method }, root)

describe('the page under its own scheme', () => {
  test.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['', 'text/html; charset=utf-8'],
    ['assets/a.js', 'text/javascript; charset=utf-8'],
    ['assets/a.css', 'text/css; charset=utf-8'],
    ['assets/a.svg', 'image/svg+xml'],
    ['assets/a.png', 'image/png'],
    ['assets/a.woff2', 'font/woff2'],
    ['assets/a.js?v=1#part', 'text/javascript; charset=utf-8'],
  ])('%j is served as %s', (path, type) => {
    const answer = get(`app://bundle/${path}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('has a policy that allows nothing but its own files, with a nonce of this answer', async () => {
    const [first, second] = [get('app://bundle/index.html'), get('app://bundle/index.html')]
    const policy = first.headers.get('content-security-policy') ?? ''
    const nonce = /style-src 'self' 'nonce-([A-Za-z0-9+/=]{24})'/.exec(policy)?.[1]
    expect(nonce).toBeDefined()
    expect(await first.text()).toContain(`<meta name="csp-nonce" content="${String(nonce)}" />`)
    expect(second.headers.get('content-security-policy')).not.toBe(policy)
    const rules = Object.fromEntries(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]))
    expect(rules).toMatchObject({
      'default-src': "'none'", 'script-src': "'self'", 'connect-src': "'self'", 'object-src': "'none'", 'base-uri': "'none'",
      'form-action': "'none'", 'frame-ancestors': "'none'",
    }) // prettier-ignore
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/)
  })

  test('begins in the language that was chosen', async () => {
    expect(await answerPage({ url: 'app://bundle/', method: 'GET' }, root, 'es').text()).toContain('<html lang="es">')
  })

  test('a refusal carries the policy, too, and no word of what there is', async () => {
    const answer = get('app://bundle/nothing.html')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await answer.text()).toBe('')
  })

  test.each([
    'app://bundle/../outside.html', 'app://bundle/%2e%2e/outside.html', 'app://bundle/..%2foutside.html', 'app://bundle/%2e%2e%2foutside.html',
    'app://bundle/assets/..%2f..%2foutside.html', 'app://bundle/..%5coutside.html', 'app://bundle/%252e%252e%252foutside.html',
    'app://bundle/../renderer-other/index.html', 'app://bundle/..%2frenderer-other%2findex.html', 'app://bundle//etc/passwd',
    'app://bundle/%00index.html', 'app://bundle/index.html%00.js', 'app://bundle/link.html', 'app://bundle/notes.txt', 'app://bundle/.env',
    'app://bundle/assets/a.js.map', 'app://bundle/assets', 'app://bundle/assets/', 'app://bundle/%E0%A4%A', 'app://bundle/C:/Windows/win.ini',
  ])('%s leads nowhere', async (url) => {
    const answer = get(url)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe('')
  }) // prettier-ignore

  test.each(['app://other/index.html', 'app://bundle.example/index.html', 'app://x@bundle/index.html', 'app://bundle:1/index.html', 'https://bundle/', ''])(
    '%j is not our host',
    (url) => expect(get(url).status).toBe(403),
  )

  test('HEAD has the headers and no body; every other method is refused', async () => {
    const head = get('app://bundle/index.html', 'HEAD')
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'text/html; charset=utf-8', ''])
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'get', '']) expect(get('app://bundle/index.html', method).status).toBe(405)
  })
})
