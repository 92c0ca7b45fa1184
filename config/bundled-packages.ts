/** Notes which packages a bundle really contains, so that licences and parts list speak of those and of no others. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The folder of the package that a module belongs to, below the checkout; null for our own. A bundler's own helpers are
 * virtual modules: they are in the bundle like everything else.
 */
export function packageOf(moduleId: string): string | null {
  const helper = /^\0(vite|rolldown)\//.exec(moduleId)?.[1]
  if (helper !== undefined) return `node_modules/${helper}`
  const path = relative(root, moduleId.replace(/^\0/, '').replace(/[?#].*$/, '')).replaceAll('\\', '/')
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null
}

/** Writes dist/.bundled/NAME.json, which scripts/lib/bundled.mjs reads. Nothing of it is packed. */
export function noteBundledPackages(name: string): Plugin {
  return {
    name: 'note-bundled-packages',
    apply: 'build',
    writeBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : part.originalFileNames))
      const packages = new Set(modules.map(packageOf).filter((path) => path !== null))
      mkdirSync(`${root}/dist/.bundled`, { recursive: true })
      writeFileSync(`${root}/dist/.bundled/${name}.json`, `${JSON.stringify([...packages].sort(), null, 2)}\n`)
    },
  }
}
