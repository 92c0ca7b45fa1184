/** Not translated yet. */
export { providers } from '../pt-BR/providers.ts'
