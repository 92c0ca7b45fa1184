import { cli } from './cli.ts'
import { common } from './common.ts'
import { desktop } from './desktop.ts'
import { errors } from './errors.ts'
import { explain } from './explain.ts'
import { fields } from './fields.ts'
import { hints } from './hints.ts'
import { internet } from './internet.ts'
import { parameters } from './parameters.ts'
import { practice } from './practice.ts'
import { systems } from './systems.ts'
import { test } from './test.ts'

export const ptBR = { cli, common, desktop, errors, explain, fields, hints, internet, parameters, practice, systems, test } as const
