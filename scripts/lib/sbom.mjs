/**
 * The list of parts in CycloneDX 1.6: what package-lock.json installs for the program, and what the packages contain besides
 * (Node, Electron, helpers of the bundlers). The same checkout gives the same bytes: no time, no serial number.
 */

/**
 * @typedef {{ version?: string, dev?: boolean, devOptional?: boolean, license?: string, integrity?: string,
 *   dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>, peerDependencies?: Record<string, string> }} Locked
 * @typedef {Readonly<Record<string, Locked>>} Lock
 */

/** @param {string} folder */
const nameOf = (folder) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
/** @param {string} name @param {string} version */
const purlOf = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`
/** @param {string} folder @param {Locked} entry */
const refOf = (folder, { version = '' }) => purlOf(nameOf(folder), version)
/** Not by the words of a country. @param {string} a @param {string} b */
const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

/** As Node looks for it: beside the package, then further up. @param {Lock} lock @param {string} from @param {string} name */
function resolve(lock, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (path in lock) return path
    if (at === '') return null
    if (!at.includes('/node_modules/')) at = ''
  }
}

/** @param {string | undefined} license */
function licensesOf(license) {
  if (license === undefined) return []
  return /[ ()]/.test(license) ? [{ expression: license }] : [{ license: { id: license } }]
}

/** @param {string | undefined} integrity */
function hashesOf(integrity) {
  const coded = integrity?.split(' ').find((one) => one.startsWith('sha512-'))
  return coded === undefined ? [] : [{ alg: 'SHA-512', content: Buffer.from(coded.slice('sha512-'.length), 'base64').toString('hex') }]
}

/**
 * @param {object} from
 * @param {Lock} from.lock packages of package-lock.json
 * @param {{ name: string, version: string, description: string, license: string, dependencies: Record<string, string> }} from.manifest
 * @param {Readonly<Record<string, readonly string[]>>} from.contained folders of packages, each with what contains it
 */
export function createSbom({ lock, manifest, contained }) {
  const folders = Object.keys(lock).filter((folder) => folder !== '' && (folder in contained || !(lock[folder]?.dev || lock[folder]?.devOptional)))
  const missing = Object.keys(contained).filter((folder) => !(folder in lock))
  if (missing.length > 0) throw new Error(`not in package-lock.json: ${missing.join(', ')}`)
  const entries = folders.map((folder) => ({ folder, entry: lock[folder] ?? {} }))
  const known = new Set(folders)
  /** @param {string} from @param {Locked} entry */
  const needs = (from, { dependencies = {}, optionalDependencies = {}, peerDependencies = {} }) => {
    const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })
    const found = names.map((name) => resolve(lock, from, name)).filter((path) => path !== null && known.has(path))
    return [...new Set(found.map((path) => refOf(path ?? '', lock[path ?? ''] ?? {})))].sort(byCodePoint)
  }
  const own = purlOf(manifest.name, manifest.version)
  // The same version may lie in two folders: one part, contained in what either of them is.
  /** @type {Map<string, { folder: string, entry: Locked, where: Set<string>, dependsOn: Set<string> }>} */
  const parts = new Map()
  for (const { folder, entry } of entries) {
    const ref = refOf(folder, entry)
    const part = parts.get(ref) ?? { folder, entry, where: new Set(), dependsOn: new Set() }
    for (const place of contained[folder] ?? []) part.where.add(place)
    for (const need of folder in contained && entry.dev ? [] : needs(folder, entry)) part.dependsOn.add(need)
    parts.set(ref, part)
  }
  const sorted = [...parts].sort(([a], [b]) => byCodePoint(a, b))
  const extra = sorted.filter(([, { entry }]) => entry.dev).map(([ref]) => ref)
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': own,
        name: manifest.name,
        version: manifest.version,
        description: manifest.description,
        licenses: licensesOf(manifest.license),
        purl: own,
      },
    },
    components: sorted.map(([ref, { folder, entry, where }]) => {
      const [group, name] = nameOf(folder).startsWith('@') ? nameOf(folder).split('/') : [undefined, nameOf(folder)]
      return {
        type: 'library',
        'bom-ref': ref,
        ...(group !== undefined && { group }),
        name,
        version: entry.version,
        // Installed, but nothing of it is in a package.
        scope: where.size > 0 ? 'required' : 'excluded',
        hashes: hashesOf(entry.integrity),
        licenses: licensesOf(entry.license),
        purl: ref,
        properties: [...where].sort(byCodePoint).map((value) => ({ name: 'server-manager:contained-in', value })),
      }
    }),
    dependencies: [
      { ref: own, dependsOn: [...new Set([...needs('', { dependencies: manifest.dependencies }), ...extra])].sort(byCodePoint) },
      ...sorted.map(([ref, { dependsOn }]) => ({ ref, dependsOn: [...dependsOn].sort(byCodePoint) })),
    ],
  }
}
