import { Button } from '@fluentui/react-components'
import { focusFirst, Question } from '../../../ui/Question.tsx'
import { useText } from '../../../ui/text.ts'

export function RemoveQuestion({ name, onAnswer }: { readonly name: string; readonly onAnswer: (remove: boolean) => void }) {
  const t = useText()
  return (
    <Question
      title={t('systems.removeQuestion.title', { name })}
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button appearance="primary" onClick={() => onAnswer(true)}>
            {t('systems.removeQuestion.ok')}
          </Button>
          <Button {...focusFirst} onClick={() => onAnswer(false)}>
            {t('systems.removeQuestion.cancel')}
          </Button>
        </>
      }
    >
      {t('systems.removeQuestion.text')}
    </Question>
  )
}
