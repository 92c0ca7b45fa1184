/** npm run sbom: dist/sbom.cdx.json, the list of parts in CycloneDX 1.6. Asks nobody: all is in package-lock.json. */
import { readFileSync, writeFileSync } from 'node:fs'
import { buildAndList } from './lib/bundled.mjs'
import { readOptions } from './lib/options.mjs'
import { inRoot } from './lib/project.mjs'
import { createSbom } from './lib/sbom.mjs'
import { main } from './lib/setup.mjs'
import { say, texts } from './lib/texts.mjs'

await main(async () => {
  readOptions(process.argv.slice(2), {}, texts.usage.none('sbom'))
  const bundled = await buildAndList()
  const { packages: lock } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'))
  const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  const contained = { ...bundled, 'node_modules/node': ['command'], 'node_modules/electron': ['window'] }
  const sbom = createSbom({ lock, manifest, contained })
  writeFileSync(inRoot('dist', 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`)
  say(texts.sbomWritten('dist/sbom.cdx.json', sbom.components.length))
  return 0
})
