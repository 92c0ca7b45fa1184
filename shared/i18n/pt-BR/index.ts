import { cli } from './cli.ts'
import { desktop } from './desktop.ts'
import { hints } from './hints.ts'
import { pageTexts } from './page.ts'
import { practice } from './practice.ts'

export const ptBR = { ...pageTexts, cli, desktop, hints, practice } as const
