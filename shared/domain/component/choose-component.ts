/**
 * Which component really sends a system's mail (domain.md §2), as a trace: every rule that was looked at, in order, with
 * what it found and whether the original's page says so or it was decided here.
 */
import type { Component, TraceItem, Warning } from '../explain/types.ts'
import type { SystemDocument } from '../system/document.ts'
import { compareVersions, parseVersion, type TechnologyVersion } from '../system/version.ts'

export type ComponentInput = Pick<SystemDocument, 'protocol' | 'technologyVersion' | 'parameters'>
export interface ComponentChoice {
  readonly component: Component | null
  readonly trace: readonly TraceItem[]
  readonly warnings: readonly Warning[]
}

/** Where the rules change. 13.1 means every 13.1.x; 13.2 and up to 14.0.x lie between. */
export const versionClasses = ['below-13.0', '13.0-to-13.1', 'above-13.1', 'from-14.1'] as const
export type VersionClass = (typeof versionClasses)[number]

export function versionClass(version: TechnologyVersion): VersionClass {
  const reaches = (major: number, minor: number) => compareVersions(version, { major, minor, patch: 0 }) >= 0
  if (!reaches(13, 0)) return 'below-13.0'
  if (!reaches(13, 2)) return '13.0-to-13.1'
  return reaches(14, 1) ? 'from-14.1' : 'above-13.1'
}

type Switch = 'S' | 'N' | 'absent'
type Said = Pick<TraceItem, 'outcome' | 'source'>

function switchOf(parameters: ComponentInput['parameters'], name: string): Switch {
  const value = parameters[name]?.toUpperCase()
  return value === 'S' || value === 'N' ? value : 'absent'
}

const decidedByPage: Said = { outcome: 'decided', source: 'page' }
const decidedHere: Said = { outcome: 'decided', source: 'decided-here' }
const passed: Said = { outcome: 'passed', source: 'page' }

interface Found {
  readonly version: VersionClass
  readonly indy: Switch
  readonly dotnet: Switch
}

/** The rules of one column each, left to right; the first that decides ends the look-up. */
function look({ version, indy, dotnet }: Found): { component: Component; items: [rule: string, found: string, said: Said][] } {
  const items: [string, string, Said][] = []
  const useIndy = indy === 'absent' ? 'USEINDY' : `USEINDY=${indy}`
  const useDotnet = dotnet === 'absent' ? 'USEDOTNETMAIL' : `USEDOTNETMAIL=${dotnet}`

  if (version === 'from-14.1') {
    items.push([indy === 'absent' ? 'indy-gone' : 'indy-ignored', useIndy, passed])
  } else if (indy === 'S') {
    if (version === 'above-13.1' && dotnet === 'S') {
      items.push(['indy-lost-priority', useIndy, { outcome: 'passed', source: 'decided-here' }])
      return { component: 'dotnet', items: [...items, ['dotnet-wins', useDotnet, decidedHere]] }
    }
    const rule = version === 'above-13.1' ? 'indy-still-available' : 'indy-priority'
    return { component: 'indy', items: [...items, [rule, useIndy, version === 'above-13.1' ? decidedHere : decidedByPage]] }
  } else {
    items.push([indy === 'N' ? 'indy-off' : 'indy-absent', useIndy, passed])
  }

  if (dotnet === 'S') {
    const said = version === 'below-13.0' ? decidedHere : decidedByPage
    return { component: 'dotnet', items: [...items, ['dotnet-on', useDotnet, said]] }
  }
  if (dotnet === 'N') {
    const said = version === 'from-14.1' ? decidedHere : decidedByPage
    return { component: 'wodsmtp', items: [...items, ['dotnet-off', useDotnet, said]] }
  }
  items.push(['dotnet-absent', useDotnet, passed])
  return version === 'below-13.0'
    ? { component: 'wodsmtp', items: [...items, ['default-wodsmtp', 'wodSmtp', decidedByPage]] }
    : { component: 'dotnet', items: [...items, ['default-dotnet', '.NET', decidedByPage]] }
}

function warning(code: string, parameter: string, removable: boolean, params: Warning['params'] = {}): Warning {
  const path = `parameters.${parameter}`
  return { code, params, field: path, change: removable ? [{ path, value: null }] : null }
}

/**
 * What could as well not be there. Redundant: without it the same component would send for the same reason, that is, the
 * same rule would decide. So a USEDOTNETMAIL=S that decides is not redundant, although the default would be .NET as well.
 */
function parameterWarnings({ version, indy, dotnet }: Found): Warning[] {
  const warnings: Warning[] = []
  const dotnetWins = version === 'above-13.1' && indy === 'S' && dotnet === 'S'
  if (version === 'from-14.1' && indy !== 'absent') warnings.push(warning('useindy-ignored', 'USEINDY', true, { value: indy }))
  else if (indy === 'N') warnings.push(warning('useindy-redundant', 'USEINDY', true))
  else if (dotnetWins) warnings.push(warning('useindy-overridden', 'USEINDY', true, { by: 'USEDOTNETMAIL=S' }))

  const indyDecides = version !== 'from-14.1' && indy === 'S' && !dotnetWins
  if (indyDecides && dotnet !== 'absent')
    warnings.push(warning('usedotnetmail-overridden', 'USEDOTNETMAIL', true, { value: dotnet, by: 'USEINDY=S' }))
  return warnings
}

/** @param input `technologyVersion` must be readable (the document's schema has refused anything else) */
export function chooseComponent(input: ComponentInput): ComponentChoice {
  const indy = switchOf(input.parameters, 'USEINDY')
  const dotnet = switchOf(input.parameters, 'USEDOTNETMAIL')
  if (input.protocol !== 'smtp') {
    const without: TraceItem = { rule: `protocol-${input.protocol}`, found: input.protocol, outcome: 'passed', source: 'page' }
    const warnings = [
      ...(indy === 'absent' ? [] : [warning('parameter-without-effect', 'USEINDY', false, { name: 'USEINDY', protocol: input.protocol })]),
      ...(dotnet === 'absent'
        ? []
        : [warning('parameter-without-effect', 'USEDOTNETMAIL', false, { name: 'USEDOTNETMAIL', protocol: input.protocol })]),
    ]
    return { component: null, trace: [without], warnings }
  }
  const version = parseVersion(input.technologyVersion)
  if (!version) return { component: null, trace: [], warnings: [] }

  const found: Found = { version: versionClass(version), indy, dotnet }
  const { component, items } = look(found)
  const trace: TraceItem[] = [
    { rule: 'protocol-smtp', found: 'SMTP', outcome: 'passed', source: 'page' },
    { rule: `version-${found.version}`, found: input.technologyVersion, outcome: 'passed', source: 'page' },
    ...items.map(([rule, what, said]) => ({ rule, found: what, ...said })),
  ]
  const warnings = parameterWarnings(found)
  if (component === 'wodsmtp') warnings.push({ code: 'needs-wodsmtp-ocx', params: {}, field: null, change: null })
  return { component, trace, warnings }
}
