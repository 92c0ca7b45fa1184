/** The four ways in which a system's mail leaves, who sends in each, and what each can do (domain.md §1 and §3). Pure. */
import { effectiveSettings } from '../effective/effective-settings.ts'
import type { SystemDocument } from '../system/document.ts'

export const sendingWays = ['smtp-system', 'smtp-user', 'mapi', 'vim'] as const
export type SendingWay = (typeof sendingWays)[number]

export interface WhoSends {
  readonly way: SendingWay
  /** SMTP: a server and a login; else the program on the workstation */
  readonly server: 'system' | 'user' | 'workstation'
  /** whose login the server hears; `nobody`: none, or one that no setting of ours names */
  readonly login: 'system' | 'user' | 'nobody'
}

/**
 * A user's SMTP settings count only under SMTP; MAPI and VIM/Notes send with whatever account the client of the workstation has, whoever
 * the message is sent as.
 */
export function whoSends(document: SystemDocument, asUser: string | null): WhoSends {
  if (document.protocol !== 'smtp') return { way: document.protocol, server: 'workstation', login: 'nobody' }
  const { rule, authenticates } = effectiveSettings(document, asUser, () => true)
  const login = authenticates ? (rule === 'system' ? 'system' : 'user') : 'nobody'
  return { way: rule === 'system' ? 'smtp-system' : 'smtp-user', server: rule === 'user-server' ? 'user' : 'system', login }
}

export const abilities = ['server-process', 'schedule', 'anyone-logged-off', 'own-sender', 'delivery-known', 'proxy', 'parameters', 'needs-client'] as const
export type Ability = (typeof abilities)[number]

/** `other`: it depends, and a text says on what */
export type Can = 'yes' | 'no' | 'other'

const smtp: Readonly<Record<Ability, Can>> = {
  'server-process': 'yes',
  schedule: 'yes',
  'anyone-logged-off': 'yes',
  'own-sender': 'other',
  'delivery-known': 'yes',
  proxy: 'yes',
  parameters: 'yes',
  'needs-client': 'no',
}
const client: typeof smtp = {
  'server-process': 'no',
  schedule: 'no',
  'anyone-logged-off': 'no',
  'own-sender': 'no',
  'delivery-known': 'no',
  proxy: 'no',
  parameters: 'no',
  'needs-client': 'yes',
}

export const canDo: Readonly<Record<SendingWay, Readonly<Record<Ability, Can>>>> = {
  'smtp-system': smtp,
  'smtp-user': smtp,
  mapi: client,
  vim: client,
}
