/** The whole contract between a face and the back end: one table. Client, handlers and both doors derive from it. */
import type * as z from 'zod'
import { app } from './app.ts'
import { check } from './check.ts'
import { find } from './find.ts'
import { history } from './history.ts'
import { mailClient } from './mail-client.ts'
import { oauth } from './oauth.ts'
import { practice } from './practice.ts'
import { providers } from './providers.ts'
import { queue } from './queue.ts'
import { queuePage } from './queue-page.ts'
import { schedule } from './schedule.ts'
import { secrets } from './secrets.ts'
import { systems } from './systems.ts'
import { tests } from './tests.ts'
import { users } from './users.ts'

export const contract = { ...app, ...systems, ...tests, ...find, ...providers, ...check, ...practice, ...secrets, ...oauth, ...mailClient, ...queue, ...queuePage, ...schedule, ...users, ...history } as const

export type Contract = typeof contract
export type ProcedureName = keyof Contract
/** What a caller may pass: defaults may be left out. */
export type InputOf<N extends ProcedureName> = z.input<Contract[N]['input']>
/** What a handler gets: checked, defaults filled in. */
export type ParsedInputOf<N extends ProcedureName> = z.output<Contract[N]['input']>
export type OutputOf<N extends ProcedureName> = z.output<Contract[N]['output']>
