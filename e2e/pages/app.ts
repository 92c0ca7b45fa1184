/** The page as its users see it: parts by what they are called, actions by what one does. */
import { expect, type Locator, type Page } from '@playwright/test'
import { createExplainPanel, type ExplainPanel } from './explain-panel.ts'
import { createGeneralTab, type GeneralTab } from './general-tab.ts'
import { createInternetTab, type InternetTab } from './internet-tab.ts'
import { createParametersTab, type ParametersTab } from './parameters-tab.ts'
import { createPracticeArea, type PracticeArea } from './practice-area.ts'
import { createQueuePage, type QueuePage } from './queue-page.ts'
import { createSystemsPage, type SystemsPage } from './systems-page.ts'
import { createTestTab, type TestTab } from './test-tab.ts'
import { createUsersTab, type UsersTab } from './users-tab.ts'

export type ToolbarButton = 'Novo' | 'Excluir' | 'Salvar' | 'Cancelar' | 'Atualizar' | 'Localizar'
export type AreaName = 'Log' | 'Sistemas' | 'Prática' | 'Segurança' | 'Serviços'
export type TabName = 'Geral' | 'Parâmetros' | 'Internet' | 'Usuários' | 'Testar' | 'Histórico' | 'Fila'

export interface App {
  readonly page: Page
  readonly systems: SystemsPage
  readonly general: GeneralTab
  readonly parameters: ParametersTab
  readonly internet: InternetTab
  readonly users: UsersTab
  readonly test: TestTab
  readonly explain: ExplainPanel
  readonly practice: PracticeArea
  readonly queue: QueuePage
  readonly status: Locator
  readonly heading: Locator
  /** the question that is open */
  readonly question: Locator
  /** Opens the page, or loads it anew, and waits until it can be used. */
  open(): Promise<void>
  area(name: AreaName): Locator
  goTo(area: AreaName): Promise<void>
  toolbar(button: ToolbarButton): Locator
  tab(name: TabName): Locator
  openTab(name: TabName): Promise<void>
  /** a short message that comes and goes */
  notice(text: string | RegExp): Locator
  /** an element's bar that says something lasting */
  bar(text: string | RegExp): Locator
  answer(button: string): Promise<void>
  /** Salvar, and waits until the page says so. */
  save(): Promise<void>
  focused(): Locator
}

export function createApp(page: Page, program: { show(page: Page): Promise<void> }): App {
  const toolbar = page.getByRole('toolbar', { name: 'Barra de ferramentas' })
  const tabs = page.getByRole('tablist', { name: 'Configurações do sistema' })
  const question = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  const status = page.getByRole('contentinfo', { name: 'Barra de status' })
  const app: App = {
    page,
    systems: createSystemsPage(page),
    general: createGeneralTab(page),
    parameters: createParametersTab(page),
    internet: createInternetTab(page),
    users: createUsersTab(page),
    test: createTestTab(page),
    explain: createExplainPanel(page),
    practice: createPracticeArea(page),
    queue: createQueuePage(page),
    status,
    heading: page.getByRole('heading', { level: 1 }),
    question,
    async open() {
      await program.show(page)
      await expect(status).toContainText('Dados em')
    },
    area: (name) => page.getByRole('navigation', { name: 'Áreas do programa' }).getByRole('button', { name }),
    goTo: (name) => app.area(name).click(),
    toolbar: (name) => toolbar.getByRole('button', { name }),
    tab: (name) => tabs.getByRole('tab', { name: new RegExp(`^${name}`) }),
    async openTab(name) {
      await app.tab(name).click()
      await expect(page.getByRole('tabpanel', { name })).toBeVisible()
    },
    // A toast is said twice: on the screen and to a screen reader.
    notice: (text) => page.locator('.fui-Toast').filter({ hasText: text }),
    bar: (text) => page.locator('.fui-MessageBar').filter({ hasText: text }),
    async answer(button) {
      await question.getByRole('button', { name: button, exact: true }).click()
      await expect(question).toBeHidden()
    },
    async save() {
      await app.toolbar('Salvar').click()
      await expect(status).toContainText('Tudo salvo')
    },
    focused: () => page.locator(':focus'),
  }
  return app
}
