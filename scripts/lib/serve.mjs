/** The built program as a server of the page: what `npm start` and `npm run dev` run. */
import { pathToFileURL } from 'node:url'
import { asWritten, headlessEntry, inRoot, projectNode } from './project.mjs'
import { run } from './processes.mjs'

/**
 * @param {{ port?: string, 'data-dir'?: string, 'no-open'?: boolean }} options as the user wrote them
 * @param {AbortSignal} [abort]
 * @returns {Promise<number>} its exit code
 */
export async function serve(options, abort) {
  // Killed, we could not end it: it looks after that by itself.
  const watch = ['--import', pathToFileURL(inRoot('scripts', 'lib', 'end-with-parent.mjs')).href]
  const args = [
    ...(options.port === undefined ? [] : ['--port', options.port]),
    ...(options['data-dir'] === undefined ? [] : ['--data-dir', asWritten(options['data-dir'])]),
    ...(options['no-open'] ? ['--no-open'] : []),
  ]
  const { code } = await run(projectNode, [...watch, headlessEntry, 'serve', ...args], {
    isTheProgram: true,
    env: { SERVER_MANAGER_END_WITH_PARENT: '1' },
    ...(abort && { abort }),
  })
  return code
}
