import { Button } from '@fluentui/react-components'
import { Suspense, useState } from 'react'
import { later } from '../../ui/later.ts'
import { useText } from '../../ui/text.ts'

const WaysDialog = later(async () => (await import('./WaysDialog.tsx')).WaysDialog)

/** Help of the tab: what each way of sending can do, side by side. */
export function WaysButton() {
  const t = useText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button appearance="transparent" onClick={() => setOpen(true)}>
        {t('internet.compareWays')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <WaysDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
