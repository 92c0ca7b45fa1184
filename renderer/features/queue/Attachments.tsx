/** Attachments by their content: read here, sent with the message, with what they weigh against the limit. */
import { Button } from '@fluentui/react-components'
import { AttachRegular } from '@fluentui/react-icons/svg/attach'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useRef, useState } from 'react'
import { base64Octets, messageLimits, type QueuedAttachment } from '../../../shared/contract/queue.ts'
import { numberText, useText } from '../../ui/text.ts'
import { attachmentOf } from './compose-form.ts'
import styles from './compose.module.css'

const megabyte = 1024 * 1024

function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '')
    reader.onerror = () => reject(reader.error ?? new Error(file.name))
    reader.readAsDataURL(file)
  })
}

export function Attachments(props: { readonly attachments: readonly QueuedAttachment[]; readonly problem: string | null; readonly onChange: (attachments: readonly QueuedAttachment[]) => void }) {
  const { attachments, problem, onChange } = props
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const used = attachments.reduce((sum, { content }) => sum + base64Octets(content), 0)

  async function add(files: readonly File[]): Promise<void> {
    setRefused(null)
    const coming = files.reduce((sum, { size }) => sum + size, 0)
    // Said before anything is read: what is too big would only fill the memory of the page.
    if (used + coming > messageLimits.attachmentBytes) return setRefused(t('fields.attachments-too-big'))
    if (attachments.length + files.length > messageLimits.attachments) return setRefused(t('fields.too-many-attachments'))
    try {
      const read = await Promise.all(files.map(async (file) => attachmentOf(file, await readBase64(file))))
      onChange([...attachments, ...read])
    } catch {
      setRefused(t('queue.compose.unreadable'))
    }
  }

  const said = refused ?? problem
  return (
    <div className={styles.attachments}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('queue.compose.attach')}
        onChange={(event) => {
          void add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button size="small" icon={<AttachRegular />} onClick={() => input.current?.click()}>
        {t('queue.compose.attach')}
      </Button>
      <span className={styles.help} aria-live="polite">
        {t('queue.compose.attached', { count: attachments.length, size: numberText(used / megabyte), limit: numberText(messageLimits.attachmentBytes / megabyte), most: messageLimits.attachments })}
      </span>
      {attachments.length > 0 && (
        <ul>
          {attachments.map(({ name, type, content }, index) => (
            <li key={`${name} ${index}`}>
              <span>{name}</span>
              <small>
                {type}, {t('queue.details.kilobytes', { size: numberText(base64Octets(content) / 1024) })}
              </small>
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={t('queue.compose.detach', { name })}
                onClick={() => onChange(attachments.filter((_, place) => place !== index))}
              />
            </li>
          ))}
        </ul>
      )}
      {said !== null && (
        <p role="alert" className={styles.wrong}>
          {said}
        </p>
      )}
    </div>
  )
}
