/**
 * WinHTTP is on Windows only. Here its two structures are filled by a library of ours in C, compiled for the test, with the
 * layout of winhttp.h; every text it gave away has to come back by GlobalFree.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import koffi from 'koffi'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createWinHttp } from './winhttp.ts'

const source = `
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
typedef struct { int32_t fAutoDetect; uint16_t *lpszAutoConfigUrl; uint16_t *lpszProxy; uint16_t *lpszProxyBypass; } CURRENT_USER;
typedef struct { uint32_t dwAccessType; uint16_t *lpszProxy; uint16_t *lpszProxyBypass; } SERVICES;
static int mode = 0, given = 0, returned = 0;
void choose(int wanted) { mode = wanted; given = returned = 0; }
int outstanding(void) { return given - returned; }
int handed_out(void) { return given; }
static uint16_t *text(const char *ascii) {
  size_t n = strlen(ascii);
  uint16_t *wide = malloc((n + 1) * 2);
  for (size_t i = 0; i <= n; i++) wide[i] = (uint8_t)ascii[i];
  given++;
  return wide;
}
void *GlobalFree(void *memory) { if (memory) returned++; free(memory); return 0; }
uint32_t GetLastError(void) { return mode == 1 ? 2 : 12178; }
int32_t WinHttpGetIEProxyConfigForCurrentUser(CURRENT_USER *out) {
  if (mode == 1 || mode == 2) return 0;
  out->fAutoDetect = mode == 3;
  out->lpszAutoConfigUrl = mode == 3 ? text("http://wpad.exemplo.com.br/wpad.dat") : 0;
  out->lpszProxy = mode == 4 ? text("http=a:80;https=b:8080") : 0;
  out->lpszProxyBypass = mode == 4 ? text("<local>;*.interno") : 0;
  return 1;
}
int32_t WinHttpGetDefaultProxyConfiguration(SERVICES *out) {
  if (mode == 2) return 0;
  out->dwAccessType = mode == 4 ? 3 : 1;
  out->lpszProxy = mode == 4 ? text("servico:3128") : 0;
  out->lpszProxyBypass = 0;
  return 1;
}
`

function compiler(): string | null {
  for (const name of ['cc', 'gcc', 'clang'])
    try {
      execFileSync(name, ['--version'], { stdio: 'ignore' })
      return name
    } catch {
      // the next one
    }
  return null
}
const cc = process.platform === 'linux' ? compiler() : null

describe('WinHTTP, by a stand-in with its structures', () => {
  let folder = ''
  let library = ''
  let choose: (mode: number) => void
  let outstanding: () => number
  let handedOut: () => number
  beforeEach((context) => context.skip(cc === null, 'needs a C compiler, on Linux'))
  beforeAll(() => {
    if (cc === null) return
    folder = mkdtempSync(join(tmpdir(), 'winhttp-test-'))
    library = join(folder, 'winhttp.so')
    writeFileSync(join(folder, 'winhttp.c'), source)
    execFileSync(cc, ['-shared', '-fPIC', '-o', library, join(folder, 'winhttp.c')])
    const loaded = koffi.load(library)
    choose = loaded.func('void choose(int wanted)') as typeof choose
    outstanding = loaded.func('int outstanding(void)') as typeof outstanding
    handedOut = loaded.func('int handed_out(void)') as typeof handedOut
  })
  afterAll(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true })
  })
  const ask = (mode: number) => {
    choose(mode)
    const winHttp = createWinHttp({ winhttp: library, kernel: library })
    return { user: winHttp.forCurrentUser(), services: winHttp.forServices() }
  }
  const nothing = { autoDetect: false, autoConfigUrl: null, proxy: null, bypass: null }

  test('nothing set', () => expect(ask(0)).toEqual({ user: { ok: true, config: nothing }, services: { ok: true, config: nothing } }))

  test('no settings at all, which is none set', () => expect(ask(1).user).toEqual({ ok: true, config: nothing }))

  test('a failure is said with its number', () =>
    expect(ask(2)).toEqual({ user: { ok: false, reason: 'WinHTTP 12178' }, services: { ok: false, reason: 'WinHTTP 12178' } }))

  test('detection and a script', () => {
    expect(ask(3).user).toEqual({ ok: true, config: { ...nothing, autoDetect: true, autoConfigUrl: 'http://wpad.exemplo.com.br/wpad.dat' } })
    expect([handedOut(), outstanding()]).toEqual([1, 0])
  })

  test('lists and exceptions, another one for services, and every text given back', () => {
    expect(ask(4)).toEqual({
      user: { ok: true, config: { ...nothing, proxy: 'http=a:80;https=b:8080', bypass: '<local>;*.interno' } },
      services: { ok: true, config: { ...nothing, proxy: 'servico:3128' } },
    })
    expect([handedOut(), outstanding()]).toEqual([3, 0])
  })

  test('a library that is not there is said, not thrown', () => {
    const gone = createWinHttp({ winhttp: join(folder, 'none.so'), kernel: library })
    expect(gone.forCurrentUser()).toMatchObject({ ok: false })
  })
})
