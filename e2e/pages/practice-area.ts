/** The area Prática: the server inside the program, its faults, its inbox. */
import { expect, type Locator, type Page } from '@playwright/test'

export type Fault = 'Tudo certo' | 'Senha recusada' | 'Servidor calado' | 'Destinatário recusado'

export interface PracticeArea {
  readonly server: Locator
  readonly start: Locator
  readonly stop: Locator
  readonly messages: Locator
  readonly clear: Locator
  readonly message: Locator
  /** the part of the message that is shown */
  readonly content: Locator
  fault(name: Fault): Locator
  pretend(fault: Fault): Promise<void>
  view(name: 'Texto' | 'Cabeçalhos' | 'Original'): Locator
}

export function createPracticeArea(page: Page): PracticeArea {
  const server = page.getByRole('group', { name: 'Servidor de prática' })
  const inbox = page.getByRole('group', { name: 'Mensagens recebidas' })
  const message = page.getByRole('article')
  const faultNamed = (name: Fault) => server.getByRole('radio', { name })
  return {
    server,
    start: server.getByRole('button', { name: 'Ligar', exact: true }),
    stop: server.getByRole('button', { name: 'Desligar', exact: true }),
    messages: inbox.getByRole('listitem'),
    clear: inbox.getByRole('button', { name: 'Apagar todas' }),
    message,
    content: message.locator('pre, dl').last(),
    fault: faultNamed,
    // Chosen when the program has answered, so not by `check`, which wants it at once.
    async pretend(name) {
      await faultNamed(name).click()
      await expect(faultNamed(name)).toBeChecked()
    },
    view: (name) => message.getByRole('tab', { name }),
  }
}
