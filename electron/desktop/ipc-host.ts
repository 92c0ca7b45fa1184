/** The window's door to the back end. The only file that may import ipcMain: sender and frame are checked here, once. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import type { AppEvent } from '../../shared/contract/events.ts'
import type { Log } from '../core/ports.ts'
import type { Dispatcher } from '../core/dispatcher.ts'
import { isPage } from './page-address.ts'

export const callChannel = 'api'
export const eventChannel = 'event'

export interface Sender {
  readonly contentsId: number
  /** null: the frame navigated away or was destroyed meanwhile */
  readonly frame: { readonly isMain: boolean; readonly url: string; readonly origin: string } | null
}

/** Why a call is refused, null when it is the page in our window that calls. */
export function senderFault(sender: Sender, windowContentsId: number | null): string | null {
  if (windowContentsId === null || sender.contentsId !== windowContentsId) return 'not our window'
  if (sender.frame === null) return 'the frame is gone'
  if (!sender.frame.isMain) return 'not the main frame'
  if (!isPage(sender.frame.origin) || !isPage(sender.frame.url)) return 'not our page'
  return null
}

function readSender({ sender, senderFrame: frame }: IpcMainInvokeEvent): Sender {
  return {
    contentsId: sender.id,
    frame: frame && !frame.detached ? { isMain: frame.parent === null, url: frame.url, origin: frame.origin } : null,
  }
}

export interface IpcHost {
  /** tells the page, as soon as there is one that listens */
  push(event: AppEvent): void
  close(): void
}

export function openIpcHost(options: {
  readonly dispatcher: Dispatcher
  readonly log: Log
  /** the page's contents while the window is open */
  readonly contents: () => WebContents | null
}): IpcHost {
  const { dispatcher, log, contents } = options
  /** A page listens before it calls. The link that started the program waits for that; all else it asks for by itself. */
  let waiting: AppEvent | null = null
  let listening: WebContents | null = null
  function push(event: AppEvent): void {
    const page = contents()
    if (page && page === listening) page.send(eventChannel, event)
    else if (event.name === 'shell.openSystem') waiting = event
  }
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown) => {
    const fault = senderFault(readSender(event), contents()?.id ?? null)
    if (fault !== null) {
      log.warn('call refused', { fault, name: String(name).slice(0, 100) })
      throw new Error('refused')
    }
    const answer = await dispatcher.call(typeof name === 'string' ? name : '', input)
    listening = event.sender
    const link = waiting
    waiting = null
    if (link) push(link)
    return answer
  })
  return {
    push,
    close: () => ipcMain.removeHandler(callChannel),
  }
}
