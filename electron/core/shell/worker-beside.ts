/** The server process beside a window or a page: what is started, and when. */
import type { QueueService } from '../outbox/queue-service.ts'
import type { Ports } from '../ports.ts'

/**
 * How long the end of the program waits for it. Whoever has released the end of a message waits up to ten minutes for its answer; the
 * process does so by itself then, since it ends when this program's hold on its input does and not before it has finished.
 */
export const endPatienceMs = 3000

/**
 * Electron never runs as Node here (its fuse is off): a package brings a Node and the command line of its own, a checkout has both built.
 * @param here the folder of the window's own bundle
 */
export function workerCommand({ packaged, resources, here, platform }: {
  readonly packaged: boolean
  readonly resources: string
  readonly here: string
  readonly platform: NodeJS.Platform
}): { readonly command: string; readonly args: readonly string[] } {
  const node = platform === 'win32' ? 'node.exe' : 'node'
  const args = ['worker', '--with-parent', '--data-dir']
  if (packaged) return { command: `${resources}/server-manager/node/${node}`, args: [`${resources}/server-manager/headless/headless.js`, ...args] }
  return { command: `${here}/../../node_modules/node/bin/${node}`, args: [`${here}/../headless/headless.js`, ...args] }
}

/** Where the queue's settings ask for one. A queue that cannot be read keeps nothing else closed. */
export async function startWorkerBeside({ log, ownWorker }: Pick<Ports, 'log' | 'ownWorker'>, queue: Pick<QueueService, 'settings'>): Promise<void> {
  try {
    if (ownWorker && (await queue.settings()).workerWithPage) await ownWorker.start()
  } catch (error) {
    log.error('the server process beside this program could not be started', { error: error instanceof Error ? error.message : typeof error })
  }
}
