import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // electron-store runs in plain Node when `electron` resolves to an empty stub and `cwd` is absolute.
  resolve: { alias: { electron: fileURLToPath(new URL('./config/electron-stub.ts', import.meta.url)) } },
  test: {
    include: ['{shared,electron,renderer,config,scripts,quality}/**/*.test.{ts,tsx}'],
    server: { deps: { inline: ['electron-store'] } },
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
