/** What a mail client of the workstation may answer, and what is to be said of it: every status there is. */
import type { Hint, TestReport } from '../shared/contract/report.ts'
import type { DiagnosisFacts } from '../shared/domain/diagnosis/diagnose.ts'
import { clientProblems } from '../shared/domain/mail-client/found.ts'
import { statusKeys } from '../shared/domain/mail-client/statuses.ts'
import type { SystemDocument } from '../shared/domain/system/document.ts'
import { documentForDiagnosis, factsOf } from './diagnosis-facts.ts'

type Case = readonly [what: string, facts: DiagnosisFacts, document: SystemDocument, rule: string, who: Hint['who'], field: string | null, change?: Hint['change']]

const mapi = documentForDiagnosis({}, { protocol: 'mapi', mailClient: {} })
const empty = documentForDiagnosis({ server: '' }, { protocol: 'mapi' })
const asked = (status: string | null, detail = ''): NonNullable<TestReport['handOver']> => ({ way: 'simple-mapi', client: null, dialog: true, status, detail })
const noServer = { server: null, security: null, route: null }
const facts = (phase: 'connect' | 'message', code: NonNullable<TestReport['code']>, handOver: TestReport['handOver'], more = {}): DiagnosisFacts => ({
  ...factsOf(phase, code, more),
  ...noServer,
  handOver: handOver ?? null,
})

export const mailClientCases: readonly Case[] = [
  ['MAPI, called and never heard of again', facts('message', 'deadline', asked(null), { verdict: 'unknown' }), mapi, 'mail-client-unknown', 'you', null],
  ['MAPI, never called', facts('connect', 'deadline', null), mapi, 'mail-client-slow', 'you', null],
  ...clientProblems.flatMap((problem): Case[] => [
    [`no client: ${problem}`, facts('connect', problem, null), mapi, problem, 'you', 'protocol', [{ path: 'protocol', value: 'smtp' }]],
    [`no client, and no server known: ${problem}`, facts('connect', problem, null), empty, problem, 'you', 'protocol'],
  ]),
  ['no library', facts('message', 'mail-client-unloadable', asked(null)), mapi, 'mail-client-unloadable', 'you', null],
  ['characters', facts('message', 'mail-client-characters', asked(null, '漢')), mapi, 'mail-client-characters', 'you', 'subject'],
  ['too long', facts('message', 'mail-client-too-long', asked(null, '130000 > 120000')), mapi, 'mail-client-too-long', 'you', 'text'],
  ['attachments', facts('message', 'mail-client-attachments', asked(null)), mapi, 'mail-client-attachments', 'you', null],
  ['crashed', facts('message', 'mail-client-crashed', asked(null)), mapi, 'mail-client-crashed', 'you', null],
  ['nonsense', facts('message', 'mail-client-nonsense', asked(null)), mapi, 'mail-client-nonsense', 'you', null],
  ['VIM32 off', facts('connect', 'vim32-off', asked(null)), { ...mapi, protocol: 'vim' }, 'vim32-off', 'you', 'mailClient.vim32', [{ path: 'mailClient.vim32', value: true }]],
  ['closed by the person', facts('message', 'mail-client-closed', asked('mapi-1')), mapi, 'mail-client-closed', 'you', null],
  ['refused without a status', facts('message', 'mail-client-refused', asked(null)), mapi, 'mail-client-refused', 'you', null],
  ...statusKeys
    .filter((key) => key !== 'mapi-1' && key !== 'vim-261')
    .map((key): Case => [`status ${key}`, facts('message', 'mail-client-refused', asked(key)), mapi, key, 'you', null]),
]
