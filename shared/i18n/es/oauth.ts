/** Not translated yet. */
export { oauth } from '../pt-BR/oauth.ts'
