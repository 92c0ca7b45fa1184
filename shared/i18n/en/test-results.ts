/** Not translated yet. */
export { testResults } from '../pt-BR/test-results.ts'
