import { fileURLToPath } from 'node:url'

const nothing = fileURLToPath(new URL('./nothing.ts', import.meta.url))
/**
 * tedious brings the clients of Azure's directory and key vault, which only ways of logging in that are not offered here would
 * use: three quarters of its weight.
 */
export const withoutAzure = Object.fromEntries(
  ['@azure/core-auth', '@azure/identity', '@azure/keyvault-keys', '@azure/keyvault-common'].map((name) => [name, nothing]),
)
