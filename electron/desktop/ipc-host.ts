/** The window's door to the back end. The only file that may import ipcMain: sender and frame are checked here, once. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import type { AppEvent } from '../../shared/contract/events.ts'
import type { Log } from '../core/ports.ts'
import type { Dispatcher } from '../core/dispatcher.ts'
import { senderFault, type Sender } from '../core/shell/sender.ts'

export const callChannel = 'api'
export const eventChannel = 'event'

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
