/** What the way to an access token needs of the world. */
export interface OauthApplication {
  readonly issuer: string
  readonly clientId: string
  /** null: a public application, as a program on a workstation is (RFC 8252) */
  readonly clientSecret: string | null
  readonly scope: string
  /** for the authorization page only */
  readonly extra: Readonly<Record<string, string>>
}
export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string | null
  /** seconds it is good for; null: not said */
  readonly lifetime: number | null
  /** whose mailbox, where the provider says so */
  readonly account: string | null
}
/** `refused`: sign in again · `denied`: somebody said no · `expired`: nobody said anything in time · `client-refused`: the application is wrong */
export type OauthFailure = 'refused' | 'denied' | 'expired' | 'client-refused' | 'unreachable'
export class OauthProblem extends Error {
  readonly code: OauthFailure
  /** the provider's own word, e.g. `invalid_scope` */
  readonly said: string
  constructor(code: OauthFailure, said: string, options?: ErrorOptions) {
    super(`${code} ${said}`, options)
    this.code = code
    this.said = said
  }
}

/** All reject with OauthProblem; aborting ends them. */
export interface OauthClient {
  /** Authorization code with PKCE (RFC 7636); `address` is for a browser, `finish` takes the address it came back to. */
  authorize(app: OauthApplication, redirectUri: string, signal: AbortSignal): Promise<{ readonly address: string; readonly finish: (cameBackTo: string) => Promise<Tokens> }>
  /** RFC 8628; `finish` asks until somebody has answered, as slowly as the provider wants. */
  device(app: OauthApplication, signal: AbortSignal): Promise<{ readonly address: string; readonly code: string; readonly lifetime: number; readonly finish: () => Promise<Tokens> }>
  /** RFC 6749 §4.4 */
  asItself(app: OauthApplication, signal: AbortSignal): Promise<Tokens>
  refresh(app: OauthApplication, refreshToken: string, signal: AbortSignal): Promise<Tokens>
}

/** One visit of a browser on this computer (RFC 8252 §7.3). */
export interface RedirectListener {
  readonly redirectUri: string
  /** the whole address it came to; never resolves after `close` */
  readonly visited: Promise<string>
  close(): Promise<void>
}
export interface RedirectListeners {
  /** @param page what the browser shows then, HTML */
  listen(page: string): Promise<RedirectListener>
}
