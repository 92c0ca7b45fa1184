/** Licences and list of parts, of what the bundlers really put together from this checkout. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import { noticesText, readNotice } from './notices.mjs'
import { createSbom } from './sbom.mjs'
import { packageOf } from '../../config/bundled-packages.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8')

test('a module belongs to the innermost package it lies in; ours belong to none', () => {
  expect(packageOf(`${root}node_modules/zod/v4/core.js`)).toBe('node_modules/zod')
  expect(packageOf(`${root}node_modules/@griffel/core/a.js?commonjs-module`)).toBe('node_modules/@griffel/core')
  expect(packageOf(`\0${root}node_modules/a/node_modules/@b/c/index.js?commonjs-es-import`)).toBe('node_modules/a/node_modules/@b/c')
  expect(packageOf('\0vite/preload-helper.js')).toBe('node_modules/vite')
  expect(packageOf('\0rolldown/runtime.js')).toBe('node_modules/rolldown')
  expect(packageOf(`${root}renderer/app/main.tsx`)).toBeNull()
  expect(packageOf('node:fs')).toBeNull()
})

describe('what is bundled', () => {
  const packages = new Set<string>()
  beforeAll(async () => {
    for (const configFile of ['vite.headless.config.ts', 'vite.renderer.config.ts']) {
      const built = (await build({ configFile: `${root}/${configFile}`, logLevel: 'silent', build: { write: false } })) as Rolldown.RolldownOutput
      const modules = built.output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))
      for (const path of modules.map(packageOf)) if (path !== null) packages.add(path)
    }
  }, 180_000)

  test('is found: of the page, of the program, and of the bundler itself', () => {
    for (const path of ['node_modules/react', 'node_modules/nodemailer', 'node_modules/rolldown']) expect(packages).toContain(path)
    expect(packages.size).toBeGreaterThan(50)
  })

  test('has its licence, in full, in the notices', () => {
    const notices = [...packages].map((path) => readNotice(root, path))
    const text = noticesText(notices)
    for (const notice of notices) {
      expect(notice.text.length, notice.name).toBeGreaterThan(300)
      expect(text).toContain(`${notice.name} ${notice.version} (${notice.license})\n`)
      expect(text).toContain(notice.text)
    }
    // Only the bundler's helper is in the page: what vite bundles itself is none of ours.
    expect(text).not.toContain('Licenses of bundled dependencies')
  })

  test('is in the list of parts as required, with what it was made from, and no host is named', () => {
    const lock = (JSON.parse(read('package-lock.json')) as { packages: Parameters<typeof createSbom>[0]['lock'] }).packages
    const manifest = JSON.parse(read('package.json')) as Parameters<typeof createSbom>[0]['manifest']
    const contained = Object.fromEntries([...packages].map((path) => [path, ['here']]))
    const sbom = createSbom({ lock, manifest, contained })
    const parts = new Map(sbom.components.map((part) => [part['bom-ref'], part]))
    for (const path of packages) {
      const { name, version } = JSON.parse(read(`${path}/package.json`)) as { name: string; version: string }
      const part = parts.get(`pkg:npm/${name.replace('@', '%40')}@${version}`)
      expect(part, path).toMatchObject({ scope: 'required', properties: [{ name: 'server-manager:contained-in', value: 'here' }] })
      expect(part?.hashes[0]?.content, path).toMatch(/^[0-9a-f]{128}$/)
      expect(part?.licenses, path).toHaveLength(1)
    }
    expect(sbom.components.filter(({ scope }) => scope === 'excluded').map(({ name }) => name)).not.toContain('vitest')
    const known = new Set([...parts.keys(), 'pkg:npm/server-manager@0.1.0'])
    for (const { ref, dependsOn } of sbom.dependencies) for (const one of [ref, ...dependsOn]) expect(known).toContain(one)
    const hosts = JSON.stringify(sbom).match(/https?:\/\/[^/"]+/g)
    expect(hosts).toEqual(['http://cyclonedx.org'])
  })
})
