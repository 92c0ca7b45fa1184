/** The whole way to a token and back, against an identity provider on loopback that checks what it is told. */
import { createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { SystemDocumentInput } from '../../../shared/domain/system/document.ts'
import { startIdentityProvider, type IdentityProvider, type IdentityProviderOptions } from '../../../test-support/identity-provider.ts'
import { freePort, listen } from '../../../test-support/listening.ts'
import { createManualClock } from '../../../test-support/manual-clock.ts'
import { documentFor } from '../../../test-support/test-engine.ts'
import { createLoopbackRedirects } from '../../adapters/loopback-redirects.ts'
import { createOpenidOauthClient } from '../../adapters/openid-oauth-client.ts'
import type { StoredPassword } from '../systems/systems-service.ts'
import { createOauthService } from './oauth-service.ts'

const id = '11111111-1111-4111-8111-111111111111'
const user = 'sistema@example.com'
type Oauth = NonNullable<NonNullable<NonNullable<SystemDocumentInput['smtp']>['authentication']>['oauth']>

async function provider(options?: IdentityProviderOptions): Promise<IdentityProvider> {
  const started = await startIdentityProvider(options)
  onTestFinished(() => started.close())
  return started
}

function stage(issuer: string, more: Partial<Oauth> = {}, secrets: Record<string, string> = {}) {
  const kept = new Map<string, string>(Object.entries(secrets))
  const oauth: Oauth = { provider: 'other', issuer, clientId: 'server-manager', scope: 'openid email smtp', ...more }
  const document = documentFor({ smtp: { server: '127.0.0.1', authentication: { user, mechanism: 'XOAUTH2', oauth } } })
  const clock = createManualClock()
  const systems = {
    get: () => Promise.resolve({ id, revision: 1, savedAt: '2026-11-24T12:00:00.000Z', document, secrets: {} }),
    password: (_: string, path: string): Promise<StoredPassword> => {
      const plain = kept.get(path)
      return Promise.resolve(plain === undefined ? { state: 'none' } : { state: 'stored', plain })
    },
    keepSecret: (_: string, path: string, plain: string | null) => {
      if (plain === null) kept.delete(path)
      else kept.set(path, plain)
      return Promise.resolve()
    },
  }
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const ports = { clock, log, oauthClient: createOpenidOauthClient(), redirectListeners: createLoopbackRedirects() }
  const service = createOauthService(ports, systems, () => '<p>pronto')
  onTestFinished(() => service.close())
  const { oauth: settings } = document.smtp.authentication
  if (!settings) throw new Error('no settings')
  const ask = (changed: Partial<typeof settings> = {}, systemId: string | null = id) =>
    service.token({ systemId, settings: { ...settings, ...changed }, user, clientSecret: kept.get('smtp.authentication.oauth') ?? null, signal: AbortSignal.timeout(20_000) })
  return { service, clock, kept, ask }
}

const settled = (service: ReturnType<typeof stage>['service']) => async () => (await service.status(id)).state !== 'pending'

describe('an authorization code', () => {
  test('opens a page, comes back to this computer, and is a token', async () => {
    const idp = await provider({ account: 'outra@example.com' })
    const { service, ask } = stage(idp.issuer)
    expect((await service.status(id)).state).toBe('none')
    expect(await ask()).toEqual({ ok: false, code: 'oauth-not-connected' })
    const begun = await service.begin(id)
    expect([begun.state, begun.pending?.kind]).toEqual(['pending', 'open'])
    const address = new URL(begun.pending?.address ?? '')
    expect([address.searchParams.get('code_challenge_method'), address.searchParams.get('scope')]).toEqual(['S256', 'openid email smtp'])
    expect(address.searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/conectado$/)
    expect(await idp.visit(address.href)).toBe(200)
    await expect.poll(settled(service)).toBe(true)
    const status = await service.status(id)
    expect(status).toMatchObject({ state: 'connected', account: 'outra@example.com', renewable: true, pending: null, problem: null })
    const answer = await ask()
    expect(answer.ok && idp.valid.has(answer.token)).toBe(true)
  })

  test('somebody says no to is said so', async () => {
    const idp = await provider()
    const { service } = stage(idp.issuer)
    const begun = await service.begin(id)
    await idp.visit(begun.pending?.address ?? '', false)
    await expect.poll(settled(service)).toBe(true)
    expect(await service.status(id)).toMatchObject({ state: 'none', problem: { code: 'denied', said: 'access_denied' } })
  })

  test('with another state than ours is not taken', async () => {
    const idp = await provider()
    const { service } = stage(idp.issuer)
    const begun = await service.begin(id)
    const address = new URL(begun.pending?.address ?? '')
    address.searchParams.set('state', 'forged')
    await idp.visit(address.href)
    await expect.poll(settled(service)).toBe(true)
    expect((await service.status(id)).state).toBe('none')
    expect(idp.asked).toEqual([])
  })

  test('that comes to another page or name is nobody’s', async () => {
    const idp = await provider()
    const { service } = stage(idp.issuer)
    const begun = await service.begin(id)
    const redirect = new URL(new URL(begun.pending?.address ?? '').searchParams.get('redirect_uri') ?? '')
    expect((await fetch(`${redirect.origin}/other?code=x`)).status).toBe(404)
    expect((await fetch(`http://localhost:${redirect.port}${redirect.pathname}?code=x`).catch(() => ({ status: 404 }))).status).toBe(404)
    expect((await service.status(id)).state).toBe('pending')
    await service.cancel(id)
    await expect(fetch(redirect)).rejects.toThrow()
    expect((await service.status(id)).state).toBe('none')
  })

  test('nobody comes back with is given up in the end', async () => {
    const idp = await provider()
    const { service, clock } = stage(idp.issuer)
    await service.begin(id)
    clock.advance(16 * 60_000)
    await expect.poll(settled(service)).toBe(true)
    expect((await service.status(id)).problem?.code).toBe('expired')
  })
})

describe('a device code', () => {
  test('is shown, waited for as slowly as asked, and is a token', async () => {
    const idp = await provider()
    const { service, ask } = stage(idp.issuer, { grant: 'device-code' })
    const begun = await service.begin(id)
    expect(begun.pending).toEqual({ kind: 'device', address: `${idp.issuer}/activate`, code: 'WDJB-MJHT' })
    idp.answerDevice('yes')
    await expect.poll(settled(service), { timeout: 15_000 }).toBe(true)
    expect((await ask()).ok).toBe(true)
  })
  test('too early is asked again later', { timeout: 30_000 }, async () => {
    const idp = await provider()
    const { service } = stage(idp.issuer, { grant: 'device-code' })
    await service.begin(id)
    idp.answerDevice('slow')
    await expect.poll(() => idp.asked.length, { timeout: 10_000 }).toBe(1)
    idp.answerDevice('yes')
    await expect.poll(settled(service), { timeout: 20_000 }).toBe(true)
    expect((await service.status(id)).state).toBe('connected')
  })
  test.each([['no', 'denied'], ['expired', 'expired']] as const)('answered %s is %s', async (answer, code) => {
    const idp = await provider()
    const { service } = stage(idp.issuer, { grant: 'device-code' })
    await service.begin(id)
    idp.answerDevice(answer)
    await expect.poll(settled(service), { timeout: 15_000 }).toBe(true)
    expect(await service.status(id)).toMatchObject({ state: 'none', problem: { code } })
  })
})

describe('an application by itself', () => {
  const secrets = { 'smtp.authentication.oauth': 'segredo' }
  test('has a token at once, stored or not', async () => {
    const idp = await provider({ clientSecret: 'segredo' })
    const { service, ask } = stage(idp.issuer, { grant: 'client-credentials' }, secrets)
    expect((await ask({}, null)).ok).toBe(true)
    expect((await service.begin(id)).state).toBe('connected')
    expect(idp.asked).toEqual(['client_credentials', 'client_credentials'])
    await ask()
    expect(idp.asked).toHaveLength(2)
  })
  test('with a wrong secret is refused as such', async () => {
    const idp = await provider({ clientSecret: 'outro' })
    const { service, ask } = stage(idp.issuer, { grant: 'client-credentials' }, secrets)
    expect((await service.begin(id)).problem).toEqual({ code: 'client-refused', said: 'invalid_client' })
    expect(await ask()).toEqual({ ok: false, code: 'oauth-client-refused' })
  })
})

describe('a token that ends', () => {
  async function connected(lifetime = 3600) {
    const idp = await provider({ lifetime })
    const all = stage(idp.issuer)
    await idp.visit((await all.service.begin(id)).pending?.address ?? '')
    await expect.poll(settled(all.service)).toBe(true)
    return { idp, ...all }
  }

  test('is renewed before it does, once, however many ask', async () => {
    const { idp, clock, ask, service } = await connected()
    const first = await ask()
    clock.advance(3500_000)
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask()))
    const tokens = new Set(answers.map((answer) => (answer.ok ? answer.token : answer.code)))
    expect(tokens.size).toBe(1)
    expect([...tokens][0]).not.toBe(first.ok && first.token)
    expect(idp.asked.filter((grant) => grant === 'refresh_token')).toHaveLength(1)
    // The refresh token was for one use: the new one goes on.
    clock.advance(3500_000)
    expect((await ask()).ok).toBe(true)
    expect((await service.status(id)).account).toBe(user)
  })

  test('and is not renewed any more wants a person', async () => {
    const { idp, clock, ask } = await connected()
    idp.revoke()
    clock.advance(3500_000)
    expect(await ask()).toEqual({ ok: false, code: 'oauth-refused' })
  })

  test.each(['nonsense', { status: 503, error: 'temporarily_unavailable' }] as const)('and a provider that says %j is tried again another time', async (failure) => {
    const { idp, clock, ask } = await connected()
    idp.fail(failure)
    clock.advance(3500_000)
    expect(await ask()).toEqual({ ok: false, code: 'oauth-unreachable' })
    idp.fail(null)
    expect((await ask()).ok).toBe(true)
  })

  test('serves nobody else', async () => {
    const { ask, idp } = await connected()
    expect(await ask({ clientId: 'another' })).toEqual({ ok: false, code: 'oauth-not-connected' })
    expect(await ask({ issuer: 'https://id.example' })).toEqual({ ok: false, code: 'oauth-not-connected' })
    expect(await ask({}, null)).toEqual({ ok: false, code: 'oauth-not-connected' })
    expect(idp.asked).toEqual(['authorization_code'])
  })

  test('is thrown away on request', async () => {
    const { service, kept, ask } = await connected()
    expect((await service.forget(id)).state).toBe('none')
    expect([kept.size, await ask()]).toEqual([0, { ok: false, code: 'oauth-not-connected' }])
  })
})

describe('a provider', () => {
  test('that is not there is said so', async () => {
    const { service } = stage(`http://127.0.0.1:${await freePort()}`)
    expect(await service.begin(id)).toMatchObject({ state: 'none', problem: { code: 'unreachable' } })
  })
  test('that is silent is waited for no longer than somebody wants', async () => {
    const mute = await listen(createServer(() => {}))
    onTestFinished(() => mute.close())
    const { service } = stage(`http://127.0.0.1:${mute.port}`, { grant: 'client-credentials' }, { 'smtp.authentication.oauth': 'x' })
    const begun = service.begin(id)
    await service.cancel(id)
    expect((await begun).state).toBe('none')
  })
})
