import { effectiveSettings } from '../../../shared/domain/effective/effective-settings.ts'
import { isWarned, lintUsers } from '../../../shared/domain/users/lint.ts'
import { userSecretPath } from '../../../shared/domain/system/secrets.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { flag, text, type Command } from '../command.ts'
import { table } from '../present.ts'
import { findSystem } from './systems.ts'
import { usersImportCommand } from './users-import.ts'

const list: Command = {
  name: 'users list',
  usage: 'users list --system NAME [--json]',
  help: 'usersList',
  options: { system: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { least: 0, most: 0 },
  async run({ options }, { openProgram, out }) {
    const { t } = createTranslator()
    const name = text(options, 'system')
    if (name === undefined) throw new AppError('usage', { details: { reason: 'system' } })
    const { document, secrets } = await findSystem(await openProgram(), name)
    const users = document.users ?? []
    const smtp = document.protocol === 'smtp'
    const lints = smtp ? lintUsers(users, document, ({ login }) => secrets[userSecretPath(login)] === 'stored') : []
    const rows = users.map((user, index) => ({
      user,
      lint: lints[index] ?? [],
      settings: smtp ? effectiveSettings(document, user.login, (path) => secrets[path] === 'stored') : null,
    }))
    if (flag(options, 'json')) {
      const shown = rows.map(({ user, lint, settings }) => ({
        ...user,
        password: secrets[userSecretPath(user.login)] ?? null,
        rule: settings?.rule ?? null,
        effective: settings?.smtp ?? null,
        lint: lint.map(({ params, ...rest }) => ({ ...rest, message: t(`users.lint.${rest.code}`, params) })),
      }))
      out(`${JSON.stringify({ system: document.name, users: shown })}\n`)
      return 0
    }
    if (rows.length === 0) out(`${t('cli.users.none')}\n`)
    else
      out(
        table([
          [t('users.fields.login'), t('users.fields.name'), t('users.fields.email'), t('cli.users.by')],
          ...rows.map(({ user, settings, lint }) => [
            `${isWarned(lint) ? '! ' : '  '}${user.login}`,
            user.name,
            user.email,
            settings === null
              ? t(`common.protocol.${document.protocol}`)
              : t(`users.list.by.${settings.rule}`, { server: `${String(settings.smtp.server.value)}:${settings.smtp.port.value}`, user: settings.smtp.user.value }),
          ]),
        ]),
      )
    for (const { user, lint } of rows)
      for (const { code, params, severity } of lint) if (severity === 'warning') out(`\n! ${user.login}: ${t(`users.lint.${code}`, params)}`)
    if (lints.some(isWarned)) out('\n')
    return 0
  },
}

export const usersCommands: readonly Command[] = [list, usersImportCommand]
