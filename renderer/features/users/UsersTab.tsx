/** The tab Usuários: who has SMTP settings of their own, and what they are. Nothing is saved by it until ✓. */
import { useNotify } from '../../app/notify.ts'
import { Group } from '../../ui/Group.tsx'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { useAsUser } from '../test-send/use-draft.ts'
import { UserFields } from './UserFields.tsx'
import { UserList } from './UserList.tsx'
import styles from './users.module.css'

export function UsersTab() {
  const t = useText()
  const notify = useNotify()
  const { editor, goTo, openTab } = useSystemScreen()
  const [, chooseAsUser] = useAsUser()
  const { users } = editor
  const { chosen } = users
  const user = users.list[chosen]

  function remove(): void {
    if (!user) return
    users.remove(chosen)
    notify({
      intent: 'info',
      text: user.login === '' ? t('users.removedUnnamed') : t('users.removed', { login: user.login }),
      action: { label: t('common.undo'), run: () => users.putBack(user, chosen) },
    })
  }
  return (
    <>
      <Group title={t('users.list.group')}>
        <p className={styles.help}>{t('users.list.help')}</p>
        <UserList onAdd={() => goTo(`users.${users.add()}.login`)} onRemove={remove} onEdit={() => user && goTo(`users.${chosen}.login`)} />
      </Group>
      {user && (
        <UserFields
          index={chosen}
          user={user}
          onRemove={remove}
          onTest={() => {
            chooseAsUser(user.login)
            openTab('test')
          }}
        />
      )}
    </>
  )
}
