/** Not translated yet. */
export { test } from '../pt-BR/test.ts'
