import { Button } from '@fluentui/react-components'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { errorText } from '../../ui/error-text.ts'
import { useText } from '../../ui/text.ts'

/** Starts the practice server and makes the system that points to it: the first test is one click away. */
export function TryNowButton({ onReady }: { readonly onReady: (systemId: string) => void }) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const tryNow = useMutation({
    mutationFn: () => client.call('practice.tryNow', null),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: keys.systems })
      onReady(id)
    },
  })
  return (
    <>
      <Button appearance="primary" size="large" icon={<PlayRegular />} disabled={tryNow.isPending} onClick={() => tryNow.mutate()}>
        {t('systems.welcome.tryNow')}
      </Button>
      {tryNow.error && <p role="alert">{errorText(t, tryNow.error)}</p>}
    </>
  )
}
