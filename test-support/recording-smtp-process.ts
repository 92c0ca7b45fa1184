/** The recording server of recording-smtp.ts: counts each message by its subject before it says 250, and tells what it has when it is asked. */
import { startSmtpServer } from './smtp-server.ts'

const taken = new Map<string, number>()
const { port } = await startSmtpServer({
  more: {
    onData(stream, _session, callback) {
      let head = ''
      stream.on('data', (chunk: Buffer) => {
        if (head.length < 10_000) head += chunk.toString('latin1')
      })
      stream.on('end', () => {
        const subject = /^Subject: (.*)\r$/im.exec(head)?.[1] ?? '?'
        taken.set(subject, (taken.get(subject) ?? 0) + 1)
        callback()
      })
    },
  },
})
process.on('message', () => process.send?.([...taken]))
process.on('disconnect', () => process.exit(0))
process.send?.(port)
