import { expect, test } from 'vitest'
import { documentFor } from '../../../test-support/test-engine.ts'
import { perDocument } from './per-document.ts'

test('a rule is asked once for a document and a user, and anew for another of either', () => {
  const asked: string[] = []
  const rule = perDocument(({ name }, asUser) => (asked.push(`${name} ${String(asUser)}`), asUser))
  const [one, other] = [documentFor({ name: 'UM' }), documentFor({ name: 'OUTRO' })]
  expect([rule(one, null), rule(one, null), rule(one, 'JOSE'), rule(one, 'JOSE'), rule(other, null), rule(documentFor({ name: 'UM' }), null)]).toEqual([null, null, 'JOSE', 'JOSE', null, null])
  expect(asked).toEqual(['UM null', 'UM JOSE', 'OUTRO null', 'UM null'])
})
