/** Date, time and zone, or how it repeats; what happens when the machine was off; and the next five times that come of it. */
import { Checkbox, Input, Select } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { missedPolicies, type MissedPolicy } from '../../../shared/domain/schedule/rule.ts'
import { AppError } from '../../../shared/errors.ts'
import { useClient } from '../../client/context.tsx'
import { errorText } from '../../ui/error-text.ts'
import { fieldId } from '../../ui/field-id.ts'
import { Row, type Validation } from '../../ui/Row.tsx'
import { useText } from '../../ui/text.ts'
import { ruleKinds, ruleOf, type RuleDraft, type RuleKind } from './rule-form.ts'
import { inZoneText } from './rule-text.ts'
import styles from './schedule.module.css'

interface Props {
  readonly draft: RuleDraft
  readonly wrong: (path: string) => Validation
  readonly onChange: (draft: RuleDraft) => void
}

const zones = Intl.supportedValuesOf('timeZone')
const dayNumbers = [1, 2, 3, 4, 5, 6, 0] as const

export function RuleFields({ draft, wrong, onChange }: Props) {
  const t = useText()
  const change = (part: Partial<RuleDraft>) => onChange({ ...draft, ...part })
  const { kind } = draft
  const days = t('schedule.days', { returnObjects: true }) as unknown as readonly string[]
  const toggle = (day: number, on: boolean) => change({ days: on ? [...draft.days, day] : draft.days.filter((one) => one !== day) })
  return (
    <>
      <Row path="rule.kind" label={t('schedule.fields.kind')}>
        <Select id={fieldId('rule.kind')} value={kind} onChange={(_, { value }) => change({ kind: value as RuleKind })}>
          {ruleKinds.map((one) => (
            <option key={one} value={one}>
              {t(`schedule.kinds.${one}`)}
            </option>
          ))}
        </Select>
      </Row>
      {kind === 'once' && (
        <Row path="rule.at" label={t('schedule.fields.date')} {...wrong('rule.at')}>
          <Input id={fieldId('rule.at')} type="date" value={draft.date} onChange={(_, { value }) => change({ date: value })} />
        </Row>
      )}
      {kind === 'weekly' && (
        <Row path="rule.days" label={t('schedule.fields.days')} {...wrong('rule.days')}>
          <div id={fieldId('rule.days')} tabIndex={-1} role="group" aria-label={t('schedule.fields.days')} className={styles.days}>
            {dayNumbers.map((day) => (
              <Checkbox key={day} label={days[day] ?? ''} checked={draft.days.includes(day)} onChange={(_, { checked }) => toggle(day, checked === true)} />
            ))}
          </div>
        </Row>
      )}
      {kind === 'monthly' && (
        <Row path="rule.day" label={t('schedule.fields.day')} hint={t('schedule.fields.dayHelp')} {...wrong('rule.day')}>
          <Input id={fieldId('rule.day')} inputMode="numeric" value={draft.day} onChange={(_, { value }) => change({ day: value })} />
        </Row>
      )}
      {kind === 'cron' ? (
        <Row path="rule.expression" label={t('schedule.fields.cron')} hint={t('schedule.fields.cronHelp')} {...wrong('rule.expression')}>
          <Input id={fieldId('rule.expression')} spellCheck={false} autoComplete="off" value={draft.expression} onChange={(_, { value }) => change({ expression: value })} />
        </Row>
      ) : (
        <Row path="rule.time" label={t('schedule.fields.time')} {...wrong('rule.time')}>
          <Input id={fieldId('rule.time')} type="time" value={draft.time} onChange={(_, { value }) => change({ time: value })} />
        </Row>
      )}
      <Row path="zone" label={t('schedule.fields.zone')} {...wrong('zone')}>
        <Input id={fieldId('zone')} spellCheck={false} autoComplete="off" list="time-zones" value={draft.zone} onChange={(_, { value }) => change({ zone: value })} />
      </Row>
      <datalist id="time-zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Row path="missed" label={t('schedule.fields.missed')} hint={t(`schedule.missedHelp.${draft.missed}`)}>
        <Select id={fieldId('missed')} value={draft.missed} onChange={(_, { value }) => change({ missed: value as MissedPolicy })}>
          {missedPolicies.map((policy) => (
            <option key={policy} value={policy}>
              {t(`schedule.missed.${policy}`)}
            </option>
          ))}
        </Select>
      </Row>
      <Preview draft={draft} />
    </>
  )
}

/** By the program that will send: its clock, its knowledge of the zones. */
function Preview({ draft }: { readonly draft: RuleDraft }) {
  const t = useText()
  const client = useClient()
  const { rule, zone } = useDeferredValue({ rule: ruleOf(draft), zone: draft.zone })
  const query = useQuery({
    queryKey: ['schedule-preview', rule, zone],
    queryFn: () => client.call('schedule.preview', { rule, zone, count: 5 }),
    gcTime: 0,
    staleTime: 0,
  })
  const issues = query.error instanceof AppError && query.error.code === 'invalid-input' ? query.error.issues : null
  return (
    <div className={styles.preview} role="group" aria-label={t('schedule.preview.title')} aria-live="polite">
      <strong>{t('schedule.preview.title')}</strong>
      {query.error ? (
        <p>{issues ? issues.map(({ code, params }) => t(`fields.${code}`, { ...params })).join(' ') : errorText(t, query.error)}</p>
      ) : query.data?.length === 0 ? (
        <p>{t('fields.never-again')}</p>
      ) : (
        <ol>
          {query.data?.map(({ at, local, placement }) => (
            <li key={at}>
              {inZoneText(at, zone)}
              {placement !== 'as-said' && <small> {t(`schedule.placements.${placement}`, { local: local.slice(11) })}</small>}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
