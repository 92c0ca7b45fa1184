import type { Locator, Page } from '@playwright/test'

export interface ParametersTab {
  readonly panel: Locator
  readonly add: Locator
  readonly otherVersion: Locator
  addKnown(name: 'USEDOTNETMAIL' | 'USEINDY'): Locator
  /** counted from 1, as on the screen */
  name(row: number): Locator
  value(row: number): Locator
  row(row: number): Locator
  remove(name: string): Locator
  /** the line of a range of versions, and who would send there */
  whatIf(range: string): Locator
}

export function createParametersTab(page: Page): ParametersTab {
  const panel = page.getByRole('tabpanel', { name: 'Parâmetros' })
  return {
    panel,
    add: panel.getByRole('button', { name: 'Adicionar parâmetro' }),
    otherVersion: panel.getByLabel('Outra Tecnologia'),
    addKnown: (name) => panel.getByRole('button', { name: `Adicionar ${name}` }),
    name: (row) => panel.getByLabel(`Nome do parâmetro, linha ${row}`, { exact: true }),
    value: (row) => panel.getByLabel(`Valor do parâmetro, linha ${row}`, { exact: true }),
    row: (row) => panel.getByRole('row').nth(row),
    remove: (name) => panel.getByRole('button', { name: `Retirar ${name}` }),
    whatIf: (range) => panel.getByRole('listitem').filter({ hasText: range }),
  }
}
