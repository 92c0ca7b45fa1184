/** The state of the connection, and the way to it: a page that the person opens, or a code to type there. */
import { Button, Link } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OauthStatus } from '../../../shared/contract/oauth.ts'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { errorText } from '../../ui/error-text.ts'
import { dateTimeText, useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import styles from './oauth.module.css'

/** How often a connection that waits for a person is looked at. */
const interval = 1500

export function OauthConnection() {
  const t = useText()
  const { editor } = useSystemScreen()
  const systemId = editor.view?.id ?? null
  const unsaved = [...editor.changed].some((path) => path.startsWith('smtp.authentication'))
  if (systemId === null || unsaved) return <p className={styles.help}>{t('oauth.saveFirst')}</p>
  return <Connection systemId={systemId} revision={editor.view?.revision ?? 0} />
}

function Connection({ systemId, revision }: { readonly systemId: string; readonly revision: number }) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const key = [...keys.oauth(systemId), revision]
  const query = useQuery({
    queryKey: key,
    queryFn: () => client.call('oauth.status', { systemId }),
    refetchInterval: ({ state }) => (state.data?.state === 'pending' ? interval : false),
  })
  const act = useMutation({
    mutationFn: (name: 'oauth.begin' | 'oauth.cancel' | 'oauth.forget') => client.call(name, { systemId }),
    onSuccess: (status) => queries.setQueryData(key, status),
  })
  const error = act.error ?? query.error
  const status = query.data
  return (
    <div className={styles.connection}>
      <div role="status">{status && <State status={status} />}</div>
      {error && <p role="alert">{errorText(t, error)}</p>}
      {status && status.state !== 'off' && (
        <div className={styles.actions}>
          {status.state === 'pending' ? (
            <Button onClick={() => act.mutate('oauth.cancel')}>{t('oauth.giveUp')}</Button>
          ) : (
            <Button appearance={status.state === 'none' ? 'primary' : 'secondary'} disabled={act.isPending} onClick={() => act.mutate('oauth.begin')}>
              {t(status.state === 'none' ? 'oauth.connect' : 'oauth.connectAgain')}
            </Button>
          )}
          {status.state === 'connected' && (
            <Button disabled={act.isPending} onClick={() => act.mutate('oauth.forget')}>
              {t('oauth.disconnect')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function State({ status: { state, account, expiresAt, renewedAt, renewable, pending, problem } }: { readonly status: OauthStatus }) {
  const t = useText()
  return (
    <>
      {state === 'none' && <p>{t('oauth.state.none')}</p>}
      {state === 'connected' && (
        <p>
          <strong>{account === null ? t('oauth.state.connected') : t('oauth.state.connectedAs', { account })}</strong>
          {expiresAt !== null && ` · ${t('oauth.state.expires', { at: dateTimeText(expiresAt) })}`}
          {renewedAt !== null && ` · ${t('oauth.state.renewed', { at: dateTimeText(renewedAt) })}`}
          {` · ${t(renewable ? 'oauth.state.renewable' : 'oauth.state.notRenewable')}`}
        </p>
      )}
      {pending && (
        <p>
          {pending.code === null ? t('oauth.pending.open') : t('oauth.pending.device')}{' '}
          {pending.code !== null && <strong className={styles.code}>{pending.code}</strong>}{' '}
          <Link href={pending.address} target="_blank" rel="noopener noreferrer">
            {t('oauth.pending.link')}
          </Link>
        </p>
      )}
      {problem && <p className={styles.problem}>{t(`oauth.problem.${problem.code}`, { said: problem.said })}</p>}
    </>
  )
}
