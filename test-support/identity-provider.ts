/**
 * An identity provider on loopback: discovery, authorization code with PKCE, device codes (RFC 8628), client credentials,
 * refresh tokens that are good for one use. It checks what it is told, and gives no token to anybody who is not right.
 */
import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { listen, type Listening } from './listening.ts'

export interface IdentityProviderOptions {
  readonly clientId?: string
  readonly clientSecret?: string | null
  /** seconds a token is good for */
  readonly lifetime?: number
  readonly account?: string
}
export interface IdentityProvider extends Listening {
  readonly issuer: string
  /** grants that were asked for, in order */
  readonly asked: readonly string[]
  /** access tokens it would vouch for */
  readonly valid: ReadonlySet<string>
  /** What a person does at the device page; `slow` makes the next question too early. */
  answerDevice(answer: 'yes' | 'no' | 'expired' | 'slow'): void
  /** Every refresh token is worth nothing from now on. */
  revoke(): void
  /** answers of the token endpoint from now on; null: the right ones */
  fail(answer: { readonly status: number; readonly error: string } | 'hang' | 'nonsense' | null): void
  /** The person's browser: opens the address, agrees (or not) and follows the way back. */
  visit(address: string, agrees?: boolean): Promise<number>
}

const token = () => randomBytes(24).toString('base64url')
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return new URLSearchParams(text)
}

export async function startIdentityProvider(options: IdentityProviderOptions = {}): Promise<IdentityProvider> {
  const { clientId = 'server-manager', clientSecret = null, lifetime = 3600, account = 'sistema@example.com' } = options
  const asked: string[] = []
  const valid = new Set<string>()
  const refreshTokens = new Set<string>()
  const codes = new Map<string, { challenge: string; redirectUri: string }>()
  const devices = new Map<string, 'waiting' | 'yes' | 'no' | 'expired' | 'slow'>()
  let failure: Parameters<IdentityProvider['fail']>[0] = null
  let issuer = ''

  function give(refresh: boolean, identity: boolean): object {
    const access = `at.${token()}`
    valid.add(access)
    const refreshToken = token()
    if (refresh) refreshTokens.add(refreshToken)
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: clientId, sub: '1', email: account, iat: now, exp: now + lifetime }
    return {
      access_token: access,
      token_type: 'Bearer',
      expires_in: lifetime,
      ...(refresh && { refresh_token: refreshToken }),
      ...(identity && { id_token: `${part({ alg: 'RS256' })}.${part(claims)}.c2ln` }),
    }
  }

  function answer(form: URLSearchParams): [status: number, body: object] {
    const grant = form.get('grant_type') ?? ''
    asked.push(grant)
    const no = (error: string): [number, object] => [400, { error }]
    if (form.get('client_id') !== clientId || (clientSecret !== null && form.get('client_secret') !== clientSecret)) return [401, { error: 'invalid_client' }]
    if (grant === 'authorization_code') {
      const code = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      const verifier = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url')
      return code && code.challenge === verifier && code.redirectUri === form.get('redirect_uri') ? [200, give(true, true)] : no('invalid_grant')
    }
    if (grant === 'refresh_token') {
      const given = form.get('refresh_token') ?? ''
      return refreshTokens.delete(given) ? [200, give(true, false)] : no('invalid_grant')
    }
    if (grant === 'client_credentials') return clientSecret === null ? no('unauthorized_client') : [200, give(false, false)]
    if (grant === 'urn:ietf:params:oauth:grant-type:device_code') {
      const device = form.get('device_code') ?? ''
      const state = devices.get(device)
      if (state === 'waiting') return no('authorization_pending')
      if (state === 'slow') {
        devices.set(device, 'waiting')
        return no('slow_down')
      }
      devices.delete(device)
      return state === 'yes' ? [200, give(true, true)] : no(state === 'no' ? 'access_denied' : 'expired_token')
    }
    return no('unsupported_grant_type')
  }

  const server = createServer((request, response) => {
    const json = (status: number, body: object) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    void (async () => {
      const url = new URL(request.url ?? '', issuer)
      const query = url.searchParams
      if (url.pathname === '/.well-known/openid-configuration')
        return json(200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          device_authorization_endpoint: `${issuer}/device`,
          jwks_uri: `${issuer}/keys`,
        })
      if (url.pathname === '/authorize') {
        const back = new URL(query.get('redirect_uri') ?? '')
        const right =
          query.get('client_id') === clientId && query.get('code_challenge_method') === 'S256' && query.get('response_type') === 'code' && back.hostname === '127.0.0.1'
        if (!right) return json(400, {})
        const code = token()
        codes.set(code, { challenge: query.get('code_challenge') ?? '', redirectUri: back.href })
        if (query.get('agrees') === 'no') back.searchParams.set('error', 'access_denied')
        else back.searchParams.set('code', code)
        back.searchParams.set('state', query.get('state') ?? '')
        return response.writeHead(302, { location: back.href }).end()
      }
      if (url.pathname === '/device') {
        await bodyOf(request)
        const device = token()
        devices.set(device, 'waiting')
        return json(200, { device_code: device, user_code: 'WDJB-MJHT', verification_uri: `${issuer}/activate`, expires_in: 600, interval: 1 })
      }
      if (url.pathname === '/token') {
        const form = await bodyOf(request)
        if (failure === 'hang') return undefined
        if (failure === 'nonsense') return response.writeHead(200, { 'content-type': 'text/html' }).end('<p>oops')
        if (failure) return json(failure.status, { error: failure.error })
        return json(...answer(form))
      }
      return json(404, {})
    })()
  })
  const listening = await listen(server)
  issuer = `http://127.0.0.1:${listening.port}`
  return {
    ...listening,
    issuer,
    asked,
    valid,
    answerDevice(said) {
      for (const device of devices.keys()) devices.set(device, said)
    },
    revoke: () => refreshTokens.clear(),
    fail: (next) => void (failure = next),
    async visit(address, agrees = true) {
      const response = await fetch(agrees ? address : `${address}&agrees=no`)
      await response.text()
      return response.status
    },
  }
}
