/**
 * Every combination of Tecnologia, parameters and protocol against the table of the design, written out by hand: the cells
 * below are what the original's page says and what was decided here, not what the code answers.
 */
import { describe, expect, test } from 'vitest'
import { chooseComponent, versionClasses } from './choose-component.ts'
import { componentByVersion } from './what-if.ts'

type Component = 'dotnet' | 'indy' | 'wodsmtp'
type Source = 'page' | 'decided-here'
type Row = 'below' | 'to-13.1' | 'between' | 'from-14.1'

const rowOf: Readonly<Record<string, Row>> = {
  '12.5': 'below',
  '12.9.9': 'below',
  '13': 'to-13.1',
  '13.00': 'to-13.1',
  '13.0.7': 'to-13.1',
  '13.1': 'to-13.1',
  '13.1.9': 'to-13.1',
  '13.2': 'between',
  '13.10': 'between',
  '14.0': 'between',
  '14.0.9': 'between',
  '14.1': 'from-14.1',
  '14.1.1': 'from-14.1',
  '14.2': 'from-14.1',
  '14.10': 'from-14.1',
  '19.2': 'from-14.1',
}

/** `USEINDY USEDOTNETMAIL`, - = not informed → component, the rule that decides, and who says so */
const cells: Readonly<Record<Row, Readonly<Record<string, readonly [Component, string, Source]>>>> = {
  below: {
    'S -': ['indy', 'indy-priority', 'page'],
    'S S': ['indy', 'indy-priority', 'page'],
    'S N': ['indy', 'indy-priority', 'page'],
    'N -': ['wodsmtp', 'default-wodsmtp', 'page'],
    'N S': ['dotnet', 'dotnet-on', 'decided-here'],
    'N N': ['wodsmtp', 'dotnet-off', 'page'],
    '- -': ['wodsmtp', 'default-wodsmtp', 'page'],
    '- S': ['dotnet', 'dotnet-on', 'decided-here'],
    '- N': ['wodsmtp', 'dotnet-off', 'page'],
  },
  'to-13.1': {
    'S -': ['indy', 'indy-priority', 'page'],
    'S S': ['indy', 'indy-priority', 'page'],
    'S N': ['indy', 'indy-priority', 'page'],
    'N -': ['dotnet', 'default-dotnet', 'page'],
    'N S': ['dotnet', 'dotnet-on', 'page'],
    'N N': ['wodsmtp', 'dotnet-off', 'page'],
    '- -': ['dotnet', 'default-dotnet', 'page'],
    '- S': ['dotnet', 'dotnet-on', 'page'],
    '- N': ['wodsmtp', 'dotnet-off', 'page'],
  },
  between: {
    'S -': ['indy', 'indy-still-available', 'decided-here'],
    'S S': ['dotnet', 'dotnet-wins', 'decided-here'],
    'S N': ['indy', 'indy-still-available', 'decided-here'],
    'N -': ['dotnet', 'default-dotnet', 'page'],
    'N S': ['dotnet', 'dotnet-on', 'page'],
    'N N': ['wodsmtp', 'dotnet-off', 'page'],
    '- -': ['dotnet', 'default-dotnet', 'page'],
    '- S': ['dotnet', 'dotnet-on', 'page'],
    '- N': ['wodsmtp', 'dotnet-off', 'page'],
  },
  'from-14.1': {
    'S -': ['dotnet', 'default-dotnet', 'page'],
    'S S': ['dotnet', 'dotnet-on', 'page'],
    'S N': ['wodsmtp', 'dotnet-off', 'decided-here'],
    'N -': ['dotnet', 'default-dotnet', 'page'],
    'N S': ['dotnet', 'dotnet-on', 'page'],
    'N N': ['wodsmtp', 'dotnet-off', 'decided-here'],
    '- -': ['dotnet', 'default-dotnet', 'page'],
    '- S': ['dotnet', 'dotnet-on', 'page'],
    '- N': ['wodsmtp', 'dotnet-off', 'decided-here'],
  },
}

