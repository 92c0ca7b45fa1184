/** Where the window may go: nowhere but to the page. An address of ours on the web opens in the user's browser. */
import type { App, Session, Shell } from 'electron'
import type { Log } from '../core/ports.ts'
import { isPage, mayShowInFrame } from '../core/shell/page-address.ts'

/** Hosts that the page links to. Everything else stays closed: a text that a server sent must not open anything. */
const linkHosts: ReadonlySet<string> = new Set([
  'admin.google.com',
  'learn.microsoft.com',
  'myaccount.google.com',
  'support.google.com',
  'support.microsoft.com',
])

export function mayOpenOutside(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password } = new URL(address)
  return protocol === 'https:' && port === '' && username === '' && password === '' && linkHosts.has(hostname)
}

/** A report is saved by the page itself, from memory; nothing is fetched from anywhere. */
export function mayDownload(address: string): boolean {
  return address.startsWith('blob:') && isPage(address.slice('blob:'.length))
}

export function guardNavigation(app: App, shell: Shell, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void }) => {
      if (mayShowInFrame(event.url, event.isMainFrame)) return
      event.preventDefault()
      log.warn('navigation refused', { url: event.url })
    }
    contents.on('will-navigate', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      if (mayOpenOutside(url)) void shell.openExternal(url)
      else log.warn('window refused', { url })
      return { action: 'deny' }
    })
  })
}

export function guardDownloads(session: Session): void {
  session.on('will-download', (event, item) => {
    if (!mayDownload(item.getURL())) event.preventDefault()
  })
}

