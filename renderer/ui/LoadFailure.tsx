import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { errorText } from './error-text.ts'
import { useText } from './text.ts'

/** In the place of what could not be read. */
export function LoadFailure({ error }: { readonly error: unknown }) {
  const t = useText()
  const queries = useQueryClient()
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('common.failed.load')}</MessageBarTitle>
        {errorText(t, error)}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => void queries.invalidateQueries()}>{t('common.failed.again')}</Button>
      </MessageBarActions>
    </MessageBar>
  )
}
