/** How soon the page answers while thousands of messages that fell due at once are sent beside it: node queue-page.ts '{"messages","folder"}'. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { thousandsDue, type ThousandsDueFigures } from '../test-support/thousands-due.ts'

export interface PagePlan {
  readonly messages: number
  readonly folder: string
}
export type PageFigures = ThousandsDueFigures

const plan = JSON.parse(process.argv[2] ?? '{}') as PagePlan
const dataDir = join(plan.folder, 'data')
const command = fileURLToPath(new URL('../dist/headless/headless.js', import.meta.url))
const page = spawn(process.execPath, [command, 'serve', '--no-open', '--data-dir', dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
const url = await new Promise<string>((resolve, reject) => {
  page.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
  page.once('exit', () => reject(new Error('the page did not start')))
})
const figures: PageFigures = await thousandsDue({ url, dataDir, messages: plan.messages })
if (figures.wrong.length + figures.notOnce.length > 0) throw new Error(`not as it should be: ${[...figures.wrong, ...figures.notOnce].join('; ').slice(0, 500)}`)
page.kill('SIGTERM')
await new Promise((resolve) => page.once('exit', resolve))
process.stdout.write(`${JSON.stringify(figures)}\n`)
process.exit(0)
