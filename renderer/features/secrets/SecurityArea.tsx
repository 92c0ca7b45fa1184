/** Segurança: how passwords are protected here, who can open them, and what could not be opened. */
import { Button, Switch } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SecretsStatus } from '../../../shared/contract/secrets.ts'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { AreaPage } from '../../ui/AreaPage.tsx'
import { errorText } from '../../ui/error-text.ts'
import { Group } from '../../ui/Group.tsx'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import { useText } from '../../ui/text.ts'
import styles from './secrets.module.css'

export function SecurityArea({ onOpen }: { readonly onOpen: (systemId: string) => void }) {
  const t = useText()
  const client = useClient()
  const query = useQuery({ queryKey: keys.secrets, queryFn: () => client.call('secrets.status', null) })
  if (query.error) return <LoadFailure error={query.error} />
  return (
    <AreaPage title={t('secrets.title')} intro={t('secrets.intro')}>
      {query.data && (
        <div className={styles.columns}>
          <Protection status={query.data} />
          <Lost status={query.data} onOpen={onOpen} />
        </div>
      )}
    </AreaPage>
  )
}

function Protection({ status }: { readonly status: SecretsStatus }) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const allow = useMutation({
    mutationFn: (allowed: boolean) => client.call('secrets.allowKeyFile', { allowed }),
    onSuccess: (next) => queries.setQueryData(keys.secrets, next),
  })
  const { protection, ways, keyFileAllowed, canWithdraw } = status
  const fixed = keyFileAllowed && !canWithdraw
  return (
    <Group title={t('secrets.how.group')}>
      <p>{t(`secrets.how.${protection}`)}</p>
      {protection !== 'unavailable' && <p className={styles.help}>{t(`secrets.how.limit.${protection}`)}</p>}
      <h2 className={styles.heading}>{t('secrets.ways.title')}</h2>
      {ways.length === 0 && <p className={styles.help}>{t('secrets.ways.none')}</p>}
      <ul className={styles.list}>
        {ways.map(({ by, backend }) => (
          <li key={by}>{t(`secrets.ways.${by}`, { backend: backend ?? '' })}</li>
        ))}
      </ul>
      <Switch
        className={styles.permission ?? ''}
        label={t('secrets.permission.label')}
        checked={keyFileAllowed}
        disabled={fixed || allow.isPending}
        onChange={(_, { checked }) => allow.mutate(checked)}
        aria-describedby="permission-help"
      />
      <p id="permission-help" className={styles.help}>
        {t('secrets.permission.help')} {fixed && t('secrets.permission.onlyWay')}
        {allow.data?.keyFileAllowed === false && t('secrets.permission.withdrawn')}
      </p>
      {allow.error && <p role="alert">{errorText(t, allow.error)}</p>}
    </Group>
  )
}

/** What a place of the document is called here. */
function fieldKey(path: string): readonly [key: string, login: string] {
  return path.startsWith('users.') ? ['user', path.slice('users.'.length)] : [path, '']
}

function Lost({ status: { lost, stored }, onOpen }: { readonly status: SecretsStatus; readonly onOpen: (systemId: string) => void }) {
  const t = useText()
  return (
    <Group title={t('secrets.lost.group')}>
      {lost.length === 0 ? (
        <p>{stored === 0 ? t('secrets.lost.nothing') : t('secrets.lost.none', { count: stored })}</p>
      ) : (
        <>
          <p className={styles.help}>{t('secrets.lost.help')}</p>
          <ul className={styles.lost}>
            {lost.map(({ systemId, systemName, path }) => {
              const [key, login] = fieldKey(path)
              return (
                <li key={`${systemId} ${path}`}>
                  {t('secrets.lost.entry', { system: systemName, field: t(`secrets.lost.fields.${key}`, { login }) })}
                  <Button size="small" onClick={() => onOpen(systemId)}>
                    {t('secrets.lost.open')}
                  </Button>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </Group>
  )
}
