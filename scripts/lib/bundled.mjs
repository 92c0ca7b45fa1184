/** Which packages the built bundles contain (noted by config/bundled-packages.ts), and what they say of themselves. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { forgetBuild } from './build.mjs'
import { inRoot } from './project.mjs'
import { prepare } from './setup.mjs'

/** @typedef {'renderer' | 'headless' | 'desktop' | 'preload'} BundleName */
/** @typedef {Readonly<Record<string, readonly BundleName[]>>} Contained by the package's folder, with the bundles that have it */

/** @type {Readonly<Record<BundleName, import('./build.mjs').TargetName>>} each bundle and the build that makes it */
const builtBy = { renderer: 'renderer', headless: 'headless', desktop: 'desktop', preload: 'desktop' }
const names = /** @type {BundleName[]} */ (Object.keys(builtBy))
/** @param {BundleName} name */
const noteOf = (name) => inRoot('dist', '.bundled', `${name}.json`)

/** Builds what changed, and what is built but left no note. @returns {Promise<Contained>} */
export async function buildAndList() {
  for (const name of names) if (!existsSync(noteOf(name))) forgetBuild(builtBy[name])
  await prepare({ build: ['renderer', 'headless', 'desktop'] })
  return contained(names.map((name) => [name, JSON.parse(readFileSync(noteOf(name), 'utf8'))]))
}

/** @param {readonly (readonly [BundleName, readonly string[]])[]} notes @returns {Contained} sorted */
export function contained(notes) {
  const folders = [...new Set(notes.flatMap(([, list]) => list))].sort()
  return Object.fromEntries(folders.map((folder) => [folder, notes.filter(([, list]) => list.includes(folder)).map(([name]) => name)]))
}

/**
 * @param {string} base @param {string} folder below it
 * @returns {{ name: string, version: string, license?: string }}
 */
export function readManifest(base, folder) {
  return JSON.parse(readFileSync(join(base, folder, 'package.json'), 'utf8'))
}