const values = [undefined, 'S', 'N', 's', 'n']
const key = (value: string | undefined) => value?.toUpperCase() ?? '-'
const parametersOf = (indy: string | undefined, dotnet: string | undefined) => ({
  ...(indy !== undefined && { USEINDY: indy }),
  ...(dotnet !== undefined && { USEDOTNETMAIL: dotnet }),
})

const combinations = Object.keys(rowOf).flatMap((version) =>
  values.flatMap((indy) => values.map((dotnet) => ({ version, indy, dotnet, cell: `${key(indy)} ${key(dotnet)}` }))),
)
const choose = (version: string, indy: string | undefined, dotnet: string | undefined, protocol: 'smtp' | 'mapi' | 'vim' = 'smtp') =>
  chooseComponent({ protocol, technologyVersion: version, parameters: parametersOf(indy, dotnet) })
const decidedBy = (choice: ReturnType<typeof chooseComponent>) => choice.trace.filter(({ outcome }) => outcome === 'decided')

test('the table covers what it says it covers', () => {
  expect(combinations).toHaveLength(16 * 5 * 5)
  expect(Object.values(cells).flatMap((row) => Object.keys(row))).toHaveLength(4 * 9)
})

describe('under SMTP', () => {
  test.each(combinations)('$version · USEINDY/USEDOTNETMAIL = $indy/$dotnet', ({ version, indy, dotnet, cell }) => {
    const [component, rule, source] = cells[rowOf[version]!][cell]!
    const choice = choose(version, indy, dotnet)
    expect(choice.component).toBe(component)
    expect(decidedBy(choice).map((item) => [item.rule, item.source])).toEqual([[rule, source]])
    // The one that decides is the last one looked at, and the way to it begins with protocol and version.
    expect(choice.trace.at(-1)?.outcome).toBe('decided')
    expect(choice.trace.slice(0, 2).map(({ rule: name, found }) => [name.split('-')[0], found])).toEqual([
      ['protocol', 'SMTP'],
      ['version', version],
    ])
    expect(choice.warnings.some(({ code }) => code === 'needs-wodsmtp-ocx')).toBe(component === 'wodsmtp')
  })

  test('what is informed is found as it is written, in upper case', () => {
    expect(choose('13.1', 's', undefined).trace.at(-1)?.found).toBe('USEINDY=S')
    expect(choose('13.1', undefined, 'n').trace.map(({ found }) => found)).toEqual(['SMTP', '13.1', 'USEINDY', 'USEDOTNETMAIL=N'])
  })
})

describe('under MAPI and VIM/Notes', () => {
  test.each((['mapi', 'vim'] as const).flatMap((protocol) => combinations.map((one) => ({ ...one, protocol }))))(
    '$protocol · $version · $indy/$dotnet: no component, and no parameter has any effect',
    ({ protocol, version, indy, dotnet }) => {
      const choice = choose(version, indy, dotnet, protocol)
      expect(choice.component).toBeNull()
      expect(choice.trace).toEqual([{ rule: `protocol-${protocol}`, found: protocol, outcome: 'passed', source: 'page' }])
      expect(choice.warnings.map(({ code, params }) => [code, params['name']])).toEqual([
        ...(indy === undefined ? [] : [['parameter-without-effect', 'USEINDY']]),
        ...(dotnet === undefined ? [] : [['parameter-without-effect', 'USEDOTNETMAIL']]),
      ])
    },
  )
})

/** By the definition: without it, would the same component send for the same reason, the rule that decides? */
function changesNothing(version: string, indy: string | undefined, dotnet: string | undefined, name: 'USEINDY' | 'USEDOTNETMAIL'): boolean {
  const before = choose(version, indy, dotnet)
  const after = name === 'USEINDY' ? choose(version, undefined, dotnet) : choose(version, indy, undefined)
  return before.component === after.component && decidedBy(before)[0]?.rule === decidedBy(after)[0]?.rule
}

