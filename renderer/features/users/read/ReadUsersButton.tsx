import { Button } from '@fluentui/react-components'
import { Suspense, useEffect, useState } from 'react'
import { later } from '../../../ui/later.ts'
import { useText } from '../../../ui/text.ts'
import { useSystemScreen } from '../../systems/editor-context.tsx'

const ReadUsersDialog = later(async () => (await import('./ReadUsersDialog.tsx')).ReadUsersDialog)

/** Users from the ERP's database. Opens also when somebody is led to one of the connection's fields that is wrong. */
export function ReadUsersButton() {
  const t = useText()
  const { editor, wanted } = useSystemScreen()
  const [open, setOpen] = useState(false)
  const wrong = editor.form.formState.errors.database !== undefined
  useEffect(() => {
    if (wanted?.startsWith('database.') === true && wrong) setOpen(true)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only being led there opens it, not a mistake that is being mended
  }, [wanted])
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('usersRead.open')}</Button>
      {open && (
        <Suspense fallback={null}>
          <ReadUsersDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
