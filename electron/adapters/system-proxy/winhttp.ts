/**
 * WinHTTP's two answers: the proxy of the user who is logged in (WinHttpGetIEProxyConfigForCurrentUser: Opções da Internet,
 * policies included, which the registry alone would not tell) and the one of services (WinHttpGetDefaultProxyConfiguration).
 * The library is loaded when it is asked, and only there.
 */
import type { WindowsProxyConfig } from '../../../shared/domain/route/windows-settings.ts'
import { loadKoffi } from '../load-koffi.ts'

export type WinHttpAnswer = { readonly ok: true; readonly config: WindowsProxyConfig } | { readonly ok: false; readonly reason: string }
export interface WinHttp {
  /** Both never throw: what went wrong is said. */
  forCurrentUser(): WinHttpAnswer
  forServices(): WinHttpAnswer
}

/** ERROR_FILE_NOT_FOUND: the user has no settings at all, which is none set. */
const nothingThere = 2

/** @param libraries other ones only for tests */
export function createWinHttp(libraries = { winhttp: 'winhttp.dll', kernel: 'kernel32.dll' }): WinHttp {
  function open() {
    const koffi = loadKoffi()
    const winhttp = koffi.load(libraries.winhttp)
    const kernel = koffi.load(libraries.kernel)
    const free = kernel.func('__stdcall', 'GlobalFree', 'void *', ['void *'])
    const lastError = kernel.func('__stdcall', 'GetLastError', 'uint32_t', [])
    /** A text of the library's, which is then given back. */
    const take = (pointer: unknown): string | null => {
      if (pointer === null) return null
      const text = koffi.decode(pointer, 'char16_t', -1) as string
      free(pointer)
      return text
    }
    return { koffi, winhttp, lastError, take }
  }

  function ask(work: (opened: ReturnType<typeof open>) => WindowsProxyConfig | number): WinHttpAnswer {
    try {
      const answer = work(open())
      if (typeof answer !== 'number') return { ok: true, config: answer }
      if (answer === nothingThere) return { ok: true, config: { autoDetect: false, autoConfigUrl: null, proxy: null, bypass: null } }
      return { ok: false, reason: `WinHTTP ${answer}` }
    } catch (error) {
      return { ok: false, reason: (error instanceof Error ? error.message : String(error)).slice(0, 200) }
    }
  }

  return {
    forCurrentUser: () =>
      ask(({ koffi, winhttp, lastError, take }) => {
        const layout = koffi.struct({ fAutoDetect: 'int32_t', lpszAutoConfigUrl: 'void *', lpszProxy: 'void *', lpszProxyBypass: 'void *' })
        const get = winhttp.func('__stdcall', 'WinHttpGetIEProxyConfigForCurrentUser', 'int32_t', [koffi.out(koffi.pointer(layout))])
        const found: Record<string, unknown> = {}
        if (get(found) === 0) return lastError() as number
        return {
          autoDetect: found['fAutoDetect'] !== 0,
          autoConfigUrl: take(found['lpszAutoConfigUrl']),
          proxy: take(found['lpszProxy']),
          bypass: take(found['lpszProxyBypass']),
        }
      }),
    forServices: () =>
      ask(({ koffi, winhttp, lastError, take }) => {
        const layout = koffi.struct({ dwAccessType: 'uint32_t', lpszProxy: 'void *', lpszProxyBypass: 'void *' })
        const get = winhttp.func('__stdcall', 'WinHttpGetDefaultProxyConfiguration', 'int32_t', [koffi.out(koffi.pointer(layout))])
        const found: Record<string, unknown> = {}
        if (get(found) === 0) return lastError() as number
        return { autoDetect: false, autoConfigUrl: null, proxy: take(found['lpszProxy']), bypass: take(found['lpszProxyBypass']) }
      }),
  }
}
