import { Link } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Warning } from '../../../shared/domain/explain/types.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { placeOf } from '../systems/places.ts'

/** Mends what a warning speaks of; where only a person knows the value, leads to its field. Nothing is saved by it. */
export function MendButton({ warning, only }: { readonly warning: Warning; readonly only?: 'change' }) {
  const { t, i18n } = useTranslation()
  const { editor, goTo } = useSystemScreen()
  const { change, field, code, params } = warning
  if (change && i18n.exists(`explain.mend.${code}`))
    return (
      <Link as="button" inline onClick={() => editor.apply(change)}>
        {t(`explain.mend.${code}`, { ...params })}
      </Link>
    )
  if (field === null || only === 'change' || !placeOf(field)) return null
  return (
    <Link as="button" inline onClick={() => goTo(field)}>
      {t('explain.screen.goTo')}
    </Link>
  )
}
