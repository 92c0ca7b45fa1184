/** npm run test:faults [-- --seed N --messages N --kills N --workers N --naive]: the whole of R3 (quality.md); its last line is its figures. */
import { parseArgs } from 'node:util'
import { runQueueFaults } from './queue-faults.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    messages: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '300' },
    workers: { type: 'string', default: '2' },
    naive: { type: 'boolean', default: false },
  },
})
console.log(`seed ${values.seed}`)
const figures = await runQueueFaults({
  messages: Number(values.messages),
  kills: Number(values.kills),
  workers: Number(values.workers),
  seed: Number(values.seed),
  serverFaults: 0.15,
  naive: values.naive,
  say: (line) => console.log(line),
})
console.log(JSON.stringify({ seed: Number(values.seed), ...figures }))
process.exit(figures.lost.length + figures.duplicates.length + figures.left.length === 0 ? 0 : 1)
