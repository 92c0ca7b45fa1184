/** What every SecretBox does. */
import { describe, expect, test } from 'vitest'
import { userSecretPath } from '../../../shared/domain/system/secrets.ts'
import type { SecretBinding, SecretBox } from '../../core/ports.ts'
import { sampleId } from './samples.ts'

export function secretBoxSuite(name: string, make: () => { box: SecretBox; done: () => void }): void {
  const here: SecretBinding = { recordId: sampleId(1), path: 'smtp.authentication' }

  describe(`${name} is a SecretBox`, () => {
    test.each(['s', 'segrêdo', 'p@ss/w#rd "quoted" \\', '👍🏽', 'x'.repeat(255)])('which opens what it sealed: %s', (plain) => {
      const { box, done } = make()
      try {
        const sealed = box.seal(plain, here)
        expect(JSON.stringify(sealed)).not.toContain(plain.length > 3 ? plain : '\u0000')
        expect(box.open(JSON.parse(JSON.stringify(sealed)) as typeof sealed, here)).toBe(plain)
      } finally {
        done()
      }
    })

    test.each<[string, SecretBinding]>([
      ['another record', { ...here, recordId: sampleId(2) }],
      ['another field', { ...here, path: 'proxy.authentication' }],
      ["a user's field", { ...here, path: userSecretPath('smtp.authentication') }],
    ])('which does not open it for %s', (_, there) => {
      const { box, done } = make()
      try {
        expect(box.open(box.seal('secret', here), there)).toBeNull()
      } finally {
        done()
      }
    })
  })
}
