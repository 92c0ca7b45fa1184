import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'electron-vite'
import { putBesideTheBundle, withoutPacRunner } from './config/beside-the-bundle.ts'
import { noteBundledPackages } from './config/bundled-packages.ts'
import { withoutAzure } from './config/without-azure.ts'
import { withoutUnused } from './config/without-unused.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const outDir = here('./dist/desktop')

/**
 * The desktop shell: one bundle for the main process and one preload, nothing of node_modules needed beside them. The page
 * is the one of vite.renderer.config.ts. A sandboxed preload cannot be an ES module, so it is CommonJS.
 */
export default defineConfig({
  main: {
    resolve: { alias: withoutAzure },
    plugins: [
      withoutUnused(),
      noteBundledPackages('desktop'),
      putBesideTheBundle(),
      {
        name: 'electron-store-without-electron',
        // With Electron in sight electron-store opens an IPC channel of its own, past our sender check. It needs none.
        transform(code, id) {
          if (!/[\\/]node_modules[\\/]electron-store[\\/]/.test(id)) return null
          const without = code.replace("import electron from 'electron';", 'const electron = {};')
          if (without === code) throw new Error('electron-store imports electron in another way now: look at it again')
          return { code: without, map: null }
        },
      },
      {
        name: 'window-icon',
        generateBundle() {
          this.emitFile({ type: 'asset', fileName: 'icon.png', source: readFileSync(here('./build/icon.png')) })
        },
      },
    ],
    build: {
      externalizeDeps: false,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: { main: here('./electron/main.ts'), 'pac-worker': here('./electron/adapters/pac/pac-worker.ts') },
        treeshake: withoutPacRunner,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'main-[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [noteBundledPackages('preload')],
    build: {
      externalizeDeps: false,
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { preload: here('./electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
})
