/** Not translated yet. */
export { usersAs } from '../pt-BR/users-as.ts'
