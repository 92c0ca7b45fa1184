import { fieldId } from '../ui/field-id.ts'

/** Puts the cursor into the field of this path, as soon as its tab has drawn it. */
export function focusField(path: string): void {
  let frames = 60
  const look = () => {
    const element = document.getElementById(fieldId(path))
    if (element) {
      element.focus()
      element.scrollIntoView({ block: 'nearest' })
    } else if (--frames > 0) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
