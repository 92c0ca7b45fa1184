/** The tab Testar: the message, the phases as they pass, and what came of it. */
import { expect, type Locator, type Page } from '@playwright/test'

/** How a phase ended, as its mark says to a screen reader. */
export type PhaseStatus = 'concluída' | 'falhou' | 'não se aplica' | 'em andamento' | 'ainda não'

export interface TestTab {
  readonly panel: Locator
  readonly from: Locator
  readonly to: Locator
  readonly subject: Locator
  readonly asUser: Locator
  readonly until: Locator
  readonly deadline: Locator
  /** "Testar", "Testar de novo" */
  readonly run: Locator
  readonly cancel: Locator
  readonly result: Locator
  readonly apply: Locator
  readonly goToField: Locator
  readonly transcript: Locator
  readonly copyCommand: Locator
  readonly withoutProxy: Locator
  readonly details: Locator
  /** the proxy's own TLS, and the attempts */
  readonly way: Locator
  phase(name: string): Locator
  expectPhase(name: string, status: PhaseStatus): Promise<void>
  /** From, to, the button. Who waits for the end looks at the result. */
  start(message?: { readonly from?: string; readonly to?: string }): Promise<void>
}

export function createTestTab(page: Page): TestTab {
  const panel = page.getByRole('tabpanel', { name: 'Testar' })
  const result = panel.getByRole('region', { name: 'Resultado' })
  const phase = (name: string) => panel.getByRole('region', { name: 'Fases' }).locator('ol > li').filter({ hasText: name })
  const field = (name: string) => panel.getByLabel(name, { exact: true })
  const run = panel.getByRole('button', { name: /^Testar( de novo)?$/ })
  return {
    panel,
    from: field('De'),
    to: field('Para'),
    subject: field('Assunto'),
    asUser: panel.getByRole('combobox', { name: 'Como' }),
    until: panel.getByRole('combobox', { name: 'Até onde ir' }),
    deadline: panel.getByRole('combobox', { name: 'Tempo total' }),
    run,
    cancel: panel.getByRole('button', { name: 'Cancelar' }),
    result,
    apply: result.getByRole('button', { name: 'Aplicar e testar de novo' }),
    goToField: result.getByRole('button', { name: 'Ir ao campo' }),
    transcript: panel.getByRole('region', { name: 'Conversa com o servidor' }),
    copyCommand: panel.getByRole('button', { name: 'Copiar como comando' }),
    withoutProxy: panel.getByRole('button', { name: 'Testar sem o proxy' }),
    details: panel.getByLabel('Detalhes da conexão'),
    way: panel.getByLabel('Detalhes do caminho'),
    phase,
    async expectPhase(name, status) {
      await expect(phase(name)).toContainText(status)
    },
    async start({ from, to } = {}) {
      if (from !== undefined) await field('De').fill(from)
      if (to !== undefined) await field('Para').fill(to)
      await run.click()
    },
  }
}
