import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { TestReport } from '../../../shared/contract/report.ts'
import { useText } from '../../ui/text.ts'
import { ComparisonDialog } from './ComparisonDialog.tsx'

/** On a result that went wrong: the last run of this system that worked, and what is different since. */
export function WhatChangedButton({ report: { systemId, runId }, label }: { readonly report: Pick<TestReport, 'systemId' | 'runId'>; readonly label?: string }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  // What was not saved has no past.
  if (systemId === null) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label ?? t('history.compare.open')}</Button>
      {open && <ComparisonDialog asked={{ systemId, runId }} onClose={() => setOpen(false)} />}
    </>
  )
}
