import { expect, test } from 'vitest'
import { csvText, type Cell } from './csv.ts'

/** RFC 4180, read strictly. */
function read(text: string): string[][] {
  const rows: string[][] = []
  let rest = text.replace(/^\ufeff/, '')
  while (rest !== '') {
    const row: string[] = []
    for (;;) {
      const quoted = /^"((?:[^"]|"")*)"(,|\r\n)/.exec(rest) ?? /^()(?=")/.exec(rest)
      const match = rest.startsWith('"') ? quoted : /^([^",\r\n]*)(,|\r\n)/.exec(rest)
      if (match?.[2] === undefined) throw new Error(`not RFC 4180: ${rest.slice(0, 40)}`)
      row.push((match[1] ?? '').replaceAll('""', '"'))
      rest = rest.slice(match[0].length)
      if (match[2] === '\r\n') break
    }
    rows.push(row)
  }
  return rows
}

const awkward: Cell[] = ['a', '', 'a,b', 'say "hi"', 'two\r\nlines', ' edge ', 'acentuação', 7, -3.5, true, null, '-3', '+55', '1,5']

test('every cell comes back as it was', () => {
  expect(read(csvText([awkward, awkward]))).toEqual(Array(2).fill(awkward.map((cell) => (cell === null ? '' : String(cell)))))
})

test.each(['=cmd|x!A1', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '  =1', '|x', '%x'])('%j is no formula any more', (cell) => {
  expect(read(csvText([[cell]]))).toEqual([[`'${cell}`]])
})
