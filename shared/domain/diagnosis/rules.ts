/** Rules in the order in which they are tried; see ./rules/*.ts. Being filled. */
import type { Rule } from './rule.ts'

export type { Rule } from './rule.ts'
export const rules: readonly Rule[] = []
