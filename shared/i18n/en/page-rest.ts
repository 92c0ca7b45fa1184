import { check } from './check.ts'
import { find } from './find.ts'
import { hints } from './hints.ts'
import { history } from './history.ts'
import { mailClient } from './mail-client.ts'
import { oauth } from './oauth.ts'
import { parameters } from './parameters.ts'
import { practice } from './practice.ts'
import { providers } from './providers.ts'
import { queuePage as queue, schedulePage as schedule, servicesPage as services } from './queue-page.ts'
import { secrets } from './secrets.ts'
import { test } from './test.ts'
import { trust } from './trust.ts'
import { usersRead } from './users-read.ts'
import { users } from './users.ts'

/** What the page says everywhere else: these come with the parts that the first screen does not need. */
export const pageRest = { check, find, hints, history, internet: { trust }, mailClient, oauth, parameters, practice, providers, queue, schedule, secrets, services, test, users, usersRead } as const
