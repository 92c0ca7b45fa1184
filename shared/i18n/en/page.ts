import { common } from './common.ts'
import { errors } from './errors.ts'
import { explain } from './explain.ts'
import { fields } from './fields.ts'
import { internet } from './internet.ts'
import { systems } from './systems.ts'
import { testResults } from './test-results.ts'
import { usersAs } from './users-as.ts'

/** What the page says on its first screen. */
export const pageTexts = { common, errors, explain, fields, internet, systems, test: testResults, users: { as: usersAs } } as const
