import PostalMime from 'postal-mime'
import type { MessageReader } from '../core/ports.ts'

const maxText = 256 * 1024

/** Reads a message for people. Nothing is loaded, nothing is rendered: headers and text only. */
export function createPostalMimeReader(): MessageReader {
  return {
    async read(raw) {
      try {
        const message = await PostalMime.parse(raw, { maxNestingDepth: 50 })
        const headers = message.headers.slice(0, 200).map(({ originalKey, value }) => ({ name: originalKey, value: value.slice(0, 4096) }))
        return { subject: message.subject ?? '', text: (message.text ?? '').slice(0, maxText), headers }
      } catch {
        return { subject: '', text: '', headers: [] }
      }
    },
  }
}
