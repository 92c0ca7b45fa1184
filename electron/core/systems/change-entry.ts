/** What the log says of a save: who, which system, from what to what. Of secrets only that they are others. */
import { secretChanges, settingChanges } from '../../../shared/domain/history/changes.ts'
import { systemDocumentSchema } from '../../../shared/domain/system/document.ts'
import type { SecretPath } from '../../../shared/domain/system/secrets.ts'
import type { NewChangeEntry } from '../history/history-ports.ts'
import type { Clock, HostInfo, SealedSecret, SecretBox, StoredSystem } from '../ports.ts'

/** Places of one save; a list of users that is taken over whole is longer than anybody reads. */
const mostChanges = 200

type Secrets = ReadonlyMap<SecretPath, SealedSecret>
const secretsOf = (system: StoredSystem | null): Secrets => new Map(Object.entries(system?.secrets ?? {}) as [SecretPath, SealedSecret][])

interface Needs {
  readonly host: HostInfo
  readonly clock: Clock
  readonly secretBox: Pick<SecretBox, 'open'>
}

/** A new system is held against a blank one, so that only what somebody entered is listed. */
const blank = () => systemDocumentSchema.parse({ name: '-', technologyVersion: '0', protocol: 'smtp' })

/** Either may be missing, not both: `before` of a new system, `after` of one that was removed. */
export function changeEntry({ host, clock, secretBox }: Needs, before: StoredSystem | null, after: StoredSystem | null): NewChangeEntry | null {
  const system = after ?? before
  if (!system) return null
  // The same password typed once more is sealed anew, and no change.
  const same = (path: SecretPath, one: SealedSecret, other: SealedSecret) => {
    if (one === other || one.data === other.data) return true
    const plain = secretBox.open(one, { recordId: system.id, path })
    return plain !== null && plain === secretBox.open(other, { recordId: system.id, path })
  }
  // What a removed system was is in the entries before.
  const ofDocument = (to: StoredSystem) =>
    before ? settingChanges(before.document, to.document) : settingChanges(blank(), to.document).map((change) => ({ ...change, before: null }))
  const changes = after === null ? [] : [...ofDocument(after), ...secretChanges(secretsOf(before), secretsOf(after), same)]
  return {
    at: clock.now().toISOString(),
    systemId: system.id,
    systemName: system.document.name,
    revision: system.revision,
    what: before === null ? 'created' : after === null ? 'removed' : 'saved',
    by: { user: host.osUser, host: host.hostName },
    changes: changes.slice(0, mostChanges),
    more: Math.max(0, changes.length - mostChanges),
  }
}
