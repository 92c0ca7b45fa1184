/** Numbers from times. */
export interface Summary {
  readonly name: string
  readonly runs: number
  readonly median: number
  readonly p95: number
}

export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)] ?? 0
  const high = sorted[Math.ceil(place)] ?? low
  return low + (high - low) * (place - Math.floor(place))
}

const rounded = (ms: number) => Math.round(ms * 1000) / 1000

export function summarise(name: string, times: readonly number[]): Summary {
  const sorted = times.toSorted((a, b) => a - b)
  return { name, runs: times.length, median: rounded(quantile(sorted, 0.5)), p95: rounded(quantile(sorted, 0.95)) }
}

export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n')
}
