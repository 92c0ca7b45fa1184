/** Not translated yet. */
export { mailClientHints } from '../pt-BR/mail-client-hints.ts'
