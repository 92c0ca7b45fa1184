/** Two programs on one data folder, each with its server process: a page, or the window, and `serve` beside it. */
import type { Browser, Page } from '@playwright/test'
import { openPage } from '../../test-support/page-client.ts'
import { store, systemOn } from '../fixtures/documents.ts'
import { startProgram, type AnyProgram, type Program } from '../fixtures/program.ts'
import { expect, test as base } from '../fixtures/test.ts'
import { connectionGone, watchPages } from '../fixtures/watch.ts'
import type { Face } from '../fixtures/window.ts'
import { createApp, type App } from '../pages/app.ts'

interface Other {
  readonly program: Program
  readonly app: App
}

async function startOther(browser: Browser, program: AnyProgram, face: Face): Promise<Other & { end(): Promise<void> }> {
  // A window of these tests has its key from the environment.
  const beside = await startProgram({ beside: program, environment: face === 'page' ? {} : { SERVER_MANAGER_KEY: 'e2e' } })
  const context = await browser.newContext()
  const watch = await watchPages(context, beside.origin)
  watch.expect(connectionGone)
  const app = createApp(await context.newPage(), beside)
  await app.open()
  return {
    program: beside,
    app,
    async end() {
      await context.close()
      await beside.stop()
      expect(watch.complaints()).toEqual([])
    },
  }
}

const test = base.extend<{ other: Other }>({
  other: async ({ browser, program, face }, use) => {
    const other = await startOther(browser, program, face)
    await use(other)
    await other.end()
  },
})

const workers = (page: Page) => page.getByRole('list', { name: 'Quem está enviando' }).getByRole('listitem')

async function startWorker({ page, goTo }: App): Promise<void> {
  await goTo('Serviços')
  await page.getByRole('button', { name: 'Iniciar', exact: true }).click()
  await expect(workers(page).filter({ hasText: 'deste programa' })).toHaveCount(1)
}

async function write(app: App, subject: string): Promise<void> {
  await app.goTo('Sistemas')
  await app.openTab('Fila')
  await app.queue.create.click()
  await app.queue.field('De').fill('erp@exemplo.com.br')
  await app.queue.field('Para').fill('ana@exemplo.com.br')
  await app.queue.field('Assunto').fill(subject)
  await app.queue.compose.getByRole('button', { name: 'Pôr na fila' }).click()
  await expect(app.queue.compose).toBeHidden()
}

const subjectsOf = (raw: readonly { readonly raw: string }[]) => raw.map((message) => /^Subject: (.*)\r$/m.exec(message.raw)?.[1] ?? '').toSorted()

test('they share one queue, both see both, and what one saves the other shows', async ({ app, program, servers, other }) => {
  test.slow()
  const server = await servers.smtp()
  await store(program, systemOn(server, { authentication: { enabled: false } }))
  await app.open()
  for (const each of [app, other.app]) await startWorker(each)
  for (const each of [app, other.app]) {
    await expect(workers(each.page)).toHaveCount(2)
    await expect(workers(each.page).filter({ hasText: 'deste programa' })).toHaveCount(1)
  }

  const subjects = ['Da primeira', 'Da segunda']
  await write(app, 'Da primeira')
  await write(other.app, 'Da segunda')
  const { call } = await openPage(other.program.url())
  const systemId = (await call('systems.list', null)).systems[0]?.id ?? ''
  for (let number = 100; number < 200; number += 20)
    await Promise.all(Array.from({ length: 20 }, (_, more) => {
      const subject = `Aviso ${number + more}`
      subjects.push(subject)
      return call('queue.add', { systemId, content: { from: 'erp@exemplo.com.br', to: ['ana@exemplo.com.br'], subject } })
    })) // prettier-ignore
  await expect.poll(async () => (await call('queue.stats', null)).counts.sent, { timeout: 60_000 }).toBe(subjects.length)
  expect(subjectsOf(server.messages)).toEqual(subjects.toSorted())
  for (const each of [app, other.app]) {
    await each.queue.filter('Assunto, remetente ou destinatário').fill('Da ')
    await expect(each.queue.row('Da primeira')).toContainText('Enviado')
    await expect(each.queue.row('Da segunda')).toContainText('Enviado')
  }

  await other.app.openTab('Geral')
  await other.app.general.description.fill('Mudada na outra')
  await other.app.save()
  await app.openTab('Geral')
  await expect(app.general.description).toHaveValue('Mudada na outra')

  await test.step('one ends, the other goes on', async () => {
    await app.goTo('Serviços')
    await other.program.crash()
    // Its server process ends with it, having finished what it had.
    await expect(workers(app.page)).toHaveCount(1)
    await expect(workers(app.page)).toContainText('deste programa')
    await write(app, 'Depois')
    await expect(app.queue.row('Depois')).toContainText('Enviado')
    expect(subjectsOf(server.messages)).toEqual([...subjects, 'Depois'].toSorted())
  })
})

test('what a program had on the wire when it was killed with its server process is taken over, once', { tag: '@page' }, async ({ app, program, servers, other }) => {
  // A message belongs to its worker for half a minute after the last sign of life.
  test.setTimeout(180_000)
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  let waiting = 0
  const taken: string[] = []
  const server = await servers.scripted({
    mail: async (peer) => {
      waiting++
      await opened
      await peer.send('250 ok\r\n')
    },
    message: async (peer, body) => {
      taken.push(body)
      await peer.send('250 ok\r\n')
    },
  })
  await store(program, systemOn(server, { authentication: { enabled: false } }))
  await app.open()
  for (const each of [app, other.app]) await startWorker(each)
  await expect(workers(app.page)).toHaveCount(2)
  const dying = (await (await openPage(other.program.url())).call('worker.overview', null)).workers.find(({ own }) => own)
  // Each begins with one connection: two messages are one for each.
  for (const subject of ['Uma', 'Outra']) await write(app, subject)
  await expect.poll(() => waiting).toBe(2)
  await other.program.crash()
  process.kill(dying?.pid ?? 0, 'SIGKILL')
  open()
  for (const subject of ['Uma', 'Outra']) await expect(app.queue.row(subject)).toContainText('Enviado', { timeout: 120_000 })
  expect(subjectsOf(taken.map((raw) => ({ raw })))).toEqual(['Outra', 'Uma'])
  await app.goTo('Serviços')
  await expect(workers(app.page).filter({ hasText: 'deste programa' })).toHaveCount(1)
})
