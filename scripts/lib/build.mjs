/** Builds what changed: a target is fresh when the hash of its sources is the one that its last build wrote down. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from './processes.mjs'
import { inRoot, projectNode, root, tools } from './project.mjs'
import { duration, Failure, say, texts } from './texts.mjs'

/**
 * @typedef {object} Target
 * @property {readonly string[]} sources files and folders below the checkout
 * @property {string} folder what the build makes
 * @property {string} proof a file of it without which it is no build
 * @property {(folder: string) => string[]} command for the project's Node, to build into that folder
 * @property {boolean} [inPlace] the tool insists on its own folder
 */
const common = ['shared', 'package.json', 'package-lock.json', 'tsconfig.base.json']

/** @type {Record<'renderer' | 'headless' | 'desktop', Target>} */
export const targets = {
  renderer: {
    sources: [...common, 'renderer', 'config', 'vite.renderer.config.ts'],
    folder: 'dist/renderer',
    proof: 'index.html',
    command: (folder) => [tools.vite, 'build', '--config', inRoot('vite.renderer.config.ts'), '--outDir', folder, '--emptyOutDir'],
  },
  headless: {
    sources: [...common, 'electron', 'config', 'vite.headless.config.ts'],
    folder: 'dist/headless',
    proof: 'headless.js',
    command: (folder) => [tools.vite, 'build', '--config', inRoot('vite.headless.config.ts'), '--outDir', folder, '--emptyOutDir'],
  },
  desktop: {
    sources: [...common, 'electron', 'config', 'build/icon.png', 'electron.vite.config.ts'],
    folder: 'dist/desktop',
    proof: 'main.js',
    command: () => [tools.electronVite, 'build', '--config', inRoot('electron.vite.config.ts')],
    inPlace: true,
  },
}
/** @typedef {keyof typeof targets} TargetName */

/** Tests change no program. @param {string} path */
const countsAsSource = (path) => !/\.test\.tsx?$|\.tsbuildinfo$/.test(path)

/** @param {string} base @param {string} path @returns {string[]} */
function filesBelow(base, path) {
  const full = join(base, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesBelow(base, `${path}/${name}`))
}

/** @param {string} base @param {readonly string[]} sources */
export function hashSources(base, sources) {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((source) => filesBelow(base, source)).filter(countsAsSource)) {
    // The length keeps a file's end and the next one's name apart.
    const content = readFileSync(join(base, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** @param {TargetName} name */
const stampOf = (name) => inRoot('dist', '.stamps', name)

/** @param {TargetName} name */
export function forgetBuild(name) {
  rmSync(stampOf(name), { force: true })
}

/**
 * @param {string} base @param {Target} target @param {string} stampPath
 * @returns {{ fresh: boolean, hash: string }}
 */
export function judgeBuild(base, target, stampPath) {
  const hash = hashSources(base, target.sources)
  const known = existsSync(stampPath) ? readFileSync(stampPath, 'utf8').trim() : ''
  return { fresh: known === hash && existsSync(join(base, target.folder, target.proof)), hash }
}

/** Call under the lock. @param {readonly TargetName[]} names */
export async function ensureBuilt(names) {
  for (const name of names) {
    const { fresh, hash } = judgeBuild(root, targets[name], stampOf(name))
    if (!fresh) await build(name, hash)
  }
}

/** @param {TargetName} name @param {string} hash of the sources as they were before */
async function build(name, hash) {
  const target = targets[name]
  const finished = inRoot(target.folder)
  // A program that runs, and a build that fails, find the former one whole.
  const workshop = target.inPlace ? finished : inRoot('dist', '.new', name)
  say(texts.building(texts.targets[name]))
  const started = performance.now()
  forgetBuild(name)
  rmSync(workshop, { recursive: true, force: true })
  const { code, output } = await run(projectNode, target.command(workshop), {
    output: 'capture',
    // NODE_ENV=development would put React's development build in; nothing may fetch Electron here.
    env: { NODE_ENV: 'production', ELECTRON_OVERRIDE_DIST_PATH: inRoot('node_modules', 'no-electron') },
  })
  if (code !== 0 || !existsSync(join(workshop, target.proof))) {
    throw new Failure(`${texts.buildFailed(texts.targets[name])}\n${output.trim()}`)
  }
  if (!target.inPlace) {
    const former = inRoot('dist', '.old', name)
    rmSync(former, { recursive: true, force: true })
    mkdirSync(dirname(former), { recursive: true })
    if (existsSync(finished)) renameSync(finished, former)
    renameSync(workshop, finished)
    rmSync(inRoot('dist', '.old'), { recursive: true, force: true })
    rmSync(inRoot('dist', '.new'), { recursive: true, force: true })
  }
  mkdirSync(inRoot('dist', '.stamps'), { recursive: true })
  writeFileSync(stampOf(name), `${hash}\n`)
  say(texts.built(texts.targets[name], duration(performance.now() - started)))
}
