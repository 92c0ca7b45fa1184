/** Not translated yet. */
export { trust } from '../pt-BR/trust.ts'
