/** What is asked before an action: about all that is found, and about a result that nobody knows. */
import { Button, MessageBar, MessageBarBody, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import type { QueueAction } from '../../../shared/domain/outbox/states.ts'
import { focusFirst, Question } from '../../ui/Question.tsx'
import { numberText, useText } from '../../ui/text.ts'
import styles from './queue.module.css'

export function AllQuestion(props: { readonly action: QueueAction; readonly count: number; readonly onAnswer: (go: boolean) => void }) {
  const { action, count, onAnswer } = props
  const t = useText()
  const name = t(`queue.actions.${action}`)
  return (
    <Question
      title={t('queue.allQuestion.title', { action: name })}
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button appearance="primary" onClick={() => onAnswer(true)}>
            {t('queue.allQuestion.go', { action: name, number: numberText(count) })}
          </Button>
          <Button {...focusFirst} onClick={() => onAnswer(false)}>
            {t('queue.back')}
          </Button>
        </>
      }
    >
      {t('queue.allQuestion.text', { count, number: numberText(count) })}
    </Question>
  )
}

export const decisions = ['resolve-sent', 'resolve-error', 'resolve-resend'] as const
type Decision = (typeof decisions)[number]

/** A person decides, with what is known before the eyes and what may come of it said. */
export function ResolveQuestion(props: { readonly count: number; readonly evidence: string | null; readonly onAnswer: (decision: Decision | null) => void }) {
  const { count, evidence, onAnswer } = props
  const t = useText()
  const [decision, setDecision] = useState<Decision | null>(null)
  return (
    <Question
      title={t('queue.resolve.title', { count, number: numberText(count) })}
      onClose={() => onAnswer(null)}
      actions={
        <>
          <Button appearance="primary" disabled={decision === null} onClick={() => onAnswer(decision)}>
            {t('queue.resolve.decide')}
          </Button>
          <Button onClick={() => onAnswer(null)}>{t('queue.back')}</Button>
        </>
      }
    >
      <p className={styles.paragraph}>{t('queue.resolve.what')}</p>
      {evidence !== null && <p className={styles.evidence}>{evidence}</p>}
      <p className={styles.paragraph}>{t('queue.resolve.look')}</p>
      <RadioGroup aria-label={t('queue.resolve.label')} value={decision ?? ''} onChange={(_, { value }) => setDecision(value as Decision)}>
        {decisions.map((one) => (
          <Radio key={one} value={one} label={t(`queue.resolve.choices.${one}`)} />
        ))}
      </RadioGroup>
      {decision === 'resolve-resend' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('queue.resolve.twice')}</MessageBarBody>
        </MessageBar>
      )}
    </Question>
  )
}