describe('what could as well not be there', () => {
  test.each(combinations)('$version · $indy/$dotnet', ({ version, indy, dotnet }) => {
    const { warnings } = choose(version, indy, dotnet)
    const about = (name: string) => warnings.filter(({ field }) => field === `parameters.${name}`)
    const codes = about('USEINDY').map(({ code }) => code)
    const ignored = rowOf[version] === 'from-14.1'
    const dotnetWins = rowOf[version] === 'between' && key(indy) === 'S' && key(dotnet) === 'S'

    if (indy === undefined) expect(codes).toEqual([])
    else if (ignored) expect(codes).toEqual(['useindy-ignored'])
    else if (key(indy) === 'N') expect(codes).toEqual(['useindy-redundant'])
    else expect(codes).toEqual(dotnetWins ? ['useindy-overridden'] : [])

    const indyDecides = !ignored && key(indy) === 'S' && !dotnetWins
    expect(about('USEDOTNETMAIL').map(({ code }) => code)).toEqual(dotnet !== undefined && indyDecides ? ['usedotnetmail-overridden'] : [])

    // The same said by the definition: what changes nothing is warned of, and what is called redundant changes nothing.
    for (const [name, value] of [['USEINDY', indy], ['USEDOTNETMAIL', dotnet]] as const) {
      if (value === undefined) continue
      const nothing = changesNothing(version, indy, dotnet, name)
      if (nothing) expect(about(name)).toHaveLength(1)
      if (about(name).some(({ code }) => code.endsWith('-redundant'))) expect(nothing).toBe(true)
    }
    // Every one of them can be taken away with a button, and never what the component comes from.
    for (const warning of [...about('USEINDY'), ...about('USEDOTNETMAIL')]) {
      const name = warning.field === 'parameters.USEINDY' ? 'USEINDY' : 'USEDOTNETMAIL'
      expect(warning.change).toEqual([{ path: `parameters.${name}`, value: null }])
      const after = name === 'USEINDY' ? choose(version, undefined, dotnet) : choose(version, indy, undefined)
      expect(after.component).toBe(choose(version, indy, dotnet).component)
      expect(after.warnings.filter(({ field }) => field === warning.field)).toEqual([])
    }
  })

  test('who overrides is said', () => {
    expect(choose('14.0', 'S', 'S').warnings.find(({ code }) => code === 'useindy-overridden')?.params).toEqual({ by: 'USEDOTNETMAIL=S' })
    expect(choose('13.1', 'S', 'N').warnings.find(({ code }) => code === 'usedotnetmail-overridden')?.params).toEqual({
      value: 'N',
      by: 'USEINDY=S',
    })
  })

  test('a USEDOTNETMAIL=S that decides is no surplus, although the default is the same', () => {
    expect(choose('14.1', undefined, 'S').warnings).toEqual([])
  })
})

test('a version that is none has no component, and nothing is guessed', () => {
  expect(choose('13.x', 'S', 'S')).toEqual({ component: null, trace: [], warnings: [] })
})

test('what-if names the component on each class of Tecnologia', () => {
  const answer = (parameters: Record<string, string>) => componentByVersion({ parameters }).map(({ component }) => component)
  expect(componentByVersion({ parameters: {} }).map(({ versionClass }) => versionClass)).toEqual(versionClasses)
  expect(answer({})).toEqual(['wodsmtp', 'dotnet', 'dotnet', 'dotnet'])
  expect(answer({ USEINDY: 'S' })).toEqual(['indy', 'indy', 'indy', 'dotnet'])
  expect(answer({ USEINDY: 's', USEDOTNETMAIL: 's' })).toEqual(['indy', 'indy', 'dotnet', 'dotnet'])
  expect(answer({ USEDOTNETMAIL: 'N' })).toEqual(['wodsmtp', 'wodsmtp', 'wodsmtp', 'wodsmtp'])
  expect(answer({ USEINDY: 'S', USEDOTNETMAIL: 'N' })).toEqual(['indy', 'indy', 'indy', 'wodsmtp'])
})
