/** Slips of the finger in the names that everybody types. */
import { likelyHostTypo } from '../explain/warnings.ts'
import { providerPresets } from '../providers/presets.ts'

/** Names of servers that are in no preset. */
const others = ['smtpi.kinghost.net', 'smtp.uni5.net', 'smtpi.uni5.net']
const known = [...new Set([...others, ...providerPresets.map(({ server }) => server)])]

/** One letter more, less or other, or two that changed places (Damerau 1964: four of five slips are one of these). */
function isOneSlip(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false
  let same = 0
  while (typed[same] === meant[same]) same++
  const [left, right] = [typed.slice(same), meant.slice(same)]
  return [
    left.slice(1) === right.slice(1),
    left.slice(1) === right,
    left === right.slice(1),
    left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2),
  ].some(Boolean)
}

/** The name that was probably meant by one that does not exist; null where none comes to mind. */
export function nameMeantBy(host: string): string | null {
  const typed = host.toLowerCase().replace(/\.$/, '')
  // UOL's and BOL's names are one letter apart, and so are KingHost's two.
  if (known.includes(typed)) return null
  return known.find((name) => isOneSlip(typed, name)) ?? likelyHostTypo(host)
}
