import { common } from './common.ts'
import { errors } from './errors.ts'
import { explain } from './explain.ts'
import { fields } from './fields.ts'
import { internet } from './internet.ts'
import { oauth } from './oauth.ts'
import { parameters } from './parameters.ts'
import { secrets } from './secrets.ts'
import { systems } from './systems.ts'
import { test } from './test.ts'
import { users } from './users.ts'

/** What the page says before it has a hint to show, or the area Prática. */
export const pageTexts = { common, errors, explain, fields, internet, oauth, parameters, secrets, systems, test, users } as const
