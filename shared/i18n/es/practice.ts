/** Not translated yet. */
export { practice } from '../pt-BR/practice.ts'
