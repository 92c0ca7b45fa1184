/** The tab Fila, and the same in Serviços: the list, its actions, one message, a new one, the schedules. */
import type { Locator, Page } from '@playwright/test'

export interface QueuePage {
  readonly list: Locator
  readonly rows: Locator
  readonly outcome: Locator
  readonly details: Locator
  readonly compose: Locator
  readonly schedules: Locator
  readonly create: Locator
  row(subject: string): Locator
  view(name: 'Mensagens' | 'Agendamentos' | 'Tempo × destino'): Locator
  action(name: 'Enviar agora' | 'Segurar' | 'Liberar' | 'Cancelar envio' | 'Tentar de novo' | 'Resolver…'): Locator
  field(name: string): Locator
  filter(name: string): Locator
}

export function createQueuePage(page: Page): QueuePage {
  const list = page.getByRole('grid', { name: 'Mensagens da fila' })
  const rows = list.locator('[data-message]')
  const compose = page.getByRole('form', { name: /^(Nova mensagem|Mudar o agendamento)$/ })
  return {
    list,
    rows,
    outcome: page.locator('.fui-MessageBar').filter({ hasText: 'feito em' }),
    details: page.getByRole('article'),
    compose,
    schedules: page.getByRole('list', { name: 'Agendamentos' }).getByRole('listitem'),
    create: page.getByRole('button', { name: 'Nova mensagem' }),
    row: (subject) => rows.filter({ hasText: subject }),
    view: (name) => page.getByRole('tablist', { name: 'Partes da fila' }).getByRole('tab', { name }),
    action: (name) => page.getByRole('toolbar', { name: 'Ações nas mensagens selecionadas' }).getByRole('button', { name, exact: true }),
    field: (name) => compose.getByLabel(name, { exact: true }),
    filter: (name) => page.getByRole('search').getByLabel(name, { exact: true }),
  }
}
