/** Not translated yet. */
export { fields } from '../pt-BR/fields.ts'
