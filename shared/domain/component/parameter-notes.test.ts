import { expect, test } from 'vitest'
import { parameterNotes } from './parameter-notes.ts'

const notes = (rows: readonly (readonly [string, string])[], technologyVersion = '13.1', protocol: 'smtp' | 'mapi' = 'smtp') =>
  parameterNotes(rows.map(([name, value]) => ({ name, value })), { technologyVersion, protocol })

test('known names are explained, others kept as they are', () => {
  expect(notes([['useindy', 's'], ['UseDotNetMail', 'N'], ['OUTRO', 'x'], ['constructor', 'x']]).map(({ meaning }) => meaning)).toEqual([
    'USEINDY', 'USEDOTNETMAIL', 'unknown', 'unknown',
  ]) // prettier-ignore
})

test('the row that decides is marked, whatever its case', () => {
  expect(notes([['useindy', 's'], ['USEDOTNETMAIL', 'N']]).map(({ decides }) => decides)).toEqual([true, false])
  expect(notes([['USEINDY', 'S'], ['USEDOTNETMAIL', 'N']], '14.1').map(({ decides }) => decides)).toEqual([false, true])
  expect(notes([['USEINDY', 'S']], '14.1').map(({ decides }) => decides)).toEqual([false])
  expect(notes([['USEINDY', 'S']], '13.1', 'mapi').map(({ decides }) => decides)).toEqual([false])
  expect(notes([['USEINDY', 'S']], 'x').map(({ decides, warnings }) => [decides, warnings])).toEqual([[false, []]])
})

test('a row never both decides and could as well not be there', () => {
  const values = ['S', 'N', 's', 'n', '']
  for (const version of ['12.5', '13.1', '14.0', '14.1'])
    for (const indy of values)
      for (const dotnet of values)
        for (const note of notes([['USEINDY', indy], ['USEDOTNETMAIL', dotnet]], version)) if (note.decides) expect(note.warnings).toEqual([])
})

test('what is wrong with a row stands at the row', () => {
  const rows = [['USEINDY', 'X'], ['A B', 'x'], ['', 'x'], ['P', '1'], ['P', '2'], ['p', '3'], ['USEDOTNETMAIL', 'S'], ['OUTRO', '']] as const
  expect(notes(rows).map(({ problem }) => problem)).toEqual([
    'parameter-s-or-n', 'parameter-name-spaces', 'parameter-name-empty', null, 'parameter-duplicate', 'parameter-differs-in-case', null, null,
  ]) // prettier-ignore
  // A row that is wrong counts for nothing: the good one decides.
  expect(notes(rows)[6]?.decides).toBe(true)
  expect(notes(rows)[0]).toMatchObject({ decides: false, warnings: [] })
})

test('warnings of the choice stand at their row', () => {
  expect(notes([['OUTRO', 'x'], ['USEINDY', 'N']]).map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([[], ['useindy-redundant']])
  expect(notes([['USEDOTNETMAIL', 'N'], ['USEINDY', 'S']])[0]?.warnings[0]).toMatchObject({ code: 'usedotnetmail-overridden', params: { by: 'USEINDY=S' } })
})
