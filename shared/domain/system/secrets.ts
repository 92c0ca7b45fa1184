import type { SystemDocument } from './document.ts'

/** The application's own secret, and the tokens that were given for it: these no document ever carries. */
type OauthSecretPath = 'smtp.authentication.oauth' | 'smtp.authentication.oauth.tokens'
/** Where a password lives in a document. A user's is bound to the login, not to the place in the list. */
export type SecretPath = 'smtp.authentication' | OauthSecretPath | 'proxy.authentication' | 'database' | `users.${string}`
/** null = none, text = new. A path that is absent keeps what is stored. */
export type SecretChanges = ReadonlyMap<SecretPath, string | null>

export const userSecretPath = (login: string): SecretPath => `users.${login.toUpperCase()}`

function take<T extends { password?: string | null | undefined }>(
  holder: T,
  path: SecretPath,
  changes: Map<SecretPath, string | null>,
): T {
  const { password, ...rest } = holder
  // An empty text is no password.
  if (password !== undefined) changes.set(path, password === '' ? null : password)
  return rest as T
}

function takeOauth(
  authentication: SystemDocument['smtp']['authentication'],
  changes: Map<SecretPath, string | null>,
): SystemDocument['smtp']['authentication'] {
  if (!authentication.oauth) return authentication
  const { clientSecret, ...oauth } = authentication.oauth
  if (clientSecret !== undefined) changes.set('smtp.authentication.oauth', clientSecret === '' ? null : clientSecret)
  return { ...authentication, oauth }
}

/** Takes the passwords out of a parsed document. What is returned as `document` never holds one. */
export function splitSecrets(input: SystemDocument): { document: SystemDocument; secrets: SecretChanges } {
  const secrets = new Map<SecretPath, string | null>()
  const { users, database, ...rest } = input
  const document: SystemDocument = {
    ...rest,
    smtp: { ...input.smtp, authentication: takeOauth(take(input.smtp.authentication, 'smtp.authentication', secrets), secrets) },
    proxy: { ...input.proxy, authentication: take(input.proxy.authentication, 'proxy.authentication', secrets) },
    ...(users && {
      users: users.map((user) => ({
        ...user,
        smtp: { ...user.smtp, authentication: take(user.smtp.authentication, userSecretPath(user.login), secrets) },
      })),
    }),
    ...(database && { database: take(database, 'database', secrets) }),
  }
  return { document, secrets }
}
