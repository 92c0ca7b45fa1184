import { createJsonLog } from '../../adapters/json-log.ts'
import { keepHeapSmall } from '../../adapters/small-heap.ts'
import { createThreadedOutbox } from '../../adapters/sqlite-outbox-threaded.ts'
import { createConnectionPool } from '../../core/outbox/connection-pool.ts'
import { createDeliver } from '../../core/outbox/delivery.ts'
import { createKeptSends } from '../../core/history/kept-sends.ts'
import { createWorker } from '../../core/outbox/worker.ts'
import { flag, type Command } from '../command.ts'

/** The server process: no window, no page. Standard output is its log, a JSON object a line. */
export const workerCommand: Command = {
  name: 'worker',
  usage: 'worker [--once] [--json]',
  help: 'worker',
  // `with-parent` is for the program that started it: it ends when its standard input does.
  options: { once: { type: 'boolean' }, 'with-parent': { type: 'boolean' }, json: { type: 'boolean' } },
  positionals: { least: 0, most: 0 },
  async run({ options }, context) {
    keepHeapSmall()
    const { bring, ports, services } = await context.openProgram()
    await bring('dialer', 'systemProxy', 'mailer', 'oauthClient')
    const withParent = flag(options, 'with-parent')
    // Beside a page only what went wrong is worth a line.
    const log = withParent ? createJsonLog(context.err) : createJsonLog(context.out, 'info')
    const outboxStore = createThreadedOutbox({ dataDir: context.dataDir, version: context.version })
    const pool = createConnectionPool(ports.clock)
    const sends = createKeptSends(ports)
    const deliver = createDeliver(services.tests, pool)
    const heard: typeof deliver = async (options) => {
      const report = await deliver(options)
      sends.hear(report)
      return report
    }
    const worker = createWorker({ ...ports, log, outboxStore }, { systems: services.systems, schedule: services.schedule, deliver: heard }, {
      pid: process.pid,
      once: flag(options, 'once'),
    }) // prettier-ignore
    const stop = () => worker.stop()
    if (context.interrupted.aborted) stop()
    else context.interrupted.addEventListener('abort', stop, { once: true })
    if (withParent) void context.readStdin(Number.MAX_SAFE_INTEGER).then(stop, stop)
    await worker.run()
    await pool.close()
    sends.close()
    outboxStore.close()
    return 0
  },
}
