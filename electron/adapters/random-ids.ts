import { randomUUID } from 'node:crypto'
import type { Ids } from '../core/ports.ts'

export function createRandomIds(): Ids {
  return { uuid: () => randomUUID() }
}
