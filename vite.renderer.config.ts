import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { noteBundledPackages } from './config/bundled-packages.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The page, for every face that has one. Nothing is loaded from outside. */
export default defineConfig({
  root: here('./renderer'),
  base: './',
  plugins: [react(), noteBundledPackages('renderer')],
  build: {
    outDir: here('./dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    // What is needed at once comes in one piece: many small ones are more requests and compress less well.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
    // scripts/lib/page-weight.mjs weighs the whole.
    chunkSizeWarningLimit: 2000,
  },
})
