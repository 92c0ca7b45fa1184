/** smtp-server in a process of its own, so that what it takes is not counted as the client's. */
import { startSmtpServer } from '../test-support/smtp-server.ts'

const { port } = await startSmtpServer({
  more: {
    onData(stream, _session, callback) {
      stream.resume()
      stream.on('end', () => callback())
    },
  },
})
process.send?.(port)
process.on('disconnect', () => process.exit(0))
