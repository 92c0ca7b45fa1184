/**
 * Comma-separated values as RFC 4180 has them: CRLF, quotes where they are needed and doubled inside. A cell that a spreadsheet would
 * take for a formula gets an apostrophe before it, which makes it text: what stands in a cell was said by servers and typed by people.
 */
export type Cell = string | number | boolean | null

function cellText(cell: Cell): string {
  if (cell === null) return ''
  const said = String(cell)
  const guarded = typeof cell === 'string' && /^[=+\-@\t\r\n|%]/.test(said.trimStart()) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(said) ? `'${said}` : said
  return /[",\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** With a byte order mark, by which spreadsheets know that it is UTF-8. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`
}
