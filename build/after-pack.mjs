/**
 * The Node of the command line is the one of the machine that builds. A package for another machine would carry one that does
 * not run there, so it is not made: each system and architecture is built on its own kind (see .github/workflows).
 * Nor is a package made without its licences: electron-builder only warns of a file that is not there.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const names = ['ia32', 'x64', 'armv7l', 'arm64', 'universal']
const needed = ['LICENSE', 'THIRD-PARTY-NOTICES.txt', 'node/LICENSE', 'headless/headless.js', 'renderer/index.html']

/** @param {{ electronPlatformName: string, arch: number, appOutDir: string, packager: { getResourcesDir(folder: string): string } }} context */
export default function afterPack({ electronPlatformName, arch, appOutDir, packager }) {
  const wanted = `${electronPlatformName} ${names[arch] ?? String(arch)}`
  const here = `${process.platform} ${process.arch}`
  if (wanted !== here) throw new Error(`this machine (${here}) has no Node for a package for ${wanted}: build it there`)
  const missing = needed.filter((path) => !existsSync(join(packager.getResourcesDir(appOutDir), 'server-manager', path)))
  if (missing.length > 0) throw new Error(`not in the package: ${missing.join(', ')}; run npm run build and npm run notices first`)
}
