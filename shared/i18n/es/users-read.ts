/** Not translated yet. */
export { usersRead } from '../pt-BR/users-read.ts'
