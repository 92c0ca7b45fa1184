/** One user out of thousands, or the system itself: typing searches, a choice is always one that exists. */
import { Combobox, Option } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { useText, numberText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { foundUsers } from './user-form.ts'
import styles from './users.module.css'

/** As many as one looks through; who is further down is found by typing. */
const most = 50

interface Props {
  readonly id: string
  readonly value: string | null
  readonly onChoose: (login: string | null) => void
  readonly 'aria-label'?: string
}

export function AsUserPicker({ id, value, onChoose, ...rest }: Props) {
  const t = useText()
  const { users } = useSystemScreen().editor.values
  const [typed, setTyped] = useState<string | null>(null)
  const found = useMemo(
    () => (typed === null ? foundUsers(users, '') : foundUsers(users, typed)).filter((index) => users[index]?.login !== ''),
    [users, typed],
  )
  const system = t('users.as.system')
  const more = found.length - most
  return (
    <Combobox
      {...rest}
      id={id}
      spellCheck={false}
      value={typed ?? value ?? system}
      selectedOptions={[value ?? '']}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onOptionSelect={(_, { optionValue }) => {
        // What is typed fits no option any more: that is no choice.
        if (optionValue === undefined) return
        setTyped(null)
        onChoose(optionValue === '' ? null : optionValue)
      }}
      onOpenChange={(_, { open }) => !open && setTyped(null)}
      positioning="below-start"
      listbox={{ className: styles.options ?? '' }}
    >
      {(typed === null || typed.trim() === '') && (
        <Option value="" text={system}>
          {system}
        </Option>
      )}
      {found.slice(0, most).map((index) => {
        const { uid, login, name } = users[index] ?? { uid: '', login: '', name: '' }
        return (
          <Option key={uid} value={login} text={login}>
            {name === '' ? login : `${login} · ${name}`}
          </Option>
        )
      })}
      {typed !== null && typed.trim() !== '' && found.length === 0 && (
        <Option disabled text="">
          {t('users.as.none')}
        </Option>
      )}
      {more > 0 && (
        <Option disabled text="">
          {t('users.as.more', { number: numberText(more) })}
        </Option>
      )}
    </Combobox>
  )
}
