import { Button } from '@fluentui/react-components'
import { Question } from '../../../ui/Question.tsx'
import { useText } from '../../../ui/text.ts'

export type UnsavedAnswer = 'save' | 'discard' | 'stay'

export function UnsavedQuestion(props: { readonly name: string; readonly count: number; readonly onAnswer: (answer: UnsavedAnswer) => void }) {
  const { name, count, onAnswer } = props
  const t = useText()
  return (
    <Question
      title={t('common.unsavedQuestion.title', { name })}
      onClose={() => onAnswer('stay')}
      actions={
        <>
          <Button appearance="primary" onClick={() => onAnswer('save')}>
            {t('common.unsavedQuestion.save')}
          </Button>
          <Button onClick={() => onAnswer('discard')}>{t('common.unsavedQuestion.discard')}</Button>
          <Button onClick={() => onAnswer('stay')}>{t('common.unsavedQuestion.stay')}</Button>
        </>
      }
    >
      {t('common.unsavedQuestion.text', { count })}
    </Question>
  )
}
