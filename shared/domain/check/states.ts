/** Closed lists, apart from the rules: the contract needs these alone, and with it the page before anything else. */
export const checkStates = ['failing', 'degraded', 'ok', 'not-looked-at'] as const
export type CheckState = (typeof checkStates)[number]
export const severities = ['failing', 'degraded', 'note'] as const
export type Severity = (typeof severities)[number]
