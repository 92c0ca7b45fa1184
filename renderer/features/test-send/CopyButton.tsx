import { Button } from '@fluentui/react-components'
import { useNotify } from '../../app/notify.ts'
import { useText } from '../../ui/text.ts'

/** Copies a text and says so; where the browser refuses, says what to do instead. */
export function CopyButton(props: {
  readonly label: string
  readonly text: () => string
  readonly disabled?: boolean
  readonly title?: string | undefined
  readonly appearance?: 'subtle' | 'secondary'
}) {
  const { label, text, disabled = false, title, appearance = 'subtle' } = props
  const t = useText()
  const notify = useNotify()
  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => notify({ intent: 'success', text: t('common.copied') }),
      () => notify({ intent: 'error', text: t('common.copyFailed') }),
    )
  }
  return (
    <Button appearance={appearance} size={appearance === 'subtle' ? 'small' : 'medium'} disabled={disabled} {...(title !== undefined && { title })} onClick={copy}>
      {label}
    </Button>
  )
}
