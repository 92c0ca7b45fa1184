/** OAuth 2.0 by the package openid-client: discovery, PKCE, device codes, refreshing. */
import * as openid from 'openid-client'
import { OauthProblem, type OauthApplication, type OauthClient, type OauthFailure, type Tokens } from '../core/oauth/oauth-ports.ts'
import { issuerProblem } from '../../shared/domain/oauth/providers.ts'

const patience = 15
const byWord: Readonly<Record<string, OauthFailure>> = {
  invalid_grant: 'refused',
  interaction_required: 'refused',
  access_denied: 'denied',
  authorization_declined: 'denied',
  expired_token: 'expired',
  temporarily_unavailable: 'unreachable',
  server_error: 'unreachable',
}

function problemOf(error: unknown): OauthProblem {
  if (error instanceof OauthProblem) return error
  if (error instanceof openid.ResponseBodyError || error instanceof openid.AuthorizationResponseError)
    return new OauthProblem(byWord[error.error] ?? 'client-refused', error.error, { cause: error })
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return new OauthProblem('unreachable', code, { cause: error })
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw problemOf(error)
  }
}

async function discover({ issuer, clientId, clientSecret }: OauthApplication): Promise<openid.Configuration> {
  if (issuerProblem(issuer) !== null) throw new OauthProblem('client-refused', 'issuer')
  const server = new URL(issuer)
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so as a warning; issuerProblem lets http through on loopback only
  const options = { timeout: patience, ...(server.protocol === 'http:' && { execute: [openid.allowInsecureRequests] }) }
  return openid.discovery(server, clientId, undefined, clientSecret === null ? openid.None() : openid.ClientSecretPost(clientSecret), options)
}

function tokensOf(answer: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers): Tokens {
  const claims = answer.claims()
  const account = [claims?.['email'], claims?.['preferred_username']].find((claim) => typeof claim === 'string') ?? null
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? null,
    lifetime: answer.expires_in ?? null,
    account: typeof account === 'string' ? account : null,
  }
}

/** openid-client takes no signal but for polling; what comes too late is let go of. */
function until<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new OauthProblem('unreachable', 'stopped'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

export function createOpenidOauthClient(): OauthClient {
  return {
    authorize: (app, redirectUri, signal) =>
      told(async () => {
        const config = await until(signal, discover(app))
        const pkceCodeVerifier = openid.randomPKCECodeVerifier()
        const expectedState = openid.randomState()
        const address = openid.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: app.scope,
          code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
          code_challenge_method: 'S256',
          state: expectedState,
          ...app.extra,
        })
        return {
          address: address.href,
          finish: (cameBackTo) =>
            told(async () => tokensOf(await until(signal, openid.authorizationCodeGrant(config, new URL(cameBackTo), { pkceCodeVerifier, expectedState })))),
        }
      }),
    device: (app, signal) =>
      told(async () => {
        const config = await until(signal, discover(app))
        const begun = await until(signal, openid.initiateDeviceAuthorization(config, { scope: app.scope }))
        return {
          address: begun.verification_uri,
          code: begun.user_code,
          lifetime: begun.expires_in,
          finish: () => told(async () => tokensOf(await until(signal, openid.pollDeviceAuthorizationGrant(config, begun, undefined, { signal })))),
        }
      }),
    asItself: (app, signal) =>
      told(async () => {
        const config = await until(signal, discover(app))
        return tokensOf(await until(signal, openid.clientCredentialsGrant(config, { scope: app.scope })))
      }),
    refresh: (app, refreshToken, signal) =>
      told(async () => {
        const config = await until(signal, discover(app))
        return tokensOf(await until(signal, openid.refreshTokenGrant(config, refreshToken, { scope: app.scope })))
      }),
  }
}
