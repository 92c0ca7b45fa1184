/** Digests that the login mechanisms are made of, by OpenSSL. MD4 is not among them: OpenSSL 3 has none (core/auth/md4.ts). */
import { createHash, createHmac, pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Hashes } from '../core/ports.ts'

const derive = promisify(pbkdf2)

export function createNodeHashes(): Hashes {
  return {
    digest: (algorithm, data) => createHash(algorithm).update(data).digest(),
    hmac: (algorithm, key, data) => createHmac(algorithm, key).update(data).digest(),
    pbkdf2: (algorithm, password, salt, iterations, length) => derive(password, salt, iterations, length, algorithm),
    random: (length) => randomBytes(length),
    equal: (one, other) => one.length === other.length && timingSafeEqual(one, other),
  }
}
