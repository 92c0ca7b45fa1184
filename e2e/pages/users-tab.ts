/** The tab Usuários: the list, and the record of the one that is chosen. */
import type { Locator, Page } from '@playwright/test'
import type { LoginFields } from './internet-tab.ts'

export interface UsersTab {
  readonly panel: Locator
  readonly search: Locator
  readonly add: Locator
  readonly list: Locator
  readonly options: Locator
  readonly selected: Locator
  /** how many there are, and how many were found */
  readonly count: Locator
  readonly onlyMarked: Locator
  option(login: string): Locator
  /** caption of the record that is shown */
  record(login: string): Locator
  readonly login: Locator
  readonly name: Locator
  readonly email: Locator
  readonly server: Locator
  readonly port: Locator
  readonly useDefault: Locator
  readonly ssl: Locator
  readonly smtp: LoginFields
  readonly remove: Locator
  testAs(login: string): Locator
}

export function createUsersTab(page: Page): UsersTab {
  const panel = page.getByRole('tabpanel', { name: 'Usuários' })
  const list = panel.getByRole('listbox', { name: 'Usuários' })
  const fields = panel.getByRole('group', { name: 'Com autenticação' })
  const field = (name: string | RegExp) => panel.getByRole('textbox', { name, exact: true })
  const option = (login: string) => list.getByRole('option').filter({ hasText: new RegExp(`^${login}`) })
  return {
    panel,
    search: panel.getByRole('searchbox', { name: 'Procurar por login, nome, e-mail ou servidor' }),
    add: panel.getByRole('button', { name: 'Adicionar' }),
    list,
    options: list.getByRole('option'),
    selected: list.getByRole('option', { selected: true }),
    count: panel.getByRole('status'),
    onlyMarked: panel.getByRole('button', { name: /com aviso$/ }),
    option,
    record: (login) => panel.getByRole('group', { name: login === '' ? 'Novo usuário' : `Usuário ${login}` }),
    login: field(/^Login/),
    name: field('Nome'),
    email: field('E-mail'),
    server: field('Servidor'),
    port: field('Porta'),
    useDefault: panel.getByRole('button', { name: 'Usar padrão' }),
    ssl: fields.getByRole('checkbox', { name: 'Servidor com SSL' }),
    smtp: {
      enabled: fields.getByRole('checkbox', { name: 'Com autenticação' }),
      user: fields.getByLabel('Usuário', { exact: true }),
      password: fields.getByLabel('Senha', { exact: true }),
      change: fields.getByRole('button', { name: 'Trocar' }),
      remove: fields.getByRole('button', { name: 'Remover' }),
      keep: fields.getByRole('button', { name: 'Manter a guardada' }),
    },
    remove: panel.getByRole('button', { name: 'Remover', exact: true }).last(),
    testAs: (login) => panel.getByRole('button', { name: `Testar como ${login}` }),
  }
}
