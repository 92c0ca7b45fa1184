/** What a mail session refuses under a fault: number and words as servers out there use them. */
import type { PracticeFault } from '../../../shared/contract/practice.ts'

export class Refusal extends Error {
  readonly responseCode: number
  constructor(responseCode: number, text: string) {
    super(text)
    this.responseCode = responseCode
  }
}

type Refusals = { readonly [F in PracticeFault]?: readonly [code: number, text: string] }

export const badCredentials = [535, '5.7.8 Authentication credentials invalid'] as const

export const atLogin: Refusals = {
  'wrong-password': badCredentials,
  'locked-account': [535, '5.7.0 Account is temporarily locked, too many failed login attempts'],
  // Exchange Online, word for word
  'disabled-account': [
    535,
    '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.',
  ],
}

export const atSender: Refusals = {
  'sender-refused': [550, '5.7.60 SMTP; Client does not have permissions to send as this sender'],
}

export const atRecipient: Refusals = {
  'recipient-refused': [550, '5.1.1 No such mailbox here'],
  'relay-denied': [550, '5.7.1 Relaying denied'],
  'mailbox-full': [552, '5.2.2 Mailbox full, quota exceeded'],
}

export const greylisted = [450, '4.7.1 Greylisted, please try again later'] as const
export const noUtf8 = [553, '5.6.7 Address is not ASCII and SMTPUTF8 is not supported here'] as const

/** Everything that is not ASCII. */
export const beyondAscii = /[^\p{ASCII}]/u

/** RFC 6647: whoever comes back with the same sender and recipient is let in. */
export function createGreylist(): { firstTime(from: string, to: string): boolean; forget(): void } {
  const seen = new Set<string>()
  return {
    firstTime(from, to) {
      const pair = `${from}\0${to}`.toLowerCase()
      if (seen.has(pair)) return false
      // Bounded, whatever somebody's script does.
      if (seen.size >= 10_000) seen.clear()
      seen.add(pair)
      return true
    },
    forget: () => seen.clear(),
  }
}
