/**
 * A handshake failed because the port does not speak TLS: what it does speak is worth a second connection, on which nothing
 * of ours is said but a goodbye. OpenSSL has swallowed the bytes of the first one.
 */
import type { Run } from './run.ts'
import { inert } from './redact.ts'

/** A server that greets has done so by then; others answer what makes no sense to them. */
const patience = 700

export async function hearClearPort(
  { ports, deadline, transcript, taken }: Pick<Run, 'ports' | 'deadline' | 'transcript' | 'taken'>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  if (taken?.kind !== 'direct') return
  const { clock, dialer } = ports
  const controller = new AbortController()
  const end = () => controller.abort(new Error('enough'))
  deadline.signal.addEventListener('abort', end, { once: true })
  const stop = [clock.after(3 * patience, end)]
  try {
    const found = await dialer.resolve(host, controller.signal)
    const dialled = found.ok ? await dialer.connect(found.value, port, controller.signal) : found
    if (!dialled.ok) return
    const wire = dialled.value
    stop.push(() => wire.close(), clock.after(patience, () => void wire.write(Buffer.from('QUIT\r\n\r\n', 'latin1')).catch(end)))
    const bytes = await wire.read()
    const [line = ''] = Buffer.from(bytes ?? []).toString('latin1').split(/\r?\n/)
    if (line !== '') transcript.add('server', inert(line).slice(0, 200), false)
  } catch {
    // It stays with what the handshake said.
  } finally {
    for (const each of stop) each()
    deadline.signal.removeEventListener('abort', end)
  }
}
