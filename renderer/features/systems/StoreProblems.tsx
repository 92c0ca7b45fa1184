import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { StoreProblem } from '../../../shared/contract/systems.ts'
import { useText } from '../../ui/text.ts'

/** Documents that could not be read: where they were kept. The others open all the same. */
export function StoreProblems({ problems }: { readonly problems: readonly StoreProblem[] }) {
  const t = useText()
  if (problems.length === 0) return null
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('systems.problems.title', { count: problems.length })}</MessageBarTitle>
        <ul>
          {problems.map(({ file, keptAs, reason }) => (
            <li key={file}>{t(`systems.problems.${reason}`, { file, keptAs })}</li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  )
}
