/** Who writes to whom, what, with which attachments; as in the ERP's mail table. */
import { Checkbox, Input, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components'
import { useState, type ReactNode } from 'react'
import { messageLimits, priorities, type Priority } from '../../../shared/contract/queue.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import { fieldId } from '../../ui/field-id.ts'
import { Group } from '../../ui/Group.tsx'
import { Row, type Validation } from '../../ui/Row.tsx'
import { useText } from '../../ui/text.ts'
import { defaultSender } from '../test-send/draft.ts'
import { Attachments } from './Attachments.tsx'
import type { MessageDraft } from './compose-form.ts'
import styles from './compose.module.css'

interface Props {
  readonly message: MessageDraft
  readonly system: SystemDocument | null
  readonly wrong: (path: string) => Validation
  readonly onChange: (message: MessageDraft) => void
}

type Line = 'from' | 'to' | 'cc' | 'bcc' | 'replyTo' | 'subject'

/** As many as one looks through; any other login is typed. */
const offered = 200

export function MessageFields({ message, system, wrong, onChange }: Props) {
  const t = useText()
  const change = (part: Partial<MessageDraft>) => onChange({ ...message, ...part })
  const [copies, setCopies] = useState(message.cc !== '' || message.bcc !== '' || message.replyTo !== '')
  const { validationMessage } = wrong('attachments')
  const attachmentProblem = typeof validationMessage === 'string' ? validationMessage : null
  const asUser = message.asUser.trim() === '' ? null : message.asUser.trim()
  const line = (path: Line, hint?: string, placeholder?: string): ReactNode => (
    <Row path={path} label={t(`queue.compose.fields.${path}`)} hint={hint} {...wrong(path)}>
      <Input
        id={fieldId(path)}
        value={message[path]}
        spellCheck={path === 'subject'}
        autoComplete="off"
        {...(placeholder !== undefined && { placeholder })}
        onChange={(_, { value }) => change({ [path]: value })}
      />
    </Row>
  )
  return (
    <Group title={t('queue.compose.message')}>
      <Row path="asUser" label={t('queue.compose.fields.asUser')} {...wrong('asUser')}>
        <Input
          id={fieldId('asUser')}
          value={message.asUser}
          spellCheck={false}
          autoComplete="off"
          list="compose-users"
          placeholder={t('users.as.system')}
          onChange={(_, { value }) => change({ asUser: value })}
        />
      </Row>
      <datalist id="compose-users">
        {(system?.users ?? []).slice(0, offered).map(({ login, name }) => (
          <option key={login} value={login}>
            {name}
          </option>
        ))}
      </datalist>
      {line('from', undefined, defaultSender(system, asUser))}
      {line('to', t('test.screen.toHelp'))}
      {copies ? (
        <>
          {line('cc')}
          {line('bcc')}
          {line('replyTo')}
        </>
      ) : (
        <div className={styles.more}>
          <button type="button" onClick={() => setCopies(true)}>
            {t('queue.compose.copies')}
          </button>
        </div>
      )}
      {line('subject')}
      <Row path="html" label={t('queue.compose.fields.html')}>
        <RadioGroup id={fieldId('html')} layout="horizontal" aria-label={t('queue.compose.fields.html')} value={message.html ? 'html' : 'text'} onChange={(_, { value }) => change({ html: value === 'html' })}>
          <Radio value="text" label={t('queue.compose.format.text')} />
          <Radio value="html" label={t('queue.compose.format.html')} />
        </RadioGroup>
      </Row>
      <Row path="text" label={t('queue.compose.fields.text')} {...wrong('text')}>
        <Textarea
          id={fieldId('text')}
          rows={9}
          maxLength={messageLimits.text}
          resize="vertical"
          spellCheck={!message.html}
          value={message.text}
          onChange={(_, { value }) => change({ text: value })}
        />
      </Row>
      <Row path="attachments" label={t('queue.compose.fields.attachments')}>
        <div id={fieldId('attachments')} tabIndex={-1} role="group" aria-label={t('queue.compose.fields.attachments')}>
          <Attachments attachments={message.attachments} problem={attachmentProblem} onChange={(attachments) => change({ attachments })} />
        </div>
      </Row>
      <Row path="priority" label={t('queue.compose.fields.priority')}>
        <Select id={fieldId('priority')} value={message.priority} onChange={(_, { value }) => change({ priority: value as Priority })}>
          {priorities.map((priority) => (
            <option key={priority} value={priority}>
              {t(`queue.compose.priorities.${priority}`)}
            </option>
          ))}
        </Select>
      </Row>
      <Checkbox label={t('queue.compose.fields.readReceipt')} checked={message.readReceipt} onChange={(_, { checked }) => change({ readReceipt: checked === true })} />
    </Group>
  )
}
