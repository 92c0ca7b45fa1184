/** What a workstation has for MAPI and VIM/Notes. Codes only: the sentences live in shared/i18n → `mailClient`. */

export const handOverWays = ['simple-mapi', 'desktop', 'notes-ole', 'vim32'] as const
/** `desktop`: the mail client of the desktop with a composed message, where there is no MAPI */
export type HandOverWay = (typeof handOverWays)[number]

/** Why nothing can be handed over here; a code of a report as well. */
export const clientProblems = ['mail-client-none', 'mail-client-no-mapi', 'notes-missing', 'notes-only-windows', 'desktop-missing', 'desktop-no-client'] as const
export type ClientProblem = (typeof clientProblems)[number]

export interface ClientName {
  readonly name: string
  readonly version: string | null
  readonly bits: 32 | 64 | null
}

export interface ClientFinding {
  /** key of shared/i18n → `mailClient.findings` */
  readonly code: string
  readonly state: 'ok' | 'attention' | 'missing'
  readonly params: Readonly<Record<string, string | number>>
}

export interface ClientFound {
  /** `unsure`: something is odd, and `findings` say what */
  readonly ready: 'yes' | 'unsure' | 'no'
  readonly way: HandOverWay | null
  readonly client: ClientName | null
  /** null where `ready` is not `no` */
  readonly problem: ClientProblem | null
  readonly findings: readonly ClientFinding[]
}

export interface MailClientsFound {
  readonly mapi: ClientFound
  readonly vim: ClientFound
}

export function finding(code: string, state: ClientFinding['state'], params: ClientFinding['params'] = {}): ClientFinding {
  return { code, state, params }
}

/** The verdict over findings: none of them stands in the way, some may, or there is a problem. */
export function clientFound(way: HandOverWay | null, client: ClientName | null, problem: ClientProblem | null, findings: readonly ClientFinding[]): ClientFound {
  const ready = problem !== null ? 'no' : findings.some(({ state }) => state !== 'ok') ? 'unsure' : 'yes'
  return { ready, way: problem === null ? way : null, client, problem, findings }
}

/** `Microsoft Outlook 16.0.17328 · 64 bits` without a word of any language. */
export function clientText({ name, version, bits }: ClientName): string {
  return [[name, version].filter((part) => part !== null).join(' '), ...(bits === null ? [] : [`${bits} bits`])].join(' · ')
}
