/** Not translated yet. */
export { users } from '../pt-BR/users.ts'
