/** + − ✓ ✗ ↻ 🔍, as in the original, with their names. */
import { Button, Divider, Tooltip } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { SubtractRegular } from '@fluentui/react-icons/svg/subtract'
import type { JSX } from 'react'
import { RackIcon } from '../ui/RackIcon.tsx'
import { useText } from '../ui/text.ts'
import styles from './app.module.css'
import type { Command } from './commands.ts'

const icons: Readonly<Record<Command, JSX.Element>> = {
  new: <AddRegular />,
  remove: <SubtractRegular />,
  save: <CheckmarkRegular />,
  cancel: <DismissRegular />,
  refresh: <ArrowClockwiseRegular />,
  find: <SearchRegular />,
}
const groups: readonly (readonly Command[])[] = [['new', 'remove'], ['save', 'cancel'], ['refresh', 'find']]

export function Toolbar({ can, run }: { readonly can: (command: Command) => boolean; readonly run: (command: Command) => void }) {
  const t = useText()
  return (
    <header className={styles.top}>
      <RackIcon size={22} />
      <span className={styles.program}>{t('common.program')}</span>
      <div className={styles.toolbar} role="toolbar" aria-label={t('common.toolbar')}>
        {groups.map((commands, index) => (
          <div key={commands[0]} className={styles.commands} role="presentation">
            {index > 0 && <Divider vertical className={styles.divider ?? ''} />}
            {commands.map((command) => (
              <Tooltip key={command} content={t(`common.commandHelp.${command}`)} relationship="description">
                <Button
                  appearance={command === 'save' && can('save') ? 'primary' : 'subtle'}
                  icon={icons[command]}
                  disabled={!can(command)}
                  aria-label={t(`common.command.${command}`)}
                  onClick={() => run(command)}
                >
                  <span className={styles.commandName}>{t(`common.command.${command}`)}</span>
                </Button>
              </Tooltip>
            ))}
          </div>
        ))}
      </div>
    </header>
  )
}
