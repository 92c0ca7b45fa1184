/** The practice server inside the program: its faults are switched on by the one who reads the hint. */
import { isPractice, where } from './advice.ts'
import type { Rule } from './rule.ts'

const ours = 'this program, Prática'

export const practiceRules: readonly Rule[] = [
  {
    rule: 'practice-off',
    who: 'you',
    field: 'smtp.port',
    signs: { code: ['connection-refused'], also: isPractice },
    advise: where,
    source: ours,
  },
  {
    rule: 'practice-silent',
    who: 'you',
    field: null,
    signs: { phase: ['greeting'], code: ['deadline'], also: isPractice },
    source: ours,
  },
  {
    rule: 'practice-password',
    who: 'you',
    field: 'smtp.authentication.password',
    signs: { code: ['authentication-failed'], also: isPractice },
    source: ours,
  },
  {
    rule: 'practice-recipient',
    who: 'you',
    field: 'to',
    signs: { code: ['recipient-rejected'], also: isPractice },
    source: ours,
  },
]
