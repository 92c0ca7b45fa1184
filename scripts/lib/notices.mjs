/** The licences of what is in the bundles, each text in full, in an order that depends on nothing but their names. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readManifest } from './bundled.mjs'
import { inRoot, root } from './project.mjs'
import { Failure, texts } from './texts.mjs'

/** @param {string} holder */
const mit = (holder) => `MIT License

${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE
FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`

/**
 * Packages that bring no licence text, with the reason and the text that stands for it.
 * @type {Readonly<Record<string, { readonly license: string, readonly reason: string, readonly text: string }>>}
 */
export const withoutText = {
  '@fluentui/react-icons': {
    license: 'MIT',
    reason: 'The package is published without a licence file; its package.json names the MIT licence.',
    text: mit('Copyright (c) Microsoft Corporation'),
  },
  'quickjs-wasi': {
    license: 'MIT',
    reason:
      'The package is published without a licence file; its package.json names the MIT licence and its source the company Vercel.\n' +
      'Its WebAssembly is compiled from QuickJS-NG, under the same licence by the authors that follow; tables in it are derived from the\n' +
      'Unicode Character Database (Copyright © 1991-2026 Unicode, Inc., Unicode License V3, https://www.unicode.org/license.txt).',
    text: mit(
      'Copyright (c) Vercel, Inc.\nCopyright (c) 2017-2026 Fabrice Bellard\nCopyright (c) 2017-2024 Charlie Gordon\n' +
        'Copyright (c) 2023-2026 Ben Noordhuis\nCopyright (c) 2023-2026 Saúl Ibarra Corretgé',
    ),
  },
  'pg-types': {
    license: 'MIT',
    reason: 'The package is published without a licence file; its README gives the MIT licence and its holder.',
    text: mit('Copyright (c) 2014 Brian M. Carlson'),
  },
  '@nodable/entities': {
    license: 'MIT',
    reason: 'The package is published without a licence file; its README and package.json name the MIT licence, the latter its author.',
    text: mit('Copyright (c) Amit Gupta'),
  },
  pgpass: {
    license: 'MIT',
    reason: 'The package is published without a licence file; its README gives the MIT licence and its holder.',
    text: mit('Copyright (c) 2013-2016 Hannes Hörl'),
  },
  'lazy-val': {
    license: 'MIT',
    reason: 'The package is published without a licence file; its package.json names the MIT licence and its author.',
    text: mit('Copyright (c) Vladimir Krivosheev'),
  },
}

/** Of a bundler only its helpers are in the bundle: the licences of what it bundles itself are another matter. */
const endsBefore = { vite: '# Licenses of bundled dependencies' }

const isLicence = (/** @type {string} */ name) => /^(licen[cs]e|copying|notice)([-._]|$)/i.test(name) && !/\.(js|ts|json)$/i.test(name)

/**
 * @typedef {{ name: string, version: string, license: string, text: string }} Notice
 * @param {string} base the checkout @param {string} folder of the package, below it
 * @returns {Notice}
 */
export function readNotice(base, folder, known = withoutText) {
  const { name, version, license = '' } = readManifest(base, folder)
  const files = readdirSync(join(base, folder)).filter(isLicence).sort()
  const found = files.map((file) => readFileSync(join(base, folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  const text = found.filter((one) => one !== '').join('\n\n')
  const cut = Object.entries(endsBefore).find(([cutName]) => cutName === name)?.[1]
  if (text !== '') return { name, version, license, text: (cut === undefined ? text : (text.split(cut)[0] ?? text)).trim() }
  const exception = known[name]
  if (exception === undefined) throw new Failure(texts.noLicenceText(`${name} ${version}`))
  // What was written down holds for the licence it was written for.
  if (exception.license !== license) throw new Failure(texts.licenceChanged(`${name} ${version}`, exception.license, license))
  return { name, version, license, text: `${exception.reason}\n\n${exception.text}` }
}

/** @param {readonly Notice[]} notices */
export function noticesText(notices) {
  const order = (/** @type {Notice} */ { name, version }) => `${name}\0${version}`
  const sorted = [...notices].sort((a, b) => (order(a) < order(b) ? -1 : 1))
  const line = '-'.repeat(80)
  const sections = sorted.map(({ name, version, license, text }) => `${line}\n${name} ${version}${license === '' ? '' : ` (${license})`}\n${line}\n\n${text}\n`)
  return `Server Manager contains the following ${sorted.length} packages.\n\n${sections.join('\n')}`
}

/**
 * The licence of the Node that is packed. It comes with the package that brings the program for this kind of machine, which
 * has one of several names.
 * @param {string} base
 */
export function readNodeLicence(base) {
  const below = join(base, 'node_modules', 'node', 'node_modules')
  const folders = existsSync(below) ? readdirSync(below).filter((name) => /^node-(bin-)?(win|darwin|linux)-/.test(name)).sort() : []
  const path = folders.map((name) => join(below, name, 'LICENSE')).find((file) => existsSync(file))
  if (path === undefined) throw new Failure(texts.noNodeLicence)
  return readFileSync(path, 'utf8')
}

/** Into dist, for every package that is made. @param {import('./bundled.mjs').Contained} contained @returns how many packages */
export function writeNotices(contained) {
  const notices = Object.keys(contained).map((folder) => readNotice(root, folder))
  writeFileSync(inRoot('dist', 'THIRD-PARTY-NOTICES.txt'), noticesText(notices))
  writeFileSync(inRoot('dist', 'NODE-LICENSE.txt'), readNodeLicence(root))
  return notices.length
}
