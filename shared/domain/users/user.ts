/** One user of a system: the schema of the document, and the limits of the columns of Z_GRUPOUSUARIOS. */
import { systemDocumentSchema } from '../system/document.ts'

/** The element of `users`, for looking at one user without the thousands beside it. */
export const userSchema = systemDocumentSchema.shape.users.unwrap().element

/** What the columns hold; the schema refuses more. */
export const userLimits = { login: 190, name: 40, email: 190, server: 40, port: 3500, user: 100, password: 80 } as const

/** Logins are the same when they differ only in case, as in `userSecretPath`. */
export const userKey = (login: string): string => login.toUpperCase()
