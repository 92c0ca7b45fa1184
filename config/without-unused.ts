import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const nothing = fileURLToPath(new URL('./not-used.ts', import.meta.url))

/** By the package that brings it. Every command would load it, and it stays in memory. */
const unused: readonly { readonly by: RegExp; readonly sources: readonly string[] }[] = [
  // electron-store's validator and comparison of versions, for schemas and migrations: no store here has either, zod checks what is read.
  { by: /[\\/]node_modules[\\/]conf[\\/]/, sources: ['ajv/dist/2020.js', 'ajv-formats', 'semver'] },
  // The composer's client for contents that are addresses, which are refused (nodemailer-mailer.ts): with it comes all of Node's HTTP.
  { by: /[\\/]node_modules[\\/]nodemailer[\\/]/, sources: ['../fetch/index.js'] },
]

export function withoutUnused(): Plugin {
  return {
    name: 'without-unused',
    enforce: 'pre',
    resolveId: (source, importer) => (unused.some(({ by, sources }) => sources.includes(source) && by.test(importer ?? '')) ? nothing : null),
  }
}
