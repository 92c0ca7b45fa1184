import { expect, test } from 'vitest'
import { nameMeantBy } from './near-name.ts'

test.each([
  ['smtp.gmial.com', 'smtp.gmail.com'],
  ['smtp.gmai.com', 'smtp.gmail.com'],
  ['smtp.gmaill.com', 'smtp.gmail.com'],
  ['smtp.gnail.com', 'smtp.gmail.com'],
  ['SMPT.gmail.com', 'smtp.gmail.com'],
  ['smtp.office356.com', 'smtp.office365.com'],
  ['smtps.uol.com.b', 'smtps.uol.com.br'],
  ['smpt.example.com.br', 'smtp.example.com.br'],
  ['smtp.gmail.com', null],
  ['smtps.bol.com.br', null],
  ['smtpi.kinghost.net', null],
  ['smtpi.uni5.net', null],
  ['smtp.kinghots.net', 'smtp.kinghost.net'],
  ['smtp-mail.outlook.com', null],
  ['email-ssl.com.br', null],
  ['smtppro.zoho.com', null],
  ['emailssl.com.br', 'email-ssl.com.br'],
  ['smtp.hostnger.com', 'smtp.hostinger.com'],
  ['smtp.titam.email', 'smtp.titan.email'],
  ['smtp.gamil.co', null],
  ['smtp.example.com.br', null],
  ['', null],
])('%j was meant as %j', (typed, meant) => expect(nameMeantBy(typed)).toBe(meant))
