/** Who may call the window's back end: the page in our window, and nobody else. */
import { isPage } from './page-address.ts'

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
