/** What a save changed: places, before and after. Of a secret only that it did. */
import type { SystemDocument } from '../system/document.ts'
import type { SecretPath } from '../system/secrets.ts'
import { valuesOf, type SettingValue } from './values.ts'

export interface SettingChange {
  readonly path: string
  readonly before: SettingValue | null
  readonly after: SettingValue | null
  /** a password or a token: what it was and is nobody learns; null for everything else */
  readonly secret: 'set' | 'changed' | 'removed' | null
}

/** Where the secret stands in a document. */
export function placeOfSecret(path: SecretPath): string {
  if (path.startsWith('users.')) return `${path}.smtp.authentication.password`
  if (path === 'smtp.authentication.oauth') return `${path}.clientSecret`
  return path.endsWith('.tokens') ? path : `${path}.password`
}

/** Null for a document that was not there before, or is not there any more. In the order of the document. */
export function settingChanges(before: SystemDocument | null, after: SystemDocument | null): SettingChange[] {
  const [old, fresh] = [before, after].map((document) => (document ? valuesOf(document) : new Map<string, SettingValue>())) as [
    ReadonlyMap<string, SettingValue>,
    ReadonlyMap<string, SettingValue>,
  ]
  return [...new Set([...fresh.keys(), ...old.keys()])]
    .map((path) => ({ path, before: old.get(path) ?? null, after: fresh.get(path) ?? null, secret: null }))
    .filter((change) => change.before !== change.after)
}

/** What was sealed before and after, by the place of each; `same` tells whether both hold the same. */
export function secretChanges<Sealed>(
  before: ReadonlyMap<SecretPath, Sealed>,
  after: ReadonlyMap<SecretPath, Sealed>,
  same: (path: SecretPath, one: Sealed, other: Sealed) => boolean,
): SettingChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const [old, fresh] = [before.get(path), after.get(path)]
    if (old !== undefined && fresh !== undefined && same(path, old, fresh)) return []
    const secret = old === undefined ? 'set' : fresh === undefined ? 'removed' : 'changed'
    return [{ path: placeOfSecret(path), before: null, after: null, secret }]
  })
}
