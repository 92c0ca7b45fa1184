/** Where the field of a document path stands on the screen. */
export const tabs = ['general', 'parameters', 'internet', 'users', 'test', 'queue', 'history'] as const
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
  'smtp.authentication.oauth': 'smtp.authentication.oauth.provider',
  'smtp.authentication.oauth.tokens': 'smtp.authentication.oauth.provider',
  proxy: 'proxy.enabled',
  'proxy.authentication': 'proxy.authentication.enabled',
}
const ofTheTest: readonly string[] = ['from', 'to', 'subject', 'text', 'asUser']

/** Of the list itself and of a whole record, what one would begin with. */
function userField(path: string): string {
  const [, index, field] = /^users\.(\d+)(?:\.(.+))?$/.exec(path) ?? []
  if (index === undefined) return 'users'
  const inside = field === undefined ? 'login' : field === 'smtp' ? 'smtp.server' : field
  return `users.${index}.${inside === 'smtp.authentication' ? 'smtp.authentication.enabled' : inside}`
}

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
    case 'mailClient':
      return { tab: 'internet', field }
    case 'database':
      // All of it stands in the dialog that reads from there.
      return { tab: 'users', field: field === 'database' ? 'database.host' : field }
    case 'users':
      return { tab: 'users', field: userField(path) }
    default:
      return null
  }
}

