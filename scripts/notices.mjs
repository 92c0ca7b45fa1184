/** npm run notices: dist/THIRD-PARTY-NOTICES.txt and the licence of Node, as every package has them. */
import { buildAndList } from './lib/bundled.mjs'
import { writeNotices } from './lib/notices.mjs'
import { readOptions } from './lib/options.mjs'
import { main } from './lib/setup.mjs'
import { say, texts } from './lib/texts.mjs'

await main(async () => {
  readOptions(process.argv.slice(2), {}, texts.usage.none('notices'))
  say(texts.noticesWritten('dist/THIRD-PARTY-NOTICES.txt', writeNotices(await buildAndList())))
  return 0
})
