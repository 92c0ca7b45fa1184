import { Accordion, AccordionHeader, AccordionItem, AccordionPanel } from '@fluentui/react-components'
import { Suspense, useEffect, useState } from 'react'
import { mechanisms, securities, tokenMechanisms } from '../../../shared/domain/system/document.ts'
import { later } from '../../ui/later.ts'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { ChoiceField, TextField } from '../systems/fields.tsx'
import styles from './internet.module.css'

const OauthFields = later(async () => (await import('../oauth/OauthFields.tsx')).OauthFields)
const TrustList = later(async () => (await import('../trust/TrustList.tsx')).TrustList)

const fields: readonly string[] = ['smtp.security', 'smtp.authentication.mechanism', 'smtp.ehloName', 'smtp.trust']

/** What the original does not have. Open where something here is not the default, or was asked for. */
export function Advanced() {
  const t = useText()
  const { editor, wanted } = useSystemScreen()
  const { smtp } = editor.values
  const used = smtp.security !== 'auto' || smtp.authentication.mechanism !== 'auto' || smtp.ehloName !== '' || smtp.trust.length > 0
  const [open, setOpen] = useState(used)
  const asked = wanted !== null && (fields.includes(wanted) || /^smtp\.(?:trust|authentication\.oauth)\./.test(wanted))
  useEffect(() => {
    if (asked) setOpen(true)
  }, [asked, wanted])
  return (
    <Accordion
      collapsible
      openItems={open ? ['advanced'] : []}
      onToggle={(_, { openItems }) => setOpen(openItems.length > 0)}
      className={styles.advanced}
    >
      <AccordionItem value="advanced">
        <AccordionHeader size="small">{t('internet.advanced.title')}</AccordionHeader>
        <AccordionPanel>
          <ChoiceField
            path="smtp.security"
            label={t('internet.advanced.security')}
            choices={securities.map((value) => [value, t(`internet.advanced.securities.${value}`)] as const)}
          />
          <ChoiceField
            path="smtp.authentication.mechanism"
            label={t('internet.advanced.mechanism')}
            disabled={!smtp.authentication.enabled}
            choices={mechanisms.map((value) => [value, t(`internet.advanced.mechanisms.${value}`)] as const)}
          />
          {tokenMechanisms.includes(smtp.authentication.mechanism) && (
            <Suspense fallback={null}>
              <OauthFields />
            </Suspense>
          )}
          <TextField path="smtp.ehloName" label={t('internet.advanced.ehloName')} hint={t('internet.advanced.ehloNameHelp')} />
          <Suspense fallback={null}>
            <TrustList />
          </Suspense>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  )
}
