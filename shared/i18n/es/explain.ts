/** Not translated yet. */
export { explain } from '../pt-BR/explain.ts'
