/** Not translated yet. */
export { internet } from '../pt-BR/internet.ts'
