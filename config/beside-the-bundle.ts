/** Files that are no JavaScript and that a bundle needs beside it: each counts as a part of the package that brings it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Beside {
  readonly name: string
  readonly file: string
  /** folder of the package whose licence it stands under */
  readonly package: string
}

/**
 * The engine for configuration scripts, and on Windows koffi's native part, which asks WinHTTP there. Elsewhere nothing needs
 * it. A build is made on the kind of machine that it is for.
 */
export function filesBeside(platform: NodeJS.Platform, arch: string): Beside[] {
  const folder = (name: string) => join(root, 'node_modules', name)
  const engine = { name: 'quickjs.wasm', file: join(folder('quickjs-wasi'), 'quickjs.wasm'), package: folder('quickjs-wasi') }
  if (platform !== 'win32') return [engine]
  // The package for a kind of machine has no licence text of its own; it is compiled from koffi.
  const native = join(folder(`@koromix/koffi-${platform}-${arch}`), `${platform}_${arch}`, 'koffi.node')
  return [engine, { name: 'koffi.node', file: native, package: folder('koffi') }]
}

/** pac-resolver's own runner rewrites scripts with a parser of its own; of the package only the standard functions are used. */
export const withoutPacRunner = {
  moduleSideEffects: [{ test: /[\\/]node_modules[\\/](?:pac-resolver|degenerator|netmask|ast-types|escodegen|esprima|estraverse|esutils)[\\/]/, sideEffects: false }],
}

export function putBesideTheBundle(): Plugin {
  return {
    name: 'put-beside-the-bundle',
    apply: 'build',
    generateBundle() {
      for (const { name, file, package: folder } of filesBeside(process.platform, process.arch)) {
        if (!existsSync(file)) throw new Error(`${file} is missing`)
        this.emitFile({ type: 'asset', fileName: name, originalFileName: `${folder}/${name}`, source: readFileSync(file) })
      }
    },
  }
}
