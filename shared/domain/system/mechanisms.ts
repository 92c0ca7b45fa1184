/** SASL mechanisms that can be asked for by name, the strongest first. */
export const mechanisms = ['auto', 'SCRAM-SHA-256', 'SCRAM-SHA-1', 'CRAM-MD5', 'NTLM', 'PLAIN', 'LOGIN', 'XOAUTH2', 'OAUTHBEARER'] as const
export type Mechanism = (typeof mechanisms)[number]
/** Those that answer a challenge: the password itself is never sent. */
export const challengeMechanisms: readonly string[] = ['SCRAM-SHA-256', 'SCRAM-SHA-1', 'CRAM-MD5', 'NTLM'] satisfies Mechanism[]
/** Those that send an access token instead of a password; never chosen unasked. */
export const tokenMechanisms: readonly string[] = ['XOAUTH2', 'OAUTHBEARER'] satisfies Mechanism[]
