/** Not translated yet. */
export { common } from '../pt-BR/common.ts'
