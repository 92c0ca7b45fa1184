import { X509Certificate } from 'node:crypto'
import * as tls from 'node:tls'
import { expect, test } from 'vitest'
import { createAuthority, createSelfSigned } from '../../test-support/certificates.ts'
import { createNodeDialer } from './node-dialer.ts'
import { createTrustedIssuers } from './trusted-issuers.ts'

test('whom the machine trusts is read once; issuers of one connection have a context of their own, which is kept', async () => {
  const issuers = createTrustedIssuers()
  const own = await issuers.context()
  expect(await issuers.context()).toBe(own)
  const added = [createAuthority().cert]
  const more = await issuers.context(added)
  expect(more).not.toBe(own)
  expect(await issuers.context(added)).toBe(more)
  for (let index = 0; index < 6; index++) await issuers.context([createAuthority().cert])
  expect(await issuers.context()).toBe(own)
  expect(await issuers.context(added)).not.toBe(more)
})

test('an issuer that cannot be read, or is none, keeps nobody from being judged', async () => {
  const issuers = createTrustedIssuers()
  const broken = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'
  await expect(issuers.context([broken, createSelfSigned().cert, 'nothing'])).resolves.toBeDefined()
})

test('its own issuers are told from those that were added', async () => {
  const [root = ''] = tls.getCACertificates('default')
  const authority = createAuthority()
  const issuers = createTrustedIssuers()
  await issuers.context([authority.cert])
  expect(issuers.isOwn(new X509Certificate(root))).toBe(true)
  expect(issuers.isOwn(new X509Certificate(authority.cert))).toBe(false)
})

test('after warming up a handshake no longer waits for the reading of the issuers', async () => {
  const dialer = createNodeDialer()
  await dialer.warmUp()
  await dialer.warmUp()
  const began = performance.now()
  await dialer.warmUp()
  // Reading takes some 100 ms; what is kept takes none. Generous for slow machines.
  expect(performance.now() - began).toBeLessThan(50)
})
