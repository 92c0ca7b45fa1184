import { chooseComponent, versionClasses, type ComponentInput, type VersionClass } from './choose-component.ts'
import type { Component } from '../explain/types.ts'

/** One version of each class, to ask with. */
const samples: Readonly<Record<VersionClass, string>> = {
  'below-13.0': '12.5',
  '13.0-to-13.1': '13.1',
  'above-13.1': '14.0',
  'from-14.1': '14.1',
}

export interface WhatIf {
  readonly versionClass: VersionClass
  readonly component: Component | null
}

/** The component of the same parameters on each class of Tecnologia. */
export function componentByVersion(input: Pick<ComponentInput, 'parameters'>): WhatIf[] {
  return versionClasses.map((versionClass) => ({
    versionClass,
    component: chooseComponent({ ...input, protocol: 'smtp', technologyVersion: samples[versionClass] }).component,
  }))
}
