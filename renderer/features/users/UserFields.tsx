/** The record of the user that is chosen: who it is, and the SMTP settings of the ERP's own table. */
import { Button, Checkbox, Input, Link, type InputProps } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { defaultPort, resolveSecurity } from '../../../shared/domain/effective/effective-settings.ts'
import type { UserField } from '../../../shared/domain/users/compare.ts'
import type { UserLint } from '../../../shared/domain/users/lint.ts'
import { userLimits } from '../../../shared/domain/users/user.ts'
import { fieldId } from '../../ui/field-id.ts'
import { Group, SwitchedGroup } from '../../ui/Group.tsx'
import { Row, type Validation } from '../../ui/Row.tsx'
import { useText } from '../../ui/text.ts'
import ui from '../../ui/ui.module.css'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { PasswordRow } from '../systems/PasswordRow.tsx'
import { changedUserFields, userSecretState, withUserField, type UserForm } from './user-form.ts'
import { useUserLints } from './user-marks.ts'
import styles from './users.module.css'

/** The binding of one field of the record at this place. */
function useBinding(index: number, user: UserForm) {
  const t = useText()
  const { editor } = useSystemScreen()
  const { users, before } = editor
  const changed = new Set<string>(changedUserFields(before.users, user))
  const lints = useUserLints()[index] ?? []
  return (field: UserField) => {
    const path = `users.${index}.${field}`
    const issue = users.shownIssues.find((one) => one.path === path)
    const found = lints.filter((lint) => lint.field === field)
    const row: Validation = issue
      ? { validationState: 'error', validationMessage: t(`fields.${issue.code}`, { ...issue.params }) }
      : found.length === 0
        ? {}
        : {
            validationState: found.some(({ severity }) => severity === 'warning') ? 'warning' : 'none',
            validationMessage: <Lints lints={found} onMend={(lint) => editor.apply((lint.change ?? []).map(({ path: inside, value }) => ({ path: `users.${index}.${inside}`, value })))} />,
          }
    return {
      path,
      row,
      changed: changed.has(field),
      set: (value: string | boolean | null) => users.change(withUserField(user, field, value)),
      input: {
        id: fieldId(path),
        name: path,
        onBlur: () => users.touch(index, field),
        className: changed.has(field) ? (ui.changed ?? '') : '',
        ...(changed.has(field) && { 'aria-description': t('common.changedMark') }),
      },
    }
  }
}

function Lints({ lints, onMend }: { readonly lints: readonly UserLint[]; readonly onMend: (lint: UserLint) => void }) {
  const t = useText()
  return lints.map((lint) => (
    <span key={lint.code} className={styles.lint}>
      {t(`users.lint.${lint.code}`, { ...lint.params })}{' '}
      {lint.change && (
        <Link as="button" inline onClick={() => onMend(lint)}>
          {t(`users.mend.${lint.code}`)}
        </Link>
      )}
    </span>
  ))
}

type Bind = ReturnType<typeof useBinding>

function TextRow(props: Pick<InputProps, 'placeholder' | 'disabled' | 'inputMode' | 'required'> & {
  readonly bind: Bind
  readonly field: UserField
  readonly label: string
  readonly value: string
  readonly hint?: string
  /** as many characters as the column takes */
  readonly max?: number
  readonly children?: ReactNode
}) {
  const { bind, field, label, value, hint, max, children, required = false, ...rest } = props
  const t = useText()
  const { path, row, input, set } = bind(field)
  // Only where it begins to matter.
  const near = max !== undefined && value.length > max * 0.8 ? t('users.fields.limit', { count: value.length, max }) : hint
  const box = <Input {...rest} {...input} spellCheck={false} autoComplete="off" value={value} onChange={(_, data) => set(data.value)} />
  return (
    <Row path={path} label={label} hint={near} required={required} {...row}>
      {children === undefined ? (
        box
      ) : (
        <div className={ui.port}>
          {box}
          {children}
        </div>
      )}
    </Row>
  )
}

/** What the box "Servidor com SSL" means for this record. */
function useSslNote({ smtp: { server, port, authentication } }: UserForm): string {
  const t = useText()
  const { document } = useSystemScreen().editor
  if (server === '') return t('users.fields.sslOfSystem')
  const number = port === '' || port === '0' ? defaultPort : Number(port)
  const mode = resolveSecurity('auto', authentication.enabled && authentication.ssl, number)
  return document === null ? '' : t(`internet.authentication.sslMode.${mode}`, { port: number })
}

