import { useNotify } from '../../app/notify.ts'
import { useAppEvents } from '../../client/context.tsx'
import { useText } from '../../ui/text.ts'
import { nameText } from '../../../shared/domain/check/words.ts'

/** Says wherever one is that a check saw something change. Whoever looks at the board sees it there. */
export function CheckWatch({ shown, onShow }: { readonly shown: boolean; readonly onShow: () => void }) {
  const t = useText()
  const notify = useNotify()
  useAppEvents(({ name, data }) => {
    if (name !== 'check.finished' || shown) return
    const [first] = data.changes
    if (!first) return
    const worse = data.changes.some(({ after }) => after === 'failing')
    const action = { label: t('check.changes.show'), run: onShow }
    notify({ intent: worse ? 'error' : 'info', text: t('check.changes.told', { count: data.changes.length, name: nameText(first) }), action })
  })
  return null
}
