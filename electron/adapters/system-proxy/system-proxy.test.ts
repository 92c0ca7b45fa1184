/** Each system's settings, with small programs in the place of its own where those only print. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createManualClock } from '../../../test-support/manual-clock.ts'
import type { ScriptRunner } from '../../../shared/domain/route/follow-settings.ts'
import { runProgram } from './run-program.ts'
import { createSystemProxy, type SystemProxyOptions } from './system-proxy.ts'
import type { WinHttpAnswer } from './winhttp.ts'

const scripts: ScriptRunner = {
  ask: (script) => Promise.resolve({ candidates: [{ kind: 'http', host: script.replace(/\W/g, ''), port: 1 }], trace: [{ rule: 'pac-answer', found: '', outcome: 'decided' }] }),
  detect: () => Promise.resolve({ found: false, candidates: null, trace: [] }),
}
const make = (options: Partial<SystemProxyOptions>) => createSystemProxy({ environment: {}, platform: 'linux', clock: createManualClock(), scripts, ...options })
async function way(options: Partial<SystemProxyOptions>) {
  const { candidates } = await make(options).find('smtp.example.com', 587)
  return candidates?.map(({ kind, host }) => (kind === 'direct' ? 'DIRECT' : `${kind}:${String(host)}`)).join(' ') ?? null
}
let folder = ''
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'system-proxy-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
function program(name: string, body: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${body}\n`)
  chmodSync(path, 0o755)
  return path
}

describe('Windows, as WinHTTP answers', () => {
  const none: WinHttpAnswer = { ok: true, config: { autoDetect: false, autoConfigUrl: null, proxy: null, bypass: null } }
  const set: WinHttpAnswer = { ok: true, config: { autoDetect: false, autoConfigUrl: null, proxy: 'p.example:8080', bypass: null } }
  const winHttp = (user: WinHttpAnswer, service = none) => ({ forCurrentUser: () => user, forServices: () => service })
  test.each([
    [none, {}, 'DIRECT'],
    [set, { https_proxy: 'http://v.example:1' }, 'http:p.example'],
    [none, { https_proxy: 'http://v.example:1' }, 'http:v.example'],
    [{ ok: false, reason: 'WinHTTP 12' } as const, {}, null],
  ])('%j %j → %s', async (user, environment, answer) => expect(await way({ platform: 'win32', environment, winHttp: winHttp(user) })).toBe(answer))

  test('a service has settings of its own', async () => {
    const proxy = make({ platform: 'win32', winHttp: winHttp(none, set) })
    expect((await proxy.findForService('smtp.example.com', 587))?.candidates).toMatchObject([{ host: 'p.example' }])
    expect(await make({}).findForService('smtp.example.com', 587)).toBeNull()
  })
})

describe.skipIf(process.platform === 'win32')('programs and files', () => {
  test('macOS', async () => {
    const scutil = program('scutil', "printf '<dictionary> {\\n  HTTPSEnable : 1\\n  HTTPSProxy : p.example\\n  HTTPSPort : 8080\\n}\\n'")
    expect(await way({ platform: 'darwin', scutil })).toBe('http:p.example')
    expect(await way({ platform: 'darwin', scutil: join(folder, 'none') })).toBeNull()
    expect(await way({ platform: 'darwin', scutil: program('wrong', 'echo what') })).toBeNull()
  })

  test('variables, then GNOME, then KDE', async () => {
    const config = join(folder, 'config')
    mkdirSync(config)
    writeFileSync(join(config, 'kioslaverc'), '[Proxy Settings]\nProxyType=1\nhttpsProxy=http://kde.example 8080\n')
    program('gsettings', `echo "org.gnome.system.proxy mode '$MODE'"; echo "org.gnome.system.proxy.https host 'gnome.example'"; echo "org.gnome.system.proxy.https port 8080"`)
    const environment = { PATH: `${folder}:/usr/bin:/bin`, XDG_CONFIG_HOME: config, XDG_CONFIG_DIRS: config, MODE: 'manual' }
    expect(await way({ environment: { ...environment, https_proxy: 'http://v.example:1' } })).toBe('http:v.example')
    expect(await way({ environment: { ...environment, auto_proxy: 'http://x' } })).toBe('http:httpx')
    expect(await way({ environment })).toBe('http:gnome.example')
    expect(await way({ environment: { ...environment, XDG_CURRENT_DESKTOP: 'KDE' } })).toBe('http:kde.example')
    expect(await way({ environment: { ...environment, MODE: 'none', XDG_CURRENT_DESKTOP: 'GNOME' } })).toBe('DIRECT')
    expect(await way({ environment: { ...environment, MODE: 'none', XDG_CONFIG_HOME: folder, XDG_CONFIG_DIRS: folder } })).toBeNull()
  })

  test('a program that does not end, prints without end or is not there holds nobody', async () => {
    const run = (body: string, patienceMs = 300) => runProgram(program('p', body), [], { environment: process.env, patienceMs, maxBytes: 1000 })
    expect(await run('exec sleep 60')).toMatchObject({ reason: 'timeout' })
    expect(await run('exec yes', 20_000)).toMatchObject({ reason: 'too much' })
    expect(await run('exit 3', 20_000)).toMatchObject({ reason: 'exit 3' })
    expect(await runProgram(join(folder, 'none'), [], { environment: {} })).toMatchObject({ missing: true })
  })
})
