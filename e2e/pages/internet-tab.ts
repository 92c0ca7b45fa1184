/** The tab Internet: "Protocolo de envio de e-mail" and "Utilizar proxy", as in the original. */
import type { Locator, Page } from '@playwright/test'

/** What both groups have: a box that switches a login on, a user, a password. */
export interface LoginFields {
  readonly enabled: Locator
  readonly user: Locator
  readonly password: Locator
  readonly change: Locator
  readonly remove: Locator
  readonly keep: Locator
}
export interface InternetTab {
  readonly panel: Locator
  protocol(name: 'SMTP' | 'MAPI' | 'VIM/Notes'): Locator
  readonly server: Locator
  readonly port: Locator
  readonly useDefault: Locator
  readonly use587: Locator
  readonly ssl: Locator
  readonly login: LoginFields
  readonly advanced: Locator
  readonly security: Locator
  readonly mechanism: Locator
  readonly proxy: {
    readonly enabled: Locator
    readonly address: Locator
    readonly port: Locator
    readonly kind: Locator
    readonly login: LoginFields
  }
}

export function createInternetTab(page: Page): InternetTab {
  const panel = page.getByRole('tabpanel', { name: 'Internet' })
  const protocol = panel.locator('fieldset').filter({ hasText: 'Protocolo de envio de e-mail' }).first()
  const proxy = panel.locator('fieldset').filter({ has: page.getByRole('checkbox', { name: 'Utilizar proxy' }) }).first()
  const loginIn = (group: Locator): LoginFields => {
    const fields = group.getByRole('group', { name: 'Com autenticação' })
    return {
      enabled: fields.getByRole('checkbox', { name: 'Com autenticação' }),
      user: fields.getByLabel('Usuário', { exact: true }),
      password: fields.getByLabel('Senha', { exact: true }),
      change: fields.getByRole('button', { name: 'Trocar' }),
      remove: fields.getByRole('button', { name: 'Remover' }),
      keep: fields.getByRole('button', { name: 'Manter a guardada' }),
    }
  }
  return {
    panel,
    protocol: (name) => protocol.getByRole('button', { name, exact: true }),
    server: protocol.getByLabel('Servidor', { exact: true }),
    port: protocol.getByLabel('Porta', { exact: true }),
    useDefault: protocol.getByRole('button', { name: 'Usar padrão' }),
    use587: protocol.getByRole('button', { name: 'Usar 587' }),
    ssl: protocol.getByRole('checkbox', { name: 'Servidor com SSL' }),
    login: loginIn(protocol),
    advanced: protocol.getByRole('button', { name: 'Avançado' }),
    security: protocol.getByRole('combobox', { name: 'Segurança' }),
    mechanism: protocol.getByRole('combobox', { name: 'Método de autenticação' }),
    proxy: {
      enabled: proxy.getByRole('checkbox', { name: 'Utilizar proxy' }),
      address: proxy.getByLabel('Endereço', { exact: true }),
      port: proxy.getByLabel('Porta', { exact: true }),
      kind: proxy.getByRole('combobox', { name: 'Tipo' }),
      login: loginIn(proxy),
    },
  }
}
