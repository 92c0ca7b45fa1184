import { common } from './common.ts'
import { errors } from './errors.ts'
import { explain } from './explain.ts'
import { fields } from './fields.ts'
import { internet } from './internet.ts'
import { oauth } from './oauth.ts'
import { parameters } from './parameters.ts'
import { practice } from './practice.ts'
import { secrets } from './secrets.ts'
import { systems } from './systems.ts'
import { test } from './test.ts'

/** What the page says before it has a hint to show. */
export const pageTexts = { common, errors, explain, fields, internet, oauth, parameters, practice, secrets, systems, test } as const
