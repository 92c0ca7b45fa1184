/** Not translated yet. */
export { queueHelp, queueTexts, queueUsage } from '../pt-BR/queue.ts'
