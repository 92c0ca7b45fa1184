/** P6: what a worker holds in memory with a long queue: node queue-memory.ts '{"port","messages","folder"}'. It fills the file, then becomes the worker. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { composePorts, createProgram } from '../electron/compose.ts'
import { newMessage } from '../electron/core/outbox/intake.ts'
import { queuedContentSchema } from '../shared/contract/queue.ts'
import { systemDocumentSchema } from '../shared/domain/system/document.ts'

export interface MemoryPlan {
  readonly port: number
  readonly messages: number
  readonly folder: string
  /** how long the worker sends before it is stopped, milliseconds */
  readonly forMs: number
}
export interface MemoryFigures {
  /** the most that was resident, octets */
  readonly most: number
  readonly sent: number
}

const plan = JSON.parse(process.argv[2] ?? '{}') as MemoryPlan
const dataDir = join(plan.folder, 'data')
const program = createProgram(composePorts({ dataDir, environment: {}, version: '0.0.0', writeLog: () => {} }))
const { systems } = program.services
const { id: systemId, document } = await systems.create(
  systemDocumentSchema.parse({ name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp', smtp: { server: '127.0.0.1', port: plan.port } }),
)
const content = queuedContentSchema.parse({ from: 'sistema@example.com', to: ['jose@example.com'], subject: 'Medida', text: 'Bom dia,\nisto é uma medida.\n'.repeat(20) })
for (let done = 0; done < plan.messages; done += 1000)
  await program.ports.outboxStore.add(
    Array.from({ length: Math.min(1000, plan.messages - done) }, () =>
      newMessage({ id: program.ports.ids.uuid(), systemId, systemName: 'SISCON', document, content, now: Date.now(), state: 'waiting' }),
    ),
  )

const command = fileURLToPath(new URL('../dist/headless/headless.js', import.meta.url))
// With one pool of memory, as a package's command and the page start it (build/command, worker-process.ts).
const env = { MALLOC_ARENA_MAX: '1', ...process.env }
const worker = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', command, 'worker', '--data-dir', dataDir], { stdio: ['ignore', 'ignore', 'inherit'], env })
let most = 0
const look = setInterval(() => {
  try {
    most = Math.max(most, Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${worker.pid}/status`, 'utf8'))?.[1] ?? 0) * 1024)
  } catch {
    // Not there yet, or gone.
  }
}, 100)
setTimeout(() => worker.kill('SIGTERM'), plan.forMs)
await new Promise((resolve) => worker.once('exit', resolve))
clearInterval(look)
const { counts } = await program.services.queue.stats()
await program.close()
process.stdout.write(`${JSON.stringify({ most, sent: counts.sent } satisfies MemoryFigures)}\n`)
process.exit(0)
