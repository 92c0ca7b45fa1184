/** Not translated yet. */
export { desktop } from '../pt-BR/desktop.ts'
