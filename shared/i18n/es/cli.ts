/** Not translated yet. */
export { cli } from '../pt-BR/cli.ts'
