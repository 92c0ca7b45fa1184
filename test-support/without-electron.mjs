/** For sources that run as they are: `electron` is the empty stub, as in the bundle of the command (node --import). */
import { registerHooks } from 'node:module'

const stub = new URL('../config/electron-stub.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: stub, format: 'module-typescript', shortCircuit: true } : next(specifier, context)),
})
