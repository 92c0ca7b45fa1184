/** The stand-in for what comes in from a page: `ipcMain` and `protocol`. */
import type { IpcMain, IpcMainInvokeEvent, Protocol, WebFrameMain } from 'electron'
import { app } from './app.ts'
import { allow, note } from './control.ts'
import type { WebContents } from './window.ts'

type CallHandler = Parameters<IpcMain['handle']>[1]
const calls = new Map<string, CallHandler>()

export const ipcMain = {
  handle(channel: string, handler: CallHandler) {
    if (calls.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    note('ipcMain.handle', channel)
    calls.set(channel, handler)
  },
  removeHandler(channel: string) {
    note('ipcMain.removeHandler', channel)
    calls.delete(channel)
  },
} satisfies Pick<IpcMain, 'handle' | 'removeHandler'>

/** What of Electron's event the shell reads; the rest is not there, so that reading it fails. */
export type CallFrame = Pick<WebFrameMain, 'url' | 'origin' | 'detached'> & { readonly parent: object | null }
export interface CallEvent {
  readonly sender: WebContents
  readonly senderFrame: CallFrame | null
}

export async function callOf(channel: string, event: CallEvent, args: readonly unknown[]): Promise<unknown> {
  const handler = calls.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  return (await handler(event as unknown as IpcMainInvokeEvent, ...args)) as unknown
}

type PageHandler = Parameters<Protocol['handle']>[1]
const handlers = new Map<string, PageHandler>()

export const protocol = {
  registerSchemesAsPrivileged(schemes) {
    app.mustNotBeReady('registerSchemesAsPrivileged')
    note('protocol.registerSchemesAsPrivileged', schemes)
  },
  handle(scheme, handler) {
    app.mustBeReady('protocol.handle')
    note('protocol.handle', scheme)
    handlers.set(scheme, handler)
  },
} satisfies Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'>

export const handlerOf = (scheme: string) => async (request: Request): Promise<Response> => {
  const handler = handlers.get(scheme)
  if (!handler) throw new Error(`nothing serves ${scheme}`)
  return await handler(request)
}

allow('request', async (address: string, method = 'GET') => {
  const response = await handlerOf('app')(new Request(address, { method }))
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }
})
allow('channels', () => [...calls.keys()])
