/** Not translated yet. */
export { hints } from '../pt-BR/hints.ts'
