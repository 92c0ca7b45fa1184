/** A certificate that is refused, trusted on purpose, kept, seen wherever it counts, and worth nothing once it changes. */
import { createAuthority, createSelfSigned, type Certificate } from '../../test-support/certificates.ts'
import { smtpScript } from '../../test-support/scripted-smtp.ts'
import { login, store, systemOn } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'

const ssl = { server: 'localhost', authentication: { ...login, ssl: true } }

test('refused, trusted, tested, saved, shown, and refused again once the server changes its certificate', async ({ app, page, program, servers }) => {
  const shown: { certificate: Certificate } = { certificate: createSelfSigned() }
  // The certificate of the moment, so that the server can change it without changing its port.
  const server = await servers.scripted((peer) => smtpScript({ certificate: shown.certificate })(peer))
  await store(program, systemOn(server, ssl))
  await app.open()
  await app.openTab('Testar')
  await app.test.start({ to: 'jose@exemplo.com.br' })
  await expect(app.test.result).toContainText('O certificado do servidor foi assinado por ele mesmo.')
  await expect(app.test.details).toContainText('assinada por si mesma')
  await expect(app.test.details).toContainText('confere')

  await app.test.panel.getByRole('button', { name: 'Confiar…' }).click()
  const dialog = page.getByRole('dialog', { name: `Confiar em localhost:${server.port}?` })
  await expect(dialog.locator('code')).toHaveText(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/)
  await expect(dialog.getByRole('radio', { name: 'Só este certificado' })).toBeChecked()
  await expect(dialog.getByLabel('Até quando')).not.toHaveValue('')
  await dialog.getByLabel('Anotação').fill('confirmado por telefone')
  await dialog.getByRole('button', { name: 'Confiar e testar de novo' }).click()

  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  // Both verdicts stay to be read beside the exception.
  await expect(app.test.details).toContainText('assinada por si mesma')
  await expect(app.test.details).toContainText('aceito porque este sistema confia em este certificado')
  await expect(app.status).toContainText('1 campo alterado')
  await page.keyboard.press('Control+s')
  await expect(app.status).toContainText('Tudo salvo')

  await app.openTab('Internet')
  await expect(app.explain.panel).toContainText(`Em localhost:${server.port} vale uma exceção de certificado`)
  const list = app.internet.panel.getByRole('list', { name: 'Certificados aceitos neste sistema' })
  await expect(list).toContainText(`localhost:${server.port}`)
  await expect(list).toContainText('Só este certificado')
  await expect(list).toContainText('confirmado por telefone')

  shown.certificate = createSelfSigned()
  await app.openTab('Testar')
  await app.test.run.click()
  await expect(app.test.result).toContainText('ela não serve para o certificado que o servidor mostrou agora')
  await app.test.goToField.click()
  await app.internet.panel.getByRole('button', { name: `Retirar a exceção de localhost:${server.port}` }).click()
  await expect(app.internet.panel).toContainText('Nenhum: valem só os emissores em que este computador confia.')
  await expect(app.explain.panel).not.toContainText('exceção de certificado')
})

test('the file of an authority is read by the page, and a private key never', async ({ app, page, program, servers }) => {
  const authority = createAuthority('Autoridade da Empresa')
  const issued = authority.issue()
  const server = await servers.scripted(smtpScript({ certificate: issued }))
  await store(program, systemOn(server, ssl))
  await app.open()
  await app.openTab('Internet')
  await app.internet.advanced.click()
  await app.internet.panel.getByRole('button', { name: 'Adicionar arquivo de CA…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Adicionar arquivo de CA' })
  const file = dialog.locator('input[type=file]')
  const choose = (name: string, text: string) => file.setInputFiles({ name, mimeType: 'application/x-pem-file', buffer: Buffer.from(text) })
  await choose('tudo.pem', issued.cert + issued.key)
  await expect(dialog).toContainText('O arquivo contém uma chave privada')
  await choose('servidor.pem', createSelfSigned().cert)
  await expect(dialog).toContainText('não é de uma autoridade (CA)')
  await dialog.getByRole('button', { name: 'Adicionar' }).click()
  await expect(dialog).toBeVisible()
  await choose('empresa.pem', `bag attributes\n${authority.cert}`)
  await expect(dialog).toContainText('Autoridade: Autoridade da Empresa')
  await dialog.getByLabel('Até quando').fill('')
  await dialog.getByRole('button', { name: 'Adicionar' }).click()
  const list = app.internet.panel.getByRole('list', { name: 'Certificados aceitos neste sistema' })
  await expect(list).toContainText('Autoridade da Empresa')
  await app.openTab('Testar')
  await app.test.start({ to: 'jose@exemplo.com.br' })
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  await expect(app.test.details).toContainText('sem data para terminar')
})
