/** What the list and the status bar find in ten thousand summaries, between two keystrokes. Pure. */
import type { SystemSummary } from '../../../shared/contract/systems.ts'
import { nameKey } from '../../../shared/domain/system/document.ts'

/** The systems with their names as they are compared, worked out once for each list. */
export type Searchable = readonly { readonly system: SystemSummary; readonly key: string }[]

export function searchable(systems: readonly SystemSummary[]): Searchable {
  return systems.map((system) => ({ system, key: nameKey(system.name) }))
}

/** Case and accents do not matter, as for names themselves. */
export function filterSystems(systems: Searchable, filter: string): readonly SystemSummary[] {
  const wanted = nameKey(filter.trim())
  return systems.flatMap(({ system, key }) => (key.includes(wanted) ? system : []))
}

/** The newest test of all; times in ISO form sort as text. */
export function newestTest(systems: readonly SystemSummary[]): SystemSummary['lastTest'] {
  let newest: SystemSummary['lastTest'] = null
  for (const { lastTest } of systems) if (lastTest && (newest === null || lastTest.at > newest.at)) newest = lastTest
  return newest
}
