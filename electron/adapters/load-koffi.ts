import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type * as koffiTypes from 'koffi'

export type Koffi = typeof koffiTypes

/** A bundle has koffi's native part beside it, which is all of it that counts; in the sources it is the package. */
export function loadKoffi(): Koffi {
  const require = createRequire(import.meta.url)
  const beside = fileURLToPath(new URL(['.', 'koffi.node'].join('/'), import.meta.url))
  return require(existsSync(beside) ? beside : ['ko', 'ffi'].join('')) as Koffi
}
