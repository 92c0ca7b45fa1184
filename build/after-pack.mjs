/**
 * The Node of the command line is the one of the machine that builds. A package for another machine would carry one that does
 * not run there, so it is not made: each system and architecture is built on its own kind (see .github/workflows).
 */
const names = ['ia32', 'x64', 'armv7l', 'arm64', 'universal']

/** @param {{ electronPlatformName: string, arch: number }} context */
export default function afterPack({ electronPlatformName, arch }) {
  const wanted = `${electronPlatformName} ${names[arch] ?? String(arch)}`
  const here = `${process.platform} ${process.arch}`
  if (wanted !== here) throw new Error(`this machine (${here}) has no Node for a package for ${wanted}: build it there`)
}
