/** Tecnologia: `major.minor[.patch]`, compared part by part as numbers (domain.md §2). */

export interface TechnologyVersion {
  readonly major: number
  readonly minor: number
  readonly patch: number
}

/** One to three numeric parts, leading zeros allowed; `13` and `13.00` are 13.0. Null when it is no version. */
export function parseVersion(text: string): TechnologyVersion | null {
  const match = /^(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?$/.exec(text)
  if (!match) return null
  return { major: Number(match[1]), minor: Number(match[2] ?? 0), patch: Number(match[3] ?? 0) }
}

/** Negative when `a` is below `b`, 0 when equal, positive when above. */
export function compareVersions(a: TechnologyVersion, b: TechnologyVersion): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch
}