export function UserFields({ index, user, onRemove, onTest }: {
  readonly index: number
  readonly user: UserForm
  readonly onRemove: () => void
  readonly onTest: () => void
}) {
  const t = useText()
  const { editor } = useSystemScreen()
  const bind = useBinding(index, user)
  const { login, name, email, smtp, stored } = user
  const { enabled, ssl, user: account, password } = smtp.authentication
  const switched = bind('smtp.authentication.enabled')
  const ofSsl = bind('smtp.authentication.ssl')
  const ofPassword = bind('smtp.authentication.password')
  const system = editor.document?.smtp
  const states = editor.view?.secrets ?? {}
  const state = userSecretState(user, states)
  // Renamed, and what was stored stays behind with the old login.
  const left = stored !== null && state === null && userSecretState({ ...user, login: stored }, states) !== null
  const waiting = user.fromRead !== null && password === '' && enabled
  const sslNote = useSslNote(user)
  const usualPort = smtp.server === '' ? (system?.port ?? defaultPort) : defaultPort
  return (
    <Group title={login === '' ? t('users.fields.newGroup') : t('users.fields.group', { login })}>
      <div className={styles.pair}>
        <TextRow bind={bind} field="login" label={t('users.fields.login')} value={login} max={userLimits.login} required />
        <TextRow bind={bind} field="name" label={t('users.fields.name')} value={name} max={userLimits.name} />
      </div>
      <TextRow bind={bind} field="email" label={t('users.fields.email')} value={email} max={userLimits.email} />
      <TextRow
        bind={bind}
        field="smtp.server"
        label={t('users.fields.server')}
        value={smtp.server}
        placeholder={system && system.server !== '' ? t('users.fields.serverOfSystem', { server: system.server }) : t('users.fields.serverBlank')}
        max={userLimits.server}
      />
      <TextRow
        bind={bind}
        field="smtp.port"
        label={t('users.fields.port')}
        value={smtp.port}
        placeholder={String(usualPort)}
        inputMode="numeric"
        hint={t('users.fields.portHelp', { max: userLimits.port })}
      >
        <Button onClick={() => bind('smtp.port').set('')} disabled={smtp.port === ''}>
          {t('internet.useDefault')}
        </Button>
      </TextRow>
      <SwitchedGroup inner title={t('internet.authentication.group')} path={switched.path} on={enabled} changed={switched.changed} onChange={switched.set}>
        {switched.row.validationMessage !== undefined && <div className={styles.under}>{switched.row.validationMessage as ReactNode}</div>}
        <div className={ui.check}>
          <Checkbox
            {...ofSsl.input}
            className={ofSsl.changed ? (ui.changedBox ?? '') : ''}
            label={t('internet.authentication.ssl')}
            disabled={!enabled}
            checked={ssl}
            onChange={(_, { checked }) => ofSsl.set(checked === true)}
            aria-describedby={`${ofSsl.input.id}-note`}
          />
          <span id={`${ofSsl.input.id}-note`} className={ui.note}>
            {enabled && sslNote}
          </span>
        </div>
        {ofSsl.row.validationMessage !== undefined && <div className={styles.under}>{ofSsl.row.validationMessage as ReactNode}</div>}
        <TextRow bind={bind} field="smtp.authentication.user" label={t('internet.authentication.user')} value={account} max={userLimits.user} disabled={!enabled} />
        <PasswordRow
          key={user.uid}
          path={ofPassword.path}
          label={t('internet.authentication.password')}
          disabled={!enabled}
          value={password}
          onChange={ofPassword.set}
          stored={state}
          revision={editor.view?.revision ?? 0}
          row={waiting ? { validationState: 'none', validationMessage: t('usersRead.pending') } : left && enabled && password === '' ? { validationState: 'warning', validationMessage: t('users.fields.renamed', { login: stored }) } : ofPassword.row}
          input={ofPassword.input}
        />
      </SwitchedGroup>
      <div className={styles.buttons}>
        <Button onClick={onTest} disabled={login === ''}>
          {login === '' ? t('users.fields.testUnnamed') : t('users.fields.test', { login })}
        </Button>
        <Button appearance="subtle" onClick={onRemove}>
          {t('users.fields.remove')}
        </Button>
      </div>
    </Group>
  )
}
