/**
 * Somebody's HTML, made into a page of its own that can be shown in a sandboxed frame. Three walls, each enough alone: what
 * could act or reach out is taken out here, the page's own policy forbids it, and so does the frame it stands in.
 */

/** Elements that act, embed, or lead elsewhere; their content goes with them. */
const acting = 'script, style, iframe, frame, frameset, object, embed, applet, link, meta, base, dialog, audio, video, svg, math, template, title'

/** What may stay: how it looks and what it says. Everything else, each address and each handler, goes. */
const kept = new Set([
  'align', 'alt', 'bgcolor', 'border', 'cellpadding', 'cellspacing', 'color', 'colspan', 'dir', 'face', 'height',
  'hspace', 'lang', 'nowrap', 'rowspan', 'size', 'start', 'style', 'title', 'type', 'valign', 'vspace', 'width',
]) // prettier-ignore

/** Pictures that are in the message itself. */
const inside = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]*$/i

const policy = "default-src 'none'; style-src-attr 'unsafe-inline'; img-src data:"

export interface ShutIn {
  /** for `srcdoc` */
  readonly page: string
  /** pictures and other things that would have had to be fetched were left out */
  readonly leftOut: boolean
}

function clean(element: Element): boolean {
  let leftOut = false
  for (const { name, value } of [...element.attributes]) {
    const picture = element.localName === 'img' && name === 'src'
    if (picture && inside.test(value)) continue
    if (picture || name === 'background' || name === 'srcset') leftOut = true
    if (picture || !kept.has(name)) element.removeAttribute(name)
    // The policy would not fetch it either; this way it does not even complain.
    else if (name === 'style' && /url\s*\(|image-set|\\/i.test(value)) {
      element.removeAttribute(name)
      leftOut = true
    }
  }
  return leftOut
}

export function shutIn(html: string): ShutIn {
  // What stands in a template belongs to no window: nothing in it runs or is fetched.
  const template = document.createElement('template')
  template.innerHTML = html
  const { content } = template
  for (const element of content.querySelectorAll(acting)) element.remove()
  // Also one without an address would try to send itself.
  for (const form of content.querySelectorAll('form')) form.replaceWith(...form.childNodes)
  const leftOut = [...content.querySelectorAll('*')].map(clean).some(Boolean)
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`
  return { page: `<!doctype html><html><head>${head}</head><body>${template.innerHTML}</body></html>`, leftOut }
}
