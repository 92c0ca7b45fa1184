import { AppError } from '../../../shared/errors.ts'
import type { SealedSecret, SecretBinding, SecretBox } from '../../core/ports.ts'

/** Seals nothing from anybody: for tests of what is done with secrets, not of how they are protected. */
export interface MemorySecretBox extends SecretBox {
  /** From now on nothing opens that was sealed before, as with another data key. */
  loseKey(): void
  /** From now on nothing can be sealed or opened. */
  shut(): void
}

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')

export function createMemorySecretBox(): MemorySecretBox {
  let key = 1
  let shut = false
  const tagOf = ({ recordId, path }: SecretBinding) => base64(JSON.stringify([key, recordId, path]))
  return {
    get protection() {
      return shut ? 'unavailable' : 'key-file'
    },
    seal(plain, binding): SealedSecret {
      if (shut) throw new AppError('secret-unavailable')
      return { v: 1, iv: base64('memory'), data: base64(Array.from(plain).reverse().join('')), tag: tagOf(binding) }
    },
    open(sealed, binding) {
      if (shut || sealed.tag !== tagOf(binding)) return null
      return Array.from(Buffer.from(sealed.data, 'base64').toString('utf8')).reverse().join('')
    },
    loseKey() {
      key++
    },
    shut() {
      shut = true
    },
  }
}
