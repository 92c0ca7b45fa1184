import { Button } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { errorText } from '../../ui/error-text.ts'

/** The practice system goes over to SSL, with trust in exactly the certificate of the practice server. */
export function UseSslButton({ onReady }: { readonly onReady: (systemId: string) => void }) {
  const { t } = useTranslation()
  const client = useClient()
  const queries = useQueryClient()
  const useSsl = useMutation({
    mutationFn: () => client.call('practice.useSsl', null),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: keys.systems })
      onReady(id)
    },
  })
  return (
    <>
      <Button disabled={useSsl.isPending} onClick={() => useSsl.mutate()}>
        {t('practice.screen.useSsl')}
      </Button>
      {useSsl.error && <p role="alert">{errorText(t, useSsl.error)}</p>}
    </>
  )
}
