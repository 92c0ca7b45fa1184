/**
 * The stand-in for Electron's way from main process to page: the page in a real Chromium, each of its requests put to the
 * real protocol handler, the real preload run in it. No isolated world: what the preload holds is hidden by a closure.
 */
import { readFileSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type Frame, type Page } from '@playwright/test'
import { note, surroundings } from './control.ts'

/** Chromium does not let a client invent a scheme, so `app://bundle/…` is shown as this. */
const shownOrigin = 'https://bundle'
export const toShown = (address: string) => address.replace(/^app:\/\/bundle(?=\/|$)/, shownOrigin)
export const fromShown = (address: string) => address.replace(/^https:\/\/bundle(?=\/|$)/, 'app://bundle')

export interface Call {
  readonly frame: Frame
  readonly channel: string
  readonly args: readonly unknown[]
}
export interface PageOptions {
  readonly preload: string
  readonly handle: (request: Request) => Promise<Response>
  readonly onCall: (call: Call) => Promise<unknown>
  /** asked for every navigation that the page itself begins; false stops it */
  readonly mayNavigate: (address: string, frame: Frame) => boolean
  readonly onPopup: (address: string) => void
}

/** Runs in the page, before its own scripts. */
function installPreload(preload: string): string {
  return `(() => {
  const call = globalThis.__standInCall;
  const inWindow = window === window.top;
  if (!inWindow) return; // Electron runs no preload in frames; the raw binding stays there for the tests of the door
  delete globalThis.__standInCall;
  const listeners = new Map();
  const ipcRenderer = {
    invoke: async (channel, ...args) => {
      const answer = JSON.parse(await call(JSON.stringify({ channel, args })));
      if ('error' in answer) throw new Error("Error invoking remote method '" + channel + "': " + answer.error);
      return answer.value;
    },
    on: (channel, listener) => void (listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel)).add(listener),
    off: (channel, listener) => void listeners.get(channel)?.delete(listener),
  };
  Object.defineProperty(globalThis, '__standInDeliver', {
    value: (channel, args) => { for (const listener of [...(listeners.get(channel) ?? [])]) listener({ sender: ipcRenderer }, ...args); },
  });
  const across = (value) => typeof value === 'function'
    ? (...args) => { const back = value(...args.map(across)); return back instanceof Promise ? back.then(across) : across(back); }
    : structuredClone(value);
  const contextBridge = {
    exposeInMainWorld: (name, api) => Object.defineProperty(globalThis, name, {
      value: Object.freeze(Object.fromEntries(Object.entries(api).map(([key, value]) => [key, across(value)]))),
    }),
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error('module not found: ' + name);
    return { contextBridge, ipcRenderer };
  };
  (function (require, module, exports) {${preload}\n})(require, { exports: {} }, {});
})()`
}

let browser: Browser | null = null
async function context(): Promise<BrowserContext> {
  browser ??= await chromium.connectOverCDP(surroundings.browser)
  return browser.contexts()[0] ?? (await browser.newContext())
}

export async function openPage(options: PageOptions): Promise<Page> {
  const { preload, handle, onCall, mayNavigate, onPopup } = options
  const shown = await context()
  const page = await shown.newPage()
  await shown.route('**/*', async (route, request) => {
    const address = fromShown(request.url())
    if (request.frame().page() !== page) {
      onPopup(address)
      await route.abort('aborted')
      return request.frame().page().close()
    }
    // The stand-in's own navigation comes from about:blank; whatever follows, the page began.
    const begun = request.isNavigationRequest() && request.frame().url() !== 'about:blank'
    if (begun && !mayNavigate(address, request.frame())) return route.abort('aborted')
    if (!address.startsWith('app://')) {
      note('outside request', address)
      return route.abort('addressunreachable')
    }
    const response = await handle(new Request(address, { method: request.method() }))
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  })
  await page.exposeBinding('__standInCall', async ({ frame }, text: string) => {
    const { channel, args } = JSON.parse(text) as { channel: string; args: unknown[] }
    try {
      return JSON.stringify({ value: (await onCall({ frame, channel, args })) ?? null })
    } catch (error) {
      return JSON.stringify({ error: String(error) })
    }
  })
  await page.addInitScript(installPreload(readFileSync(preload, 'utf8')))
  return page
}
