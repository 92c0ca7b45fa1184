/** The page lives at app://bundle/ and nowhere else: not on a file path, not on a port. */
export const pageScheme = 'app'
export const pageAddress = 'app://bundle/index.html'

/** Compares parsed parts, never a beginning: `app://bundle.example/` and `app://bundle@x/` are somebody else. */
export function isPage(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === `${pageScheme}:` && url.host === 'bundle' && url.username === '' && url.password === ''
}

/** A frame inside the page holds what the page itself wrote into it, a message's HTML, and goes nowhere else. */
export function mayShowInFrame(address: string, isMainFrame: boolean): boolean {
  return isPage(address) || (!isMainFrame && address === 'about:srcdoc')
}
