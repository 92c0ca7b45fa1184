import { Radio, RadioGroup } from '@fluentui/react-components'
import { Group } from '../../ui/Group.tsx'
import type { Validation } from '../../ui/Row.tsx'
import { useText } from '../../ui/text.ts'
import type { RuleDraft } from '../schedule/rule-form.ts'
import { RuleFields } from '../schedule/RuleFields.tsx'
import { whens, type When } from './compose-form.ts'

interface Props {
  readonly when: When
  readonly rule: RuleDraft
  /** a schedule that is changed stays one */
  readonly fixed: boolean
  readonly wrong: (path: string) => Validation
  readonly onWhen: (when: When) => void
  readonly onRule: (rule: RuleDraft) => void
}

/** Now, held until somebody releases it, or at its time. */
export function WhenFields({ when, rule, fixed, wrong, onWhen, onRule }: Props) {
  const t = useText()
  return (
    <Group title={t('queue.compose.when')}>
      {!fixed && (
        <RadioGroup aria-label={t('queue.compose.when')} value={when} onChange={(_, { value }) => onWhen(value as When)}>
          {whens.map((one) => (
            <Radio key={one} value={one} label={t(`queue.compose.whens.${one}`)} />
          ))}
        </RadioGroup>
      )}
      {when === 'later' && <RuleFields draft={rule} wrong={wrong} onChange={onRule} />}
    </Group>
  )
}
