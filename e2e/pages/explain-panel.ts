/** "Quem envia de verdade?" */
import type { Locator, Page } from '@playwright/test'

export interface ExplainPanel {
  readonly panel: Locator
  /** the step of the trace that decided; every step */
  readonly steps: Locator
  readonly effective: Locator
  readonly warnings: Locator
  readonly testNow: Locator
  /** who sends, in large letters */
  readonly sender: Locator
  warning(text: string | RegExp): Locator
  mend(button: string): Locator
}

export function createExplainPanel(page: Page): ExplainPanel {
  const panel = page.getByRole('region', { name: 'Quem envia de verdade?' })
  const warnings = panel.getByRole('list', { name: 'Avisos' }).getByRole('listitem')
  return {
    panel,
    steps: panel.getByRole('list', { name: 'Como se chegou a isso' }).getByRole('listitem'),
    effective: panel.getByLabel('Configuração efetiva'),
    warnings,
    testNow: panel.getByRole('button', { name: 'Testar agora' }),
    sender: panel.locator('p strong').first(),
    warning: (text) => warnings.filter({ hasText: text }),
    mend: (button) => panel.getByRole('button', { name: button }),
  }
}
