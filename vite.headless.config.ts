import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { noteBundledPackages } from './config/bundled-packages.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The command `server-manager`: one bundle for plain Node, nothing of node_modules needed beside it. */
export default defineConfig({
  resolve: { alias: { electron: here('./config/electron-stub.ts') } },
  ssr: { noExternal: true },
  plugins: [noteBundledPackages('headless')],
  build: {
    ssr: here('./electron/headless.ts'),
    outDir: here('./dist/headless'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
  },
})
