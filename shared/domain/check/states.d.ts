/** Closed lists, apart from the rules: the contract needs these alone, and with it the page before anything else. */
export declare const checkStates: readonly ["failing", "degraded", "ok", "not-looked-at"];
export type CheckState = (typeof checkStates)[number];
export declare const severities: readonly ["failing", "degraded", "note"];
export type Severity = (typeof severities)[number];
