import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { TestReport } from '../../../shared/contract/report.ts'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { TrustDialog } from './TrustDialog.tsx'
import { refusedCertificate, withEntry } from './trust-form.ts'

/** Where a certificate was refused: the way to accept it on purpose. */
export function TrustButton(props: {
  readonly report: TestReport
  readonly of: 'server' | 'proxy'
  readonly onMend: (change: () => void) => void
}) {
  const { report, of, onMend } = props
  const t = useText()
  const { editor } = useSystemScreen()
  const [open, setOpen] = useState(false)
  const refused = refusedCertificate(report, of)
  if (!refused) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(of === 'server' ? 'internet.trust.open' : 'internet.trust.openProxy')}</Button>
      {open && (
        <TrustDialog
          refused={refused}
          peers={[refused.peer]}
          onClose={() => setOpen(false)}
          onTrust={(entry, again) => {
            setOpen(false)
            const change = () => editor.replace(withEntry(editor.values, entry, new Date()))
            if (again) onMend(change)
            else change()
          }}
        />
      )}
    </>
  )
}
