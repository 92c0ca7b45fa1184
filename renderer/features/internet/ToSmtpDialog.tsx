/** "Passar para SMTP": what is known becomes the settings on the form, and they are tested at once. Nothing is saved by it. */
import { Button, Field, Input } from '@fluentui/react-components'
import { useId, useState, type SyntheticEvent } from 'react'
import type { Change } from '../../../shared/domain/explain/types.ts'
import { likelyAddress, smtpProposals, type SmtpProposal } from '../../../shared/domain/mail-client/to-smtp.ts'
import { focusFirst, Question } from '../../ui/Question.tsx'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { defaultSender, requestOf } from '../test-send/draft.ts'
import { useRuns } from '../test-send/runs-context.ts'
import { useDraft } from '../test-send/use-draft.ts'
import styles from './mail-client.module.css'

export function ToSmtpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const { editor, openTab } = useSystemScreen()
  const runs = useRuns()
  const [draft, setDraft] = useDraft()
  const { document } = editor
  const [address, setAddress] = useState(() => (document ? likelyAddress(document) : ''))
  const [password, setPassword] = useState('')
  const [to, setTo] = useState(draft.to)
  const [chosen, setChosen] = useState(0)
  const name = useId()
  const proposals = document ? smtpProposals(document, address) : []
  const proposal = proposals[chosen] ?? proposals[0]

  function apply(changes: readonly Change[], andTest: boolean): void {
    onClose()
    editor.apply([...changes, ...(password === '' ? [] : [{ path: 'smtp.authentication.password', value: password }])])
    if (!andTest) return
    const next = { ...draft, to }
    setDraft(next)
    // The form has the changes at once; what is drawn has them a moment later.
    const input = editor.input()
    const sender = address === '' ? defaultSender(document, draft.asUser) : address
    void runs.start(editor.view?.id ?? 'new', requestOf(next, { systemId: editor.view?.id ?? null, document: input, sender }))
    openTab('test')
  }

  function submit(event: SyntheticEvent): void {
    event.preventDefault()
    if (proposal) apply(proposal.changes, to.trim() !== '')
  }

  return (
    <Question
      wide
      title={t('mailClient.toSmtp.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button appearance="primary" type="submit" disabled={!proposal}>
            {t(to.trim() === '' ? 'mailClient.toSmtp.apply' : 'mailClient.toSmtp.applyAndTest')}
          </Button>
          <Button onClick={() => apply([{ path: 'protocol', value: 'smtp' }], false)}>{t('mailClient.toSmtp.byHand')}</Button>
          <Button onClick={onClose}>{t('mailClient.toSmtp.cancel')}</Button>
        </>
      }
    >
      <p className={styles.help}>{t('mailClient.toSmtp.help')}</p>
      <Field label={t('mailClient.toSmtp.address')}>
        <Input {...focusFirst} value={address} onChange={(_, { value }) => setAddress(value)} spellCheck={false} autoComplete="off" />
      </Field>
      <fieldset className={styles.proposals} aria-live="polite">
        <legend>{t('mailClient.toSmtp.proposals')}</legend>
        {proposals.map((each, index) => (
          <label key={`${each.from} ${each.server}`}>
            <input type="radio" name={name} checked={each === proposal} onChange={() => setChosen(index)} />
            <span>
              {each.server}
              {each.port === null ? '' : `:${each.port}`} <small>{t(`mailClient.toSmtp.from.${each.from}`, paramsOf(each))}</small>
            </span>
          </label>
        ))}
        {proposals.length === 0 && <p className={styles.help}>{t('mailClient.toSmtp.none')}</p>}
      </fieldset>
      <Field label={t('mailClient.toSmtp.password')} hint={t('mailClient.toSmtp.passwordHelp')}>
        <Input type="password" value={password} onChange={(_, { value }) => setPassword(value)} autoComplete="new-password" />
      </Field>
      <Field label={t('mailClient.toSmtp.to')}>
        <Input value={to} onChange={(_, { value }) => setTo(value)} spellCheck={false} autoComplete="off" />
      </Field>
    </Question>
  )
}

function paramsOf(proposal: SmtpProposal): Record<string, string | number> {
  switch (proposal.from) {
    case 'kept':
      return {}
    case 'provider':
      return { name: proposal.name }
    case 'users':
      return { count: proposal.users }
  }
}
