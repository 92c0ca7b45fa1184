import PostalMime, { type Attachment } from 'postal-mime'
import type { MessageReader } from '../core/ports.ts'
import { inert } from '../core/test-send/redact.ts'

const maxText = 256 * 1024
const maxAttachments = 100

/** A name as it is shown: no folders, nothing invisible, nothing that turns the writing round. */
function nameOf({ filename }: Attachment): string {
  return inert((filename ?? '').replaceAll('\n', ' ').split(/[/\\]/).at(-1) ?? '').slice(0, 200)
}

function sizeOf({ content }: Attachment): number {
  return typeof content === 'string' ? new TextEncoder().encode(content).length : content.byteLength
}

/** Reads a message for people. Nothing is loaded, nothing is rendered, and of attachments only name, type and size are kept. */
export function createPostalMimeReader(): MessageReader {
  return {
    async read(raw) {
      try {
        const message = await PostalMime.parse(raw, { maxNestingDepth: 50 })
        const headers = message.headers.slice(0, 200).map(({ originalKey, value }) => ({ name: originalKey, value: value.slice(0, 4096) }))
        const attachments = message.attachments
          .slice(0, maxAttachments)
          .map((attachment) => ({ name: nameOf(attachment), type: inert(attachment.mimeType).slice(0, 100), size: sizeOf(attachment) }))
        return {
          subject: message.subject ?? '',
          text: (message.text ?? '').slice(0, maxText),
          html: (message.html ?? '').slice(0, maxText),
          headers,
          attachments,
        }
      } catch {
        return { subject: '', text: '', html: '', headers: [], attachments: [] }
      }
    },
  }
}
