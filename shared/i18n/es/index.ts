import { cli } from './cli.ts'
import { desktop } from './desktop.ts'
import { pageRest } from './page-rest.ts'
import { pageTexts } from './page.ts'

export const es = { ...pageTexts, ...pageRest, test: { ...pageTexts.test, ...pageRest.test }, cli, desktop } as const
