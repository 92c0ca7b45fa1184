import { check } from './check.ts'
import { find } from './find.ts'
import { hints } from './hints.ts'
import { history } from './history.ts'
import { mailClient } from './mail-client.ts'
import { oauth } from './oauth.ts'
import { parameters } from './parameters.ts'
import { practice } from './practice.ts'
import { providers } from './providers.ts'
import { secrets } from './secrets.ts'
import { test } from './test.ts'
import { usersRead } from './users-read.ts'

/** What the page says everywhere else: these come with the parts that the first screen does not need. */
export const pageRest = { check, find, hints, history, mailClient, oauth, parameters, practice, providers, secrets, test, usersRead } as const
