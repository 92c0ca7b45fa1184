import { Button } from '@fluentui/react-components'
import { Suspense, useState } from 'react'
import { later } from '../../ui/later.ts'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'

const FindDialog = later(async () => (await import('./FindDialog.tsx')).FindDialog)

/** Which port, security and route lead to the server of this system. */
export function FindButton({ appearance }: { readonly appearance: 'transparent' | 'secondary' }) {
  const t = useText()
  const { server } = useSystemScreen().editor.values.smtp
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button appearance={appearance} disabled={server.trim() === ''} onClick={() => setOpen(true)}>
        {t('internet.findWorking')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <FindDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
