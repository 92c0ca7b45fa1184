import { AppError } from '../../../shared/errors.ts'
import type { KeyWay, KeyWays } from '../../core/ports.ts'

/** @param ways what opens the key at the start */
export function createMemoryKeyWays(ways: readonly KeyWay[]): KeyWays {
  let known = [...ways]
  return {
    list: () => known,
    allowKeyFile(allowed) {
      const others = known.filter(({ by }) => by !== 'key-file')
      if (!allowed && others.length === 0) throw new AppError('only-way')
      known = allowed ? [...others, { by: 'key-file', backend: null }] : others
    },
  }
}
