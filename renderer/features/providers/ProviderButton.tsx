import { Button } from '@fluentui/react-components'
import { Suspense, useState } from 'react'
import { later } from '../../ui/later.ts'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'

const ProviderDialog = later(async () => (await import('./ProviderDialog.tsx')).ProviderDialog)

/** Settings that the provider publishes, instead of typing them. */
export function ProviderButton() {
  const t = useText()
  const { editor } = useSystemScreen()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button appearance="transparent" onClick={() => setOpen(true)}>
        {t('internet.byProvider')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <ProviderDialog
            account={editor.values.smtp.authentication.user}
            onClose={() => setOpen(false)}
            onApply={(changes) => {
              setOpen(false)
              editor.apply(changes)
            }}
          />
        </Suspense>
      )}
    </>
  )
}
