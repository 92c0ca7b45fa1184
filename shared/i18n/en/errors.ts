/** Not translated yet. */
export { errors } from '../pt-BR/errors.ts'
