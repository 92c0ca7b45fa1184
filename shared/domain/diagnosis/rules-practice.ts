/** The practice server inside the program: its faults are switched on by the one who reads the hint. */
import { isPractice, place, where } from './advice.ts'
import type { DiagnosisFacts, Rule } from './rule.ts'

const ours = 'this program, Prática'

const certificateOf = ({ tls }: DiagnosisFacts) => tls?.certificates[0] ?? null

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
    // Its other refusals are those of real servers, and what is true of those is said then.
    signs: { code: ['authentication-failed'], enhancedCode: ['5.7.8'], also: isPractice },
    source: ours,
  },
  {
    // Real servers mostly hide AUTH until there is TLS, and a real one would be asked that way; this one would not give in.
    rule: 'practice-no-auth',
    who: 'you',
    field: 'smtp.authentication',
    signs: { code: ['auth-not-offered'], also: isPractice },
    source: ours,
  },
  {
    rule: 'practice-recipient',
    who: 'you',
    field: 'to',
    signs: { code: ['recipient-rejected'], enhancedCode: ['5.1.1'], also: isPractice },
    source: ours,
  },
  {
    rule: 'practice-other-certificate',
    who: 'you',
    field: null,
    signs: {
      code: ['certificate-self-signed', 'certificate-name-mismatch'],
      also: (facts, document) => facts.tls?.host.ok === false && isPractice(facts, document),
    },
    advise: (facts) => ({
      params: { ...place(facts), names: (certificateOf(facts)?.altNames ?? []).map((name) => name.replace(/^(?:DNS|IP Address):/, '')).join(', ') },
    }),
    source: ours,
  },
  {
    rule: 'practice-certificate',
    who: 'you',
    field: null,
    signs: { code: ['certificate-self-signed'], also: isPractice },
    advise: where,
    source: ours,
  },
]
