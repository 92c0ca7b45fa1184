/**
 * `npm run bench -- --start [--json] [--rounds N]`: P5, commands that are run once and end, by what is built, beside `node -e ""`, in turns.
 * Ratios of the medians; the least beside them, since others may be at work on the same machine.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { quantile, table } from './figures.ts'

const program = fileURLToPath(new URL('../dist/headless/headless.js', import.meta.url))
const document = { name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp', smtp: { server: 'smtp.example.com', port: 587 } }

interface Line {
  readonly command: string
  /** milliseconds, the median */
  readonly median: number
  readonly least: number
  /** to `node -e ""` */
  readonly ratio: number
}

function once(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.resume()
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(performance.now() - began) : reject(new Error(`${args.join(' ')}: ${code}`))))
  })
}

export async function startBench({ json, rounds }: { readonly json: boolean; readonly rounds: number }): Promise<void> {
  if (!existsSync(program)) throw new Error('npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'))
  try {
    const file = join(folder, 'system.json')
    writeFileSync(file, JSON.stringify(document))
    const kept = ['--data-dir', join(folder, 'data')]
    await once([program, 'systems', 'set', file, ...kept])
    const commands: readonly (readonly [string, readonly string[]])[] = [
      ['node -e ""', ['-e', '']],
      ['--version', [program, '--version']],
      ['why 535', [program, 'why', '535', '5.7.8 Authentication failed']],
      ['explain', [program, 'explain', '--file', file]],
      ['systems list', [program, 'systems', 'list', ...kept]],
      ['queue list', [program, 'queue', 'list', ...kept]],
      ['history list', [program, 'history', 'list', ...kept]],
    ]
    const times = new Map(commands.map(([name]) => [name, [] as number[]]))
    // The first one of each fills what the operating system and Node keep.
    for (const [, args] of commands) await once(args)
    for (let round = 0; round < rounds; round++) for (const [name, args] of commands) times.get(name)?.push(await once(args))
    const median = (name: string) => quantile((times.get(name) ?? []).toSorted((a, b) => a - b), 0.5)
    const bare = median('node -e ""')
    const lines = commands.map(([name]): Line => ({ command: name, median: median(name), least: Math.min(...(times.get(name) ?? [])), ratio: median(name) / bare }))
    if (json) {
      process.stdout.write(`${JSON.stringify({ bench: 'P5', node: process.version, rounds, lines }, null, 2)}\n`)
      return
    }
    const rows = lines.map(({ command, median: ms, least, ratio }) => [command, ms.toFixed(1), least.toFixed(1), ratio.toFixed(2)])
    process.stdout.write(`${table([['P5 · one-shot commands', 'median ms', 'least ms', '× node -e ""'], ...rows])}\n`)
    const over = lines.filter(({ ratio }) => ratio > 3)
    process.stdout.write(`goal: ≤ 3.0 × node -e "": ${over.length === 0 ? 'met' : `not met by ${over.map(({ command }) => command).join(', ')}`}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
