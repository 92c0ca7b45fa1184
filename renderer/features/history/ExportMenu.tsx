import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { useState } from 'react'
import { useNotify } from '../../app/notify.ts'
import { csvText, type Cell } from '../../../shared/domain/text/csv.ts'
import { errorText } from '../../ui/error-text.ts'
import { saveFile } from '../../ui/save-file.ts'
import { useText } from '../../ui/text.ts'

/** All that the filter finds, as a spreadsheet or as JSON. */
export function ExportMenu<T>(props: {
  readonly name: string
  readonly disabled: boolean
  readonly load: () => Promise<readonly T[]>
  readonly rows: (all: readonly T[]) => readonly (readonly Cell[])[]
}) {
  const { name, disabled, load, rows } = props
  const t = useText()
  const notify = useNotify()
  const [working, setWorking] = useState(false)
  const save = (type: 'csv' | 'json') => {
    setWorking(true)
    load()
      .then((all) => {
        const file = `server-manager-${name}-${new Date().toISOString().slice(0, 10)}.${type}`
        if (type === 'csv') saveFile(file, 'text/csv;charset=utf-8', csvText(rows(all)))
        else saveFile(file, 'application/json', JSON.stringify(all, null, 2))
      })
      .catch((error: unknown) => notify({ intent: 'error', text: errorText(t, error) }))
      .finally(() => setWorking(false))
  }
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button disabled={disabled || working}>{t('history.list.export')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => save('csv')}>{t('history.list.csv')}</MenuItem>
          <MenuItem onClick={() => save('json')}>{t('history.list.json')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
