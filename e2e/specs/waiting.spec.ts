/** A server that says nothing: cancelled at once, and ended by the deadline when nobody cancels. */
import { silence } from '../../test-support/scripted-smtp.ts'
import { store, systemOn } from '../fixtures/documents.ts'
import { expect, test, text } from '../fixtures/test.ts'

test('Cancelar ends the test at once and leaves no connection', async ({ app, page, program, servers }) => {
  const server = await servers.scripted(silence)
  await store(program, systemOn(server))
  await app.open()
  await app.openTab('Testar')
  await app.test.start({ to: 'jose@exemplo.com.br' })
  await app.test.expectPhase('Conexão', 'concluída')
  await app.test.expectPhase('Saudação', 'em andamento')
  expect(server.open()).toBe(1)

  // By the page's own clock, from the click to the result on the screen.
  const took = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let clicked = 0
        addEventListener('click', () => (clicked = performance.now()), { capture: true, once: true })
        const observer = new MutationObserver(() => {
          if (!document.querySelector('section[aria-label=Resultado]')) return
          observer.disconnect()
          resolve(performance.now() - clicked)
        })
        observer.observe(document.body, { subtree: true, childList: true })
      }),
  )
  await app.test.cancel.click()
  const ms = await took
  console.log(`cancelled on the screen after ${ms.toFixed(0)} ms`)
  expect(ms).toBeLessThan(1500)
  await expect(app.test.result).toContainText('Teste cancelado: nenhuma mensagem foi entregue.')
  await expect(app.systems.option('SISCON')).toContainText('cancelado')
  await server.idle()
  await expect(app.test.run).toBeEnabled()
})

test('the deadline that was chosen ends it, and the hint says where', async ({ app, program, servers }) => {
  const server = await servers.scripted(silence)
  await store(program, systemOn(server))
  await app.open()
  await app.openTab('Testar')
  await app.test.deadline.selectOption('10 s')
  const started = Date.now()
  await app.test.start({ to: 'jose@exemplo.com.br' })
  await expect(app.test.panel).toContainText('de 10 s')
  await expect(app.test.result).toContainText(text('test.codes.deadline'), { timeout: 20_000 })
  expect(Date.now() - started).toBeGreaterThanOrEqual(10_000)
  await app.test.expectPhase('Saudação', 'falhou')
  const where = { host: server.host, port: server.port }
  await expect(app.test.result).toContainText(text('hints.server-silent.cause', where))
  await server.idle()
})
