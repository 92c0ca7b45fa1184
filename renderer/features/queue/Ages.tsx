/** How long what waits has been waiting, by where it is to go: a destination that takes nothing stands out. A cell opens its messages. */
import { Spinner } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { ageColumns } from '../../../shared/contract/queue.ts'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import { numberText, useText } from '../../ui/text.ts'
import styles from './queue.module.css'
import { anything, type Looking } from './search.ts'

export function Ages({ systemId, onOpen }: { readonly systemId: string | null; readonly onOpen: (looking: Looking) => void }) {
  const t = useText()
  const client = useClient()
  const query = useQuery({ queryKey: [...keys.queue, 'ages', systemId], queryFn: () => client.call('queue.ages', { systemId }) })
  if (query.error) return <LoadFailure error={query.error} />
  if (!query.data) return <Spinner />
  if (query.data.length === 0) return <p className={styles.nothing}>{t('queue.ages.nothing')}</p>
  const most = Math.max(...query.data.flatMap(({ minutes }) => minutes))
  const names = [...ageColumns.map((to) => (to < 60 ? t('queue.ages.minutes', { to }) : t('queue.ages.hours', { to: numberText(to / 60) }))), t('queue.ages.over')]
  const open = (domain: string, column: number) =>
    onOpen({ ...anything, state: 'waiting', domain, waiting: { from: column === 0 ? 0 : (ageColumns[column - 1] ?? 0), to: ageColumns[column] ?? null } })
  return (
    // Scrolls sideways on a narrow screen, so the keyboard must reach it.
    <div className={styles.wide} tabIndex={0} role="group" aria-label={t('queue.ages.label')}>
      <p className={styles.help}>{t('queue.ages.help')}</p>
      <table className={styles.ages}>
        <thead>
          <tr>
            <th scope="col">{t('queue.ages.destination')}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{t('queue.ages.total')}</th>
          </tr>
        </thead>
        <tbody>
          {query.data.map(({ domain, minutes }) => (
            <tr key={domain}>
              <th scope="row">{domain}</th>
              {minutes.map((count, column) => (
                <td key={column} style={{ '--share': count === 0 ? 0 : 0.15 + (0.85 * count) / most } as object}>
                  {count > 0 && (
                    <button type="button" title={t('queue.ages.open', { domain, age: names[column] })} onClick={() => open(domain, column)}>
                      {numberText(count)}
                    </button>
                  )}
                </td>
              ))}
              <td>{numberText(minutes.reduce((sum, count) => sum + count, 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
