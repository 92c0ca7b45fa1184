/** Access tokens of systems: asked for once by a person, kept sealed, renewed before they expire. */
import type { OauthStatus } from '../../../shared/contract/oauth.ts'
import { issuerOf, providerFacts, scopeOf, tokenKey, type OauthSettings } from '../../../shared/domain/oauth/providers.ts'
import { tokenMechanisms, type SystemDocument } from '../../../shared/domain/system/document.ts'
import type { Ports } from '../ports.ts'
import type { SystemsService } from '../systems/systems-service.ts'
import { OauthProblem, type OauthApplication, type Tokens } from './oauth-ports.ts'
import { fromKept, needsRenewal, toKept, type KeptTokens } from './kept-tokens.ts'

export interface TokenRequest {
  readonly systemId: string | null
  readonly settings: OauthSettings
  readonly user: string
  readonly clientSecret: string | null
  readonly signal: AbortSignal
}
export type TokenAnswer =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly code: 'oauth-not-connected' | 'oauth-refused' | 'oauth-client-refused' | 'oauth-unreachable' }
/** Where a test or the queue gets its token. */
export interface TokenSource {
  token(request: TokenRequest): Promise<TokenAnswer>
}
export interface OauthService extends TokenSource {
  begin(systemId: string): Promise<OauthStatus>
  status(systemId: string): Promise<OauthStatus>
  cancel(systemId: string): Promise<OauthStatus>
  forget(systemId: string): Promise<OauthStatus>
  close(): Promise<void>
}

type Needs = Pick<Ports, 'clock' | 'log' | 'oauthClient' | 'redirectListeners'>
type Systems = Pick<SystemsService, 'get' | 'password' | 'keepSecret'>
interface Attempt {
  readonly end: AbortController
  pending: OauthStatus['pending']
  problem: OauthStatus['problem']
  done: Promise<void>
}
/** Nobody is waited for longer than this at a browser. */
const patience = 15 * 60_000
const tokensPath = 'smtp.authentication.oauth.tokens'

function settingsOf({ smtp: { authentication } }: SystemDocument): OauthSettings | null {
  const { enabled, mechanism, oauth } = authentication
  return enabled && tokenMechanisms.includes(mechanism) && oauth ? oauth : null
}

function application(settings: OauthSettings, clientSecret: string | null): OauthApplication {
  const { provider, grant, clientId } = settings
  return { issuer: issuerOf(settings, grant), clientId, clientSecret, scope: scopeOf(settings), extra: providerFacts[provider].extra }
}

