/** The tab Geral: what the system is called, what it runs on, copies and removal. */
import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { Group } from '../../ui/Group.tsx'
import { dateTimeText, useText } from '../../ui/text.ts'
import { DuplicateQuestion } from './questions/DuplicateQuestion.tsx'
import { useSystemScreen } from './editor-context.tsx'
import { TextField } from './fields.tsx'
import { LongTextField } from './LongTextField.tsx'
import styles from './systems.module.css'

export function GeneralTab({ onRemove, onDuplicated }: { readonly onRemove: () => void; readonly onDuplicated: (id: string) => void }) {
  const t = useText()
  const { editor } = useSystemScreen()
  const [asking, setAsking] = useState(false)
  const { view, changed } = editor
  return (
    <>
      <Group title={t('systems.general.group')}>
        <TextField path="name" label={t('systems.general.name')} hint={t('systems.general.nameHelp')} required maxLength={200} />
        <TextField
          path="technologyVersion"
          label={t('systems.general.technology')}
          hint={t('systems.general.technologyHelp')}
          required
          placeholder="13.1"
        />
        <LongTextField path="description" label={t('systems.general.description')} />
      </Group>
      {view && (
        <Group title={t('systems.general.copyGroup')}>
          <p className={styles.help}>
            {t('systems.general.savedAt', { when: dateTimeText(view.savedAt), revision: view.revision })}{' '}
            {t(changed.size > 0 ? 'systems.general.copyUnsaved' : 'systems.general.copyHelp')}
          </p>
          <div className={styles.buttons}>
            <Button disabled={changed.size > 0} onClick={() => setAsking(true)}>
              {t('systems.general.duplicate')}
            </Button>
            <Button onClick={onRemove}>{t('systems.general.remove')}</Button>
          </div>
          {asking && <DuplicateQuestion view={view} onClose={() => setAsking(false)} onDuplicated={onDuplicated} />}
        </Group>
      )}
    </>
  )
}
