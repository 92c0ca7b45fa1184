/** Not translated yet. */
export { systems } from '../pt-BR/systems.ts'
