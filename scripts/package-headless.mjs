/** npm run package:headless: dist/packages/server-manager-headless_VERSION_ARCH.deb, and an archive of the same files. */
import { readFileSync, rmSync } from 'node:fs'
import { buildAndList } from './lib/bundled.mjs'
import { pack, stage, unitName } from './lib/headless-package.mjs'
import { writeNotices } from './lib/notices.mjs'
import { readOptions } from './lib/options.mjs'
import { inRoot, projectNode } from './lib/project.mjs'
import { main } from './lib/setup.mjs'
import { Failure, say, texts } from './lib/texts.mjs'

await main(async () => {
  readOptions(process.argv.slice(2), {}, texts.usage.none('package:headless'))
  if (process.platform !== 'linux') throw new Failure(texts.onlyOnLinux)
  writeNotices(await buildAndList())
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  const staged = inRoot('dist', '.new', 'headless-package')
  stage(staged, {
    headless: inRoot('dist', 'headless'),
    renderer: inRoot('dist', 'renderer'),
    node: projectNode,
    nodeLicence: inRoot('dist', 'NODE-LICENSE.txt'),
    notices: inRoot('dist', 'THIRD-PARTY-NOTICES.txt'),
    licence: inRoot('LICENSE'),
    command: inRoot('build', 'command'),
    unit: inRoot('build', 'linux', unitName),
  })
  say(texts.packing)
  const { deb, archive } = await pack(staged, { version, arch: process.arch, into: inRoot('dist', 'packages') })
  rmSync(staged, { recursive: true })
  say(`${deb}\n${archive}`)
  return 0
})
