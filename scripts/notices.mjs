/** npm run notices: dist/THIRD-PARTY-NOTICES.txt and the licence of Node, as every package has them. */
import { writeFileSync } from 'node:fs'
import { buildAndList } from './lib/bundled.mjs'
import { noticesText, readNodeLicence, readNotice } from './lib/notices.mjs'
import { readOptions } from './lib/options.mjs'
import { inRoot, root } from './lib/project.mjs'
import { main } from './lib/setup.mjs'
import { say, texts } from './lib/texts.mjs'

await main(async () => {
  readOptions(process.argv.slice(2), {}, texts.usage.none('notices'))
  const notices = Object.keys(await buildAndList()).map((folder) => readNotice(root, folder))
  writeFileSync(inRoot('dist', 'THIRD-PARTY-NOTICES.txt'), noticesText(notices))
  writeFileSync(inRoot('dist', 'NODE-LICENSE.txt'), readNodeLicence(root))
  say(texts.noticesWritten('dist/THIRD-PARTY-NOTICES.txt', notices.length))
  return 0
})
