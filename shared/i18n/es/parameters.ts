/** Not translated yet. */
export { parameters } from '../pt-BR/parameters.ts'
