import { useTranslation } from 'react-i18next'
import { languageNames, languages, type Language } from '../../shared/i18n/language.ts'
import { sayIn } from '../../shared/i18n/page.ts'
import { useAppEvents, useClient } from '../client/context.tsx'
import styles from './app.module.css'
import { useNotify } from './notify.ts'

/** One click away: each language by its letters, with its own name. What is typed stays where it is. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation()
  const client = useClient()
  const notify = useNotify()
  // Chosen on another page on the same data.
  useAppEvents(({ name, data }) => {
    if (name === 'app.languageChanged' && data.language !== i18n.language) void sayIn(i18n, data.language).catch(() => {})
  })

  async function choose(language: Language): Promise<void> {
    try {
      await sayIn(i18n, language)
      await client.call('app.setLanguage', { language })
    } catch {
      notify({ intent: 'error', text: i18n.t('common.language.failed') })
    }
  }

  return (
    <div className={styles.languages} role="group" aria-label={t('common.language.label')}>
      {languages.map((language) => {
        const letters = language.slice(0, 2).toUpperCase()
        return (
          <button
            key={language}
            type="button"
            lang={language}
            title={languageNames[language]}
            // Whoever speaks to the computer says what is seen.
            aria-label={`${letters} ${languageNames[language]}`}
            aria-pressed={language === i18n.language}
            onClick={() => void choose(language)}
          >
            {letters}
          </button>
        )
      })}
    </div>
  )
}
