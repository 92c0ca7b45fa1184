import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const nothing = fileURLToPath(new URL('./no-schemas.ts', import.meta.url))
const unused = ['ajv/dist/2020.js', 'ajv-formats', 'semver']

/**
 * electron-store brings a validator and what compares versions, for schemas and migrations. No store here has either (what is read is
 * checked by zod), and every command would load them.
 */
export function storeWithoutSchemas(): Plugin {
  return {
    name: 'store-without-schemas',
    enforce: 'pre',
    resolveId: (source, importer) => (unused.includes(source) && importer !== undefined && /[\\/]node_modules[\\/]conf[\\/]/.test(importer) ? nothing : null),
  }
}
