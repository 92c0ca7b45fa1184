/**
 * SCRAM as client (RFC 5802, RFC 7677), without channel binding. The password never leaves, and the server has to prove that
 * it knows it too. What the server says is read strictly: it chooses how much work we do.
 */
import type { HashName, Hashes } from '../ports.ts'
import { saslPrep } from './saslprep.ts'

/** What the server said is not SCRAM, or asks for too little or too much. */
export class ScramProblem extends Error {}

export interface ScramOptions {
  readonly algorithm: Exclude<HashName, 'md5'>
  readonly user: string
  readonly password: string
  /** printable ASCII without a comma, different each time */
  readonly nonce: string
  readonly hashes: Hashes
}
export interface ScramAnswer {
  /** client-final-message */
  readonly message: string
  readonly proof: string
  /** what the server has to say in the end, behind `v=` */
  readonly serverSignature: string
}
export interface Scram {
  /** client-first-message */
  readonly first: string
  /** Answers the server-first-message. Throws ScramProblem. */
  answer(serverFirst: string): Promise<ScramAnswer>
}

/** RFC 7677 §4 asks for 4096 at least; less would be asked for to guess the password from our proof. */
export const fewestIterations = 4096
/** Some seconds of one core at the very most; servers use from 4,096 to 600,000. */
export const mostIterations = 1_000_000
const longestSalt = 1024
const gs2Header = 'n,,'
const lengths = { sha1: 20, sha256: 32 } as const
const utf8 = new TextEncoder()

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

/** Throws NotPreparable where name or password cannot be written as both sides must. */
export function createScram({ algorithm, user, password, nonce, hashes }: ScramOptions): Scram {
  const name = saslPrep(user).replaceAll('=', '=3D').replaceAll(',', '=2C')
  const secret = utf8.encode(saslPrep(password))
  const firstBare = `n=${name},r=${nonce}`
  const mac = (key: Uint8Array, text: string) => hashes.hmac(algorithm, key, utf8.encode(text))
  return {
    first: `${gs2Header}${firstBare}`,
    async answer(serverFirst) {
      // `m=` in front would be an extension that must be understood: refused by the same pattern (§5.1).
      const said = /^r=([\x21-\x2b\x2d-\x7e]+),s=([A-Za-z0-9+/]+={0,2}),i=([1-9][0-9]{0,9})(?:,.*)?$/.exec(serverFirst)
      if (!said) throw new ScramProblem('not a server-first-message')
      const [, bothNonces = '', salt = '', count = ''] = said
      const iterations = Number(count)
      if (!bothNonces.startsWith(nonce) || bothNonces.length === nonce.length) throw new ScramProblem('the nonce is not ours and its own')
      if (iterations < fewestIterations || iterations > mostIterations) throw new ScramProblem(`${count} iterations`)
      if (salt.length > longestSalt) throw new ScramProblem('salt too long')
      const salted = await hashes.pbkdf2(algorithm, secret, Buffer.from(salt, 'base64'), iterations, lengths[algorithm])
      const withoutProof = `c=${base64(utf8.encode(gs2Header))},r=${bothNonces}`
      const authMessage = `${firstBare},${serverFirst},${withoutProof}`
      const clientKey = mac(salted, 'Client Key')
      const clientSignature = mac(hashes.digest(algorithm, clientKey), authMessage)
      const proof = base64(clientKey.map((byte, index) => byte ^ (clientSignature[index] ?? 0)))
      const serverSignature = base64(mac(mac(salted, 'Server Key'), authMessage))
      return { message: `${withoutProof},p=${proof}`, proof, serverSignature }
    },
  }
}
