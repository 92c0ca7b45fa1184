/** Where the field of a document path stands on the screen. */
export const tabs = ['general', 'parameters', 'internet', 'test'] as const
export type SystemTab = (typeof tabs)[number]

export interface FieldPlace {
  readonly tab: SystemTab
  /** the element's id is made of it */
  readonly field: string
}

/** A whole group is reached by what switches it on. */
const groups: Readonly<Record<string, string>> = {
  smtp: 'smtp.server',
  'smtp.authentication': 'smtp.authentication.enabled',
  proxy: 'proxy.enabled',
  'proxy.authentication': 'proxy.authentication.enabled',
}
const ofTheTest: readonly string[] = ['from', 'to', 'subject', 'text', 'asUser']

/** null: no field on the screen has this path. */
export function placeOf(path: string): FieldPlace | null {
  const field = groups[path] ?? path
  const [first] = path.split('.')
  if (ofTheTest.includes(field)) return { tab: 'test', field }
  switch (first) {
    case 'name':
    case 'description':
    case 'technologyVersion':
      return { tab: 'general', field }
    case 'parameters':
      return { tab: 'parameters', field }
    case 'protocol':
    case 'smtp':
    case 'proxy':
      return { tab: 'internet', field }
    default:
      return null
  }
}

