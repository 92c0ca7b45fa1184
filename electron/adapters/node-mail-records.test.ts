import { expect, onTestFinished, test } from 'vitest'
import { startDnsServer, type DnsRecords, type DnsServer } from '../../test-support/dns-server.ts'
import { createNodeMailRecords } from './node-mail-records.ts'

const never = new AbortController().signal

async function serverWith(records: DnsRecords): Promise<DnsServer> {
  const server = await startDnsServer(records)
  onTestFinished(() => server.close())
  return server
}

test('MX and SRV records come as they stand, and what is not there is an empty answer', async () => {
  const server = await serverWith({
    'MX empresa.com.br': [{ priority: 10, target: 'mx1.example.net' }, { priority: 5, target: 'mx2.example.net' }],
    'SRV _submissions._tcp.empresa.com.br': [{ priority: 0, weight: 1, port: 465, target: 'smtp.empresa.com.br' }],
    'SRV _submission._tcp.empresa.com.br': [{ priority: 0, weight: 0, port: 0, target: '.' }],
    'MX vazio.com.br': [],
  })
  const records = createNodeMailRecords({ servers: [server.address] })
  expect(await records.mx('empresa.com.br', never)).toMatchObject({ ok: true, records: [{ priority: 10, exchange: 'mx1.example.net' }, { priority: 5, exchange: 'mx2.example.net' }] })
  expect(await records.srv('_submissions._tcp.empresa.com.br', never)).toEqual({ ok: true, records: [{ target: 'smtp.empresa.com.br', port: 465, priority: 0, weight: 1 }] })
  expect(await records.srv('_submission._tcp.empresa.com.br', never)).toMatchObject({ ok: true, records: [{ target: '.' }] })
  expect(await records.mx('vazio.com.br', never)).toEqual({ ok: true, records: [] })
  expect(await records.mx('nada.com.br', never)).toEqual({ ok: true, records: [] })
  expect(server.questions).toContain('MX empresa.com.br')
})

test('a server that refuses to say is no empty answer', async () => {
  const server = await serverWith({ 'MX empresa.com.br': 'servfail' })
  expect(await createNodeMailRecords({ servers: [server.address] }).mx('empresa.com.br', never)).toEqual({ ok: false, system: 'ESERVFAIL' })
})

test('aborting ends a question that nobody answers', async () => {
  const server = await serverWith({ 'MX empresa.com.br': 'silent' })
  const cancel = new AbortController()
  const asked = createNodeMailRecords({ servers: [server.address] }).mx('empresa.com.br', cancel.signal)
  await expect.poll(() => server.questions.length).toBeGreaterThan(0)
  const reason = new Error('enough')
  cancel.abort(reason)
  await expect(asked).rejects.toBe(reason)
  await expect(createNodeMailRecords().mx('empresa.com.br', cancel.signal)).rejects.toBe(reason)
})
