/** The area Prática: the server inside the program, its faults, its inbox. */
import { expect, type Locator, type Page } from '@playwright/test'

/** by name, as in the list */
export type Fault =
  | 'Tudo certo' | 'Senha recusada' | 'Servidor calado' | 'Destinatário recusado' | 'Certificado vencido' | 'Lista cinza'
  | 'Queda depois da mensagem' // prettier-ignore

export interface PracticeArea {
  readonly server: Locator
  readonly start: Locator
  readonly stop: Locator
  readonly messages: Locator
  readonly clear: Locator
  readonly message: Locator
  /** the part of the message that is shown */
  readonly content: Locator
  /** the list of faults */
  readonly faults: Locator
  /** "Agora com SSL" */
  readonly useSsl: Locator
  readonly attachments: Locator
  pretend(fault: Fault): Promise<void>
  view(name: 'Texto' | 'HTML' | 'Cabeçalhos' | 'Original'): Locator
}

export function createPracticeArea(page: Page): PracticeArea {
  const server = page.getByRole('group', { name: 'Servidor de prática' })
  const inbox = page.getByRole('group', { name: 'Mensagens recebidas' })
  const message = page.getByRole('article')
  const faults = server.getByRole('combobox', { name: 'Fazer de conta que…' })
  return {
    server,
    start: server.getByRole('button', { name: 'Ligar', exact: true }),
    stop: server.getByRole('button', { name: 'Desligar', exact: true }),
    messages: inbox.getByRole('listitem'),
    clear: inbox.getByRole('button', { name: 'Apagar todas' }),
    message,
    content: message.locator('pre, dl').last(),
    faults,
    useSsl: server.getByRole('button', { name: 'Agora com SSL' }),
    attachments: message.getByRole('region', { name: 'Anexos' }).getByRole('listitem'),
    // Chosen when the program has answered.
    async pretend(name) {
      await faults.selectOption(name)
      await expect(faults.locator('option:checked')).toHaveText(name)
    },
    view: (name) => message.getByRole('tab', { name }),
  }
}
