import type { Locator, Page } from '@playwright/test'

export interface GeneralTab {
  readonly panel: Locator
  readonly name: Locator
  readonly technology: Locator
  readonly description: Locator
  readonly duplicate: Locator
  readonly remove: Locator
}

export function createGeneralTab(page: Page): GeneralTab {
  const panel = page.getByRole('tabpanel', { name: 'Geral' })
  return {
    panel,
    name: panel.getByRole('textbox', { name: 'Nome' }),
    technology: panel.getByRole('textbox', { name: 'Tecnologia' }),
    description: panel.getByRole('textbox', { name: 'Descrição' }),
    duplicate: panel.getByRole('button', { name: 'Duplicar…' }),
    remove: panel.getByRole('button', { name: 'Excluir…' }),
  }
}
