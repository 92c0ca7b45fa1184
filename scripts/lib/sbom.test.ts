import { expect, test } from 'vitest'
import { createSbom } from './sbom.mjs'

const integrity = `sha512-${Buffer.alloc(64, 1).toString('base64')}`
const lock = {
  '': {},
  'node_modules/a': { version: '1.0.0', license: 'MIT', integrity, dependencies: { b: '^2.0.0' }, peerDependencies: { absent: '*' } },
  'node_modules/a/node_modules/b': { version: '2.0.0', license: 'MIT', integrity },
  'node_modules/b': { version: '1.0.0', license: '(MIT OR Apache-2.0)', integrity },
  'node_modules/@s/c': { version: '1.0.0', license: 'ISC', integrity, dependencies: { b: '^1.0.0' } },
  'node_modules/@s/c/node_modules/d': { version: '3.0.0', integrity },
  'node_modules/bundler': { version: '9.0.0', dev: true, integrity, dependencies: { tool: '1' } },
  'node_modules/tool': { version: '1.0.0', dev: true, integrity },
}
const manifest = { name: 'own', version: '0.1.0', description: 'it', license: 'MIT', dependencies: { a: '1.0.0', '@s/c': '1.0.0' } }
const contained = { 'node_modules/a/node_modules/b': ['page', 'command'], 'node_modules/bundler': ['page'] }
const make = () => createSbom({ lock, manifest, contained })
const refs = (list: readonly { 'bom-ref': string }[]) => list.map((part) => part['bom-ref'])

test('lists what the program installs, and a tool only when something of it is contained', () => {
  expect(refs(make().components)).toEqual(
    ['pkg:npm/%40s/c@1.0.0', 'pkg:npm/a@1.0.0', 'pkg:npm/b@1.0.0', 'pkg:npm/b@2.0.0', 'pkg:npm/bundler@9.0.0', 'pkg:npm/d@3.0.0'], // prettier-ignore
  )
  const required = make().components.filter(({ scope }) => scope === 'required')
  expect(refs(required)).toEqual(['pkg:npm/b@2.0.0', 'pkg:npm/bundler@9.0.0'])
  expect(required[0]?.properties.map(({ value }) => value)).toEqual(['command', 'page'])
})

test('knows which of two versions a package gets', () => {
  const needs = new Map(make().dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))
  expect(needs.get('pkg:npm/a@1.0.0')).toEqual(['pkg:npm/b@2.0.0'])
  expect(needs.get('pkg:npm/%40s/c@1.0.0')).toEqual(['pkg:npm/b@1.0.0'])
  expect(needs.get('pkg:npm/own@0.1.0')).toEqual(['pkg:npm/%40s/c@1.0.0', 'pkg:npm/a@1.0.0', 'pkg:npm/bundler@9.0.0'])
  expect(needs.get('pkg:npm/bundler@9.0.0')).toEqual([])
})

test('names licences and hashes as CycloneDX has them', () => {
  const part = (ref: string) => make().components.find((one) => one['bom-ref'] === ref)
  expect(part('pkg:npm/b@1.0.0')).toMatchObject({ licenses: [{ expression: '(MIT OR Apache-2.0)' }] })
  expect(part('pkg:npm/%40s/c@1.0.0')).toMatchObject({
    group: '@s', name: 'c', licenses: [{ license: { id: 'ISC' } }], hashes: [{ alg: 'SHA-512', content: '01'.repeat(64) }],
  }) // prettier-ignore
})

test('is the same twice, and names no time and no number of its own', () => {
  expect(JSON.stringify(make())).toBe(JSON.stringify(make()))
  expect(Object.keys(make())).not.toContain('serialNumber')
  expect(JSON.stringify(make())).not.toMatch(/timestamp/)
})

test('refuses a list that speaks of something never installed', () => {
  expect(() => createSbom({ lock, manifest, contained: { 'node_modules/ghost': ['page'] } })).toThrow('ghost')
})
