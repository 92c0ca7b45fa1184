import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { builtinsAtOnce } from './config/builtins-at-once.ts'
import { putBesideTheBundle, withoutPacRunner } from './config/beside-the-bundle.ts'
import { layersOf } from './config/layers.ts'
import { noteBundledPackages } from './config/bundled-packages.ts'
import { withoutAzure } from './config/without-azure.ts'
import { withoutUnused } from './config/without-unused.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** In the order in which something needs them: the thread of the queue, any command, one about a reply, one with a document, one about settings, the program. */
const layers = layersOf([
  'shared/errors.ts',
  'electron/adapters/sqlite-outbox-database.ts',
  'electron/adapters/sqlite-outbox-steps.ts',
  'electron/command-line.ts',
  'electron/cli/commands/why.ts',
  'electron/cli/read-document.ts',
  'electron/cli/commands/explain.ts',
  'electron/compose.ts',
])

/** The command `server-manager`: one bundle for plain Node, nothing of node_modules needed beside it. */
export default defineConfig({
  resolve: { alias: { electron: here('./config/electron-stub.ts'), ...withoutAzure } },
  ssr: { noExternal: true },
  plugins: [withoutUnused(), builtinsAtOnce(), noteBundledPackages('headless'), putBesideTheBundle()],
  build: {
    ssr: true,
    outDir: here('./dist/headless'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      // The others are threads: in which a configuration script runs, and which waits for the disk of the queue.
      input: {
        headless: here('./electron/headless.ts'),
        'pac-worker': here('./electron/adapters/pac/pac-worker.ts'),
        'outbox-thread': here('./electron/adapters/sqlite-outbox-thread.ts'),
      },
      treeshake: withoutPacRunner,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: layers }] },
      },
    },
  },
})
