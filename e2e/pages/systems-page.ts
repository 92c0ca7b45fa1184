/** The list of systems and the empty first screen. */
import type { Locator, Page } from '@playwright/test'

export interface SystemsPage {
  readonly filter: Locator
  readonly list: Locator
  readonly options: Locator
  readonly selected: Locator
  readonly tryNow: Locator
  readonly create: Locator
  option(name: string): Locator
  select(name: string): Promise<void>
}

export function createSystemsPage(page: Page): SystemsPage {
  const list = page.getByRole('listbox', { name: 'Sistemas' })
  const options = list.getByRole('option')
  const named = (name: string) => options.filter({ has: page.getByTitle(name, { exact: true }) })
  return {
    filter: page.getByRole('searchbox', { name: 'Filtrar sistemas' }),
    list,
    options,
    selected: list.getByRole('option', { selected: true }),
    tryNow: page.getByRole('button', { name: 'Experimentar agora' }),
    create: page.getByRole('button', { name: 'Cadastrar um sistema' }),
    option: named,
    select: (name) => named(name).click(),
  }
}