export function createOauthService({ clock, log, oauthClient: client, redirectListeners }: Needs, systems: Systems, page: () => string): OauthService {
  const attempts = new Map<string, Attempt>()
  /** one renewal of a system at a time: a refresh token may be good for one use only */
  const renewals = new Map<string, Promise<KeptTokens>>()

  async function kept(systemId: string): Promise<KeptTokens | null> {
    const stored = await systems.password(systemId, tokensPath)
    return stored.state === 'stored' ? fromKept(stored.plain) : null
  }

  async function keep(systemId: string, settings: OauthSettings, user: string, tokens: Tokens, before: KeptTokens | null): Promise<KeptTokens> {
    const next = toKept(tokens, tokenKey(settings, user), clock.now(), before)
    await systems.keepSecret(systemId, tokensPath, JSON.stringify(next))
    return next
  }

  async function loaded(systemId: string) {
    const { document } = await systems.get(systemId)
    const secret = await systems.password(systemId, 'smtp.authentication.oauth')
    return { settings: settingsOf(document), user: document.smtp.authentication.user, secret }
  }

  async function status(systemId: string): Promise<OauthStatus> {
    const { settings, user } = await loaded(systemId)
    const attempt = attempts.get(systemId)
    const found = settings ? await kept(systemId) : null
    const tokens = settings && found?.key === tokenKey(settings, user) ? found : null
    const pending = attempt?.pending ?? null
    return {
      state: settings === null ? 'off' : pending ? 'pending' : tokens ? 'connected' : 'none',
      account: tokens?.account ?? null,
      expiresAt: tokens?.expiresAt ?? null,
      renewedAt: tokens?.renewedAt ?? null,
      renewable: tokens !== null && (tokens.refreshToken !== null || settings?.grant === 'client-credentials'),
      pending,
      problem: attempt?.problem ?? null,
    }
  }

  async function stop(systemId: string): Promise<void> {
    const attempt = attempts.get(systemId)
    attempts.delete(systemId)
    attempt?.end.abort()
    await attempt?.done
  }

  /** The first step, up to where a person is needed; what comes after it goes on by itself. */
  async function start(app: OauthApplication, settings: OauthSettings, attempt: Attempt): Promise<() => Promise<Tokens>> {
    const { signal } = attempt.end
    if (settings.grant === 'client-credentials') {
      const tokens = await client.asItself(app, signal)
      return () => Promise.resolve(tokens)
    }
    if (settings.grant === 'device-code') {
      const { address, code, finish } = await client.device(app, signal)
      attempt.pending = { kind: 'device', address, code }
      return finish
    }
    const listener = await redirectListeners.listen(page())
    const stopped = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new OauthProblem('expired', '')), { once: true }))
    stopped.catch(() => {})
    try {
      const { address, finish } = await client.authorize(app, listener.redirectUri, signal)
      attempt.pending = { kind: 'open', address, code: null }
      return async () => {
        try {
          return await finish(await Promise.race([listener.visited, stopped]))
        } finally {
          await listener.close()
        }
      }
    } catch (error) {
      await listener.close()
      throw error
    }
  }

  function fail(attempt: Attempt, error: unknown): void {
    attempt.pending = null
    if (!(error instanceof OauthProblem)) log.error('connecting to an identity provider failed', { error: String(error) })
    attempt.problem = error instanceof OauthProblem ? { code: error.code, said: error.said.slice(0, 100) } : { code: 'unreachable', said: '' }
  }

  async function begin(systemId: string): Promise<OauthStatus> {
    const { settings, user, secret } = await loaded(systemId)
    await stop(systemId)
    const attempt: Attempt = { end: new AbortController(), pending: null, problem: null, done: Promise.resolve() }
    attempts.set(systemId, attempt)
    if (settings === null || secret.state === 'lost') {
      attempt.problem = { code: settings === null ? 'not-set' : 'secret-lost', said: '' }
      return status(systemId)
    }
    const takeBack = clock.after(patience, () => attempt.end.abort())
    try {
      const finish = await start(application(settings, secret.state === 'stored' ? secret.plain : null), settings, attempt)
      const rest = async () => {
        try {
          await keep(systemId, settings, user, await finish(), null)
          attempt.pending = null
        } catch (error) {
          fail(attempt, error)
        } finally {
          takeBack()
        }
      }
      attempt.done = rest()
      if (attempt.pending === null) await attempt.done
    } catch (error) {
      takeBack()
      fail(attempt, error)
    }
    return status(systemId)
  }

  async function renew(systemId: string, { settings, user, clientSecret, signal }: TokenRequest, before: KeptTokens | null): Promise<KeptTokens> {
    const app = application(settings, clientSecret)
    if (settings.grant === 'client-credentials') return keep(systemId, settings, user, await client.asItself(app, signal), null)
    if (!before?.refreshToken) throw new OauthProblem('refused', 'no refresh token')
    try {
      return await keep(systemId, settings, user, await client.refresh(app, before.refreshToken, signal), before)
    } catch (error) {
      // Another program on this folder may have used the refresh token first; then its new one is there.
      const now = await kept(systemId)
      if (now && now.key === before.key && now.accessToken !== before.accessToken && !needsRenewal(now, clock.now())) return now
      throw error
    }
  }

  async function token(request: TokenRequest): Promise<TokenAnswer> {
    const { systemId, settings, user, clientSecret, signal } = request
    const alone = settings.grant === 'client-credentials'
    try {
      // A document that is stored nowhere: only an application of its own needs nobody.
      if (systemId === null) return alone ? { ok: true, token: (await client.asItself(application(settings, clientSecret), signal)).accessToken } : { ok: false, code: 'oauth-not-connected' }
      const stored = await kept(systemId)
      const found = stored?.key === tokenKey(settings, user) ? stored : null
      if (found && !needsRenewal(found, clock.now())) return { ok: true, token: found.accessToken }
      if (!found && !alone) return { ok: false, code: 'oauth-not-connected' }
      let renewal = renewals.get(systemId)
      if (!renewal) {
        renewal = renew(systemId, request, found).finally(() => renewals.delete(systemId))
        renewals.set(systemId, renewal)
      }
      return { ok: true, token: (await renewal).accessToken }
    } catch (error) {
      if (!(error instanceof OauthProblem)) throw error
      return { ok: false, code: error.code === 'unreachable' || error.code === 'client-refused' ? `oauth-${error.code}` : 'oauth-refused' }
    }
  }

  return {
    begin,
    status,
    token,
    async cancel(systemId) {
      await stop(systemId)
      return status(systemId)
    },
    async forget(systemId) {
      await stop(systemId)
      await systems.keepSecret(systemId, tokensPath, null)
      return status(systemId)
    },
    async close() {
      await Promise.all([...attempts.keys()].map(stop))
    },
  }
}
