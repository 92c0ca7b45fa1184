/** node build/draw-icons.mjs: the icons of every system, drawn anew from icon.svg. Needs a Chromium (SM_CHROMIUM). */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
const svg = readFileSync(here('icon.svg'), 'utf8')

const browser = await chromium.launch({
  executablePath: process.env['SM_CHROMIUM'] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
/** @type {Map<number, Buffer>} */
const pictures = new Map()
for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>html,body{margin:0;background:none}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  pictures.set(size, await page.screenshot({ omitBackground: true }))
  await page.close()
}
await browser.close()
const picture = (/** @type {number} */ size) => pictures.get(size) ?? Buffer.alloc(0)

/** Windows: a table of pictures, each a PNG. @param {readonly number[]} sizes */
function ico(sizes) {
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  sizes.forEach((size, index) => {
    const at = 6 + 16 * index
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(picture(size).length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += picture(size).length
  })
  return Buffer.concat([head, ...sizes.map(picture)])
}

/** macOS: named pictures, each a PNG. @param {readonly (readonly [string, number])[]} kinds */
function icns(kinds) {
  const parts = kinds.map(([kind, size]) => {
    const head = Buffer.alloc(8)
    head.write(kind, 'latin1')
    head.writeUInt32BE(8 + picture(size).length, 4)
    return Buffer.concat([head, picture(size)])
  })
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4)
  return Buffer.concat([head, ...parts])
}

mkdirSync(here('icons'), { recursive: true })
for (const size of [16, 32, 48, 64, 128, 256, 512]) writeFileSync(here(`icons/${size}x${size}.png`), picture(size))
writeFileSync(here('icon.png'), picture(512))
writeFileSync(here('icon.ico'), ico([16, 24, 32, 48, 64, 128, 256]))
writeFileSync(
  here('icon.icns'),
  icns([['ic11', 32], ['ic12', 64], ['ic07', 128], ['ic13', 256], ['ic08', 256], ['ic14', 512], ['ic09', 512], ['ic10', 1024]]), // prettier-ignore
)
