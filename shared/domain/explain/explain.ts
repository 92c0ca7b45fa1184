/** "Quem envia de verdade?": component with its trace, effective settings with origin, route, warnings. Pure. */
import { chooseComponent } from '../component/choose-component.ts'
import { effectiveSettings } from '../effective/effective-settings.ts'
import { explainRoute } from '../route/explain-route.ts'
import type { SystemDocument } from '../system/document.ts'
import type { SecretPath } from '../system/secrets.ts'
import type { Explanation, SystemProxyAnswer } from './types.ts'
import { settingsWarnings } from './warnings.ts'

export interface ExplainContext {
  /** login of the user the message is sent as; null = the system itself */
  readonly asUser: string | null
  /** is there a password at this place, stored or typed? */
  readonly hasSecret: (path: SecretPath) => boolean
  /** what the operating system's proxy settings answer; null when they were not asked */
  readonly systemProxy: SystemProxyAnswer | null
  /** the day by which exceptions have ended; today by default */
  readonly now?: Date
}

export function explain(document: SystemDocument, context: ExplainContext): Explanation {
  const { component, trace, warnings } = chooseComponent(document)
  const route = explainRoute(document.proxy, context.systemProxy)
  const more = settingsWarnings(document, { ...context, component, route })
  const smtp = document.protocol === 'smtp'
  return {
    protocol: document.protocol,
    component,
    trace,
    warnings: [...warnings, ...more],
    smtp: smtp ? effectiveSettings(document, context.asUser, context.hasSecret).smtp : null,
    route: smtp ? route : null,
  }
}
