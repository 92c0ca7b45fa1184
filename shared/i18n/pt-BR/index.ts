import { cli } from './cli.ts'
import { desktop } from './desktop.ts'
import { pageRest } from './page-rest.ts'
import { pageTexts } from './page.ts'

/** What comes in two parts to the page is one here. */
export const ptBR = {
  ...pageTexts,
  ...pageRest,
  internet: { ...pageTexts.internet, ...pageRest.internet },
  test: { ...pageTexts.test, ...pageRest.test },
  users: { ...pageTexts.users, ...pageRest.users },
  cli,
  desktop,
} as const
