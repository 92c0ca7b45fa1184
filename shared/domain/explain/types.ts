/** What "Quem envia de verdade?" is made of. Codes only: the sentences live in shared/i18n. */
import type { Security, ProxyKind } from '../system/document.ts'

export const components = ['dotnet', 'indy', 'wodsmtp'] as const
export type Component = (typeof components)[number]

/** One rule that was looked at, in order. Exactly one is `decided` when there is a component. */
export interface TraceItem {
  /** key of shared/i18n → `trace` */
  readonly rule: string
  /** what was found there, e.g. `USEINDY=S`, `13.1`, `absent` */
  readonly found: string
  readonly outcome: 'decided' | 'passed'
  /** said by the original's page, or decided by this program where the page is silent */
  readonly source: 'page' | 'decided-here'
}

/** One field and the value that would mend it; `path` is a path in the document, `value` undefined-free JSON. */
export interface Change {
  readonly path: string
  readonly value: string | number | boolean | null
}

export interface Warning {
  /** key of shared/i18n → `warnings` */
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  /** path in the document where the warning belongs, null when it concerns the whole */
  readonly field: string | null
  /** what the button that mends it would do; null when only a person knows the value. A value of null removes a parameter. */
  readonly change: readonly Change[] | null
}

export type Origin = 'user' | 'system' | 'default'
export interface Effective<T> {
  readonly value: T
  readonly origin: Origin
}
export type ResolvedSecurity = Exclude<Security, 'auto'>

export interface EffectiveSmtp {
  readonly server: Effective<string | null>
  readonly port: Effective<number>
  readonly security: Effective<ResolvedSecurity>
  /** null when nobody logs in */
  readonly user: Effective<string | null>
  readonly hasPassword: Effective<boolean>
}

export type RouteKind = 'direct' | ProxyKind
export interface RouteCandidate {
  readonly kind: RouteKind
  readonly host: string | null
  readonly port: number | null
}
export interface RouteTraceItem {
  /** key of shared/i18n → `routeTrace` */
  readonly rule: string
  readonly found: string
  readonly outcome: 'decided' | 'passed'
}
/** `kind` null: blank proxy fields and nothing could be found out; a test refuses, it never goes direct silently. */
export interface RouteExplanation {
  readonly kind: RouteKind | null
  readonly host: string | null
  readonly port: number | null
  readonly origin: 'off' | 'typed' | 'environment' | 'operating-system'
  readonly candidates: readonly RouteCandidate[]
  readonly trace: readonly RouteTraceItem[]
}

/** What the operating system's settings answer for one target. `candidates` null: could not be found out. Never credentials. */
export interface SystemProxyAnswer {
  readonly origin: 'environment' | 'operating-system'
  readonly candidates: readonly RouteCandidate[] | null
  readonly trace: readonly RouteTraceItem[]
}

export interface Explanation {
  readonly protocol: 'smtp' | 'mapi' | 'vim'
  readonly component: Component | null
  readonly trace: readonly TraceItem[]
  readonly warnings: readonly Warning[]
  readonly smtp: EffectiveSmtp | null
  readonly route: RouteExplanation | null
}
