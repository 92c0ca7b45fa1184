import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Button, Input, Select, Textarea } from '@fluentui/react-components'
import { Suspense, type ReactNode, type SyntheticEvent } from 'react'
import { phases, type Phase, type TestReport } from '../../../shared/contract/report.ts'
import { fieldId } from '../../ui/field-id.ts'
import { Group } from '../../ui/Group.tsx'
import { later } from '../../ui/later.ts'
import { Row, type Validation } from '../../ui/Row.tsx'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { UserSettings } from '../users/UserSettings.tsx'
import { deadlines, type TestDraft } from './draft.ts'
import styles from './test.module.css'

const AsUserPicker = later(async () => (await import('../users/AsUserPicker.tsx')).AsUserPicker)

interface Props {
  readonly draft: TestDraft
  /** what "De" is while nobody has typed another */
  readonly sender: string
  /** the mail client of the workstation sends with its own account */
  readonly senderOfClient: boolean
  readonly issues: TestReport['issues']
  readonly running: boolean
  readonly cancelling: boolean
  readonly again: boolean
  readonly onChange: (draft: TestDraft) => void
  readonly onStart: () => void
  readonly onCancel: () => void
}

/** Who writes to whom, what, as whom, how far; and the one button. */
export function MessageForm({ draft, sender, senderOfClient, issues, running, cancelling, again, onChange, onStart, onCancel }: Props) {
  const t = useText()
  const { editor } = useSystemScreen()
  const { name } = editor.values
  const change = (part: Partial<TestDraft>) => onChange({ ...draft, ...part })
  const wrong = (path: string): Validation => {
    const found = issues.filter((issue) => issue.path === path).map(({ code, params }) => t(`fields.${code}`, { ...params }))
    return found.length === 0 ? {} : { validationState: 'error', validationMessage: found.join(' ') }
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!running) onStart()
  }
  const unsaved = editor.changed.size
  const line = (path: 'from' | 'to' | 'subject', value: string, onValue: (value: string) => void, hint?: string): ReactNode => (
    <Row path={path} label={t(`test.screen.${path}`)} hint={hint} {...wrong(path)}>
      <Input id={fieldId(path)} value={value} spellCheck={false} autoComplete="off" onChange={(_, data) => onValue(data.value)} />
    </Row>
  )
  return (
    <form onSubmit={submit} noValidate>
      <Group title={t('test.screen.group')}>
        {senderOfClient ? (
          <Row path="from" label={t('test.screen.from')}>
            <Input id={fieldId('from')} disabled value={t('test.screen.fromClient')} />
          </Row>
        ) : (
          line('from', draft.from ?? sender, (from) => change({ from }))
        )}
        {line('to', draft.to, (to) => change({ to }), draft.to.includes(' ') ? t('test.screen.toHelp') : undefined)}
        {line('subject', draft.subject ?? t('test.message.subject', { system: name }), (subject) => change({ subject }))}
        <Row path="asUser" label={t('test.screen.as')} {...wrong('asUser')}>
          <Suspense fallback={<Input disabled value={draft.asUser ?? t('users.as.system')} />}>
            <AsUserPicker id={fieldId('asUser')} value={draft.asUser} onChoose={(asUser) => change({ asUser })} />
          </Suspense>
        </Row>
        {draft.asUser !== null && <UserSettings login={draft.asUser} />}
        <Row path="stopAfter" label={t('test.screen.until')}>
          {() => (
            <div className={styles.choices}>
              {/* Each named by its own label instead of the row's. */}
              <Select
                id={fieldId('stopAfter')}
                aria-labelledby={fieldId('stopAfter')}
                aria-label={t('test.screen.until')}
                value={draft.stopAfter}
                onChange={(_, { value }) => change({ stopAfter: value as Phase })}
              >
                {phases.map((phase) => (
                  <option key={phase} value={phase}>
                    {t(`test.screen.untilPhase.${phase}`)}
                  </option>
                ))}
              </Select>
              <Select
                id={fieldId('deadlineSeconds')}
                aria-labelledby={fieldId('deadlineSeconds')}
                aria-label={t('test.screen.deadline')}
                title={t('test.screen.deadline')}
                value={String(draft.deadlineSeconds)}
                onChange={(_, { value }) => change({ deadlineSeconds: Number(value) })}
              >
                {deadlines.map((seconds) => (
                  <option key={seconds} value={seconds}>
                    {t('test.screen.seconds', { count: seconds })}
                  </option>
                ))}
              </Select>
            </div>
          )}
        </Row>
        <Accordion collapsible className={styles.more} {...(draft.text !== null && { defaultOpenItems: 'text' })}>
          <AccordionItem value="text">
            <AccordionHeader size="small">{t('test.screen.moreText')}</AccordionHeader>
            <AccordionPanel>
              <Row path="text" label={t('test.screen.text')} {...wrong('text')}>
                <Textarea
                  id={fieldId('text')}
                  rows={5}
                  value={draft.text ?? t('test.message.text', { system: name })}
                  onChange={(_, { value }) => change({ text: value })}
                />
              </Row>
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
        <div className={styles.go}>
          {running ? (
            <Button key="cancel" size="large" disabled={cancelling} onClick={onCancel}>
              {t(cancelling ? 'test.screen.cancelling' : 'test.screen.cancel')}
            </Button>
          ) : (
            <Button key="run" size="large" appearance="primary" type="submit">
              {t(again ? 'test.screen.runAgain' : 'test.screen.run')}
            </Button>
          )}
          <span>{unsaved > 0 ? t('test.screen.unsaved', { count: unsaved }) : t('test.screen.onScreen')}</span>
        </div>
      </Group>
    </form>
  )
}
