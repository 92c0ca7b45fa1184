/** Not translated yet. */
export { secrets } from '../pt-BR/secrets.ts'
