import { expect, test } from 'vitest'
import { createMemoryLog } from '../../adapters/memory/log.ts'
import { queueSettingsSchema } from '../../../shared/contract/queue.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { trayMenu, whenWindowCloses } from './tray.ts'
import { startWorkerBeside, workerCommand } from './worker-beside.ts'

const place = { resources: '/opt/Server Manager/resources', here: '/src/dist/desktop' }

test.each([
  [true, 'linux', '/opt/Server Manager/resources/server-manager/node/node', '/opt/Server Manager/resources/server-manager/headless/headless.js'],
  [true, 'win32', '/opt/Server Manager/resources/server-manager/node/node.exe', '/opt/Server Manager/resources/server-manager/headless/headless.js'],
  [false, 'darwin', '/src/dist/desktop/../../node_modules/node/bin/node', '/src/dist/desktop/../headless/headless.js'],
] as const)('packaged %s on %s: a Node of its own runs the command line', (packaged, platform, command, script) => {
  expect(workerCommand({ ...place, packaged, platform })).toEqual({ command, args: [script, 'worker', '--with-parent', '--data-dir'] })
})

test('it is started where the settings ask for it, and a queue that cannot be read is no reason to end', async () => {
  const log = createMemoryLog()
  let started = 0
  const ownWorker = { pid: () => null, start: () => (started++, Promise.resolve()), stop: () => Promise.resolve() }
  const settings = (workerWithPage: boolean) => ({ settings: () => Promise.resolve(queueSettingsSchema.parse({ workerWithPage })) })
  await startWorkerBeside({ log, ownWorker }, settings(false))
  expect(started).toBe(0)
  await startWorkerBeside({ log, ownWorker }, settings(true))
  await startWorkerBeside({ log, ownWorker: null }, settings(true))
  expect(started).toBe(1)
  await startWorkerBeside({ log, ownWorker }, { settings: () => Promise.reject(new Error('damaged')) })
  expect(log.entries).toMatchObject([{ level: 'error', details: { error: 'damaged' } }])
})

test.each([['darwin', true, 'stay'], ['darwin', false, 'stay'], ['win32', true, 'tray'], ['linux', false, 'quit']] as const)('on %s, to the tray %s: a closed window means %s', (platform, closeToTray, what) => {
  expect(whenWindowCloses(platform, closeToTray)).toBe(what)
})

test('the icon opens the window, says whether the queue is being sent, and ends the program', () => {
  const done: string[] = []
  const translator = createTranslator()
  const menu = (working: boolean) => trayMenu({ t: (key, values) => translator.t(key, { ...values }), name: 'Server Manager', working, open: () => done.push('open'), quit: () => done.push('quit') })
  expect(menu(true).map(({ label, enabled }) => [label, enabled])).toEqual([['Abrir o Server Manager', undefined], ['A fila está sendo enviada', false], [undefined, undefined], ['Sair', undefined]])
  expect(menu(false)[1]?.label).toBe('Nenhum processo envia a fila aqui')
  for (const item of menu(true)) item.click?.()
  expect(done).toEqual(['open', 'quit'])
})
