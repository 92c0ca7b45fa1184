import { useId } from 'react'
import type { FindResult, FindRow } from '../../../shared/contract/find.ts'
import { certificateOf, familyText, resultOf, triedRows } from '../../../shared/domain/find/words.ts'
import { locale } from '../../../shared/i18n/language.ts'
import { useText } from '../../ui/text.ts'
import { canBeApplied } from './find-state.ts'
import styles from './find.module.css'

interface Props {
  readonly rows: readonly FindRow[]
  readonly result: FindResult | null
  readonly chosen: string | null
  readonly onChoose: (key: string) => void
}

const columns = ['choose', 'port', 'security', 'route', 'family', 'phase', 'time', 'result'] as const

function milliseconds(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toLocaleString(locale(), { maximumFractionDigits: 1 })} s` : `${Math.round(ms)} ms`
}

/** While it fills in, as it was planned; then what works first. What was left out is not a row: it has nothing to show. */
export function FindTable({ rows, result, chosen, onChoose }: Props) {
  const t = useText()
  const name = useId()
  const shown = result ? triedRows(result) : rows.filter(({ state }) => state === 'running' || state === 'done')
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('find.caption')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                <span className={column === 'choose' ? styles.hidden : ''}>{t(`find.column.${column}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <TableRow key={row.key} row={row} best={row.key === result?.ranked[0]} name={name} chosen={row.key === chosen} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps extends Pick<Props, 'onChoose'> {
  readonly row: FindRow
  readonly best: boolean
  readonly name: string
  readonly chosen: boolean
}

function TableRow({ row, best, name, chosen, onChoose }: RowProps) {
  const t = useText()
  const { key, port, security, route, phase, ms, works } = row
  const say = (text: string, params?: Readonly<Record<string, string | number>>) => t(text, { ...params })
  const certificate = certificateOf(row, say)
  const words = { port, security: t(`find.security.${security}`), route: t(`find.route.${route}`), family: familyText(row) }
  return (
    <tr data-works={works ?? 'running'} {...(best && { 'data-best': true })}>
      <td>{canBeApplied(row) && <input type="radio" name={name} checked={chosen} aria-label={t('find.choose', words)} onChange={() => onChoose(key)} />}</td>
      <td className={styles.number}>{port}</td>
      <td>{words.security}</td>
      <td>{words.route}</td>
      <td>{words.family}</td>
      <td>{phase === null ? '–' : t(`test.phases.${phase}`)}</td>
      <td className={styles.number}>{ms === null ? '–' : milliseconds(ms)}</td>
      <td>
        {best && <span className={styles.best}>{t('find.best')}</span>} {resultOf(row, say)}
        {certificate !== null && <span className={styles.certificate}>{certificate}</span>}
      </td>
    </tr>
  )
}
