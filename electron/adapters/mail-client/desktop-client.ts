/**
 * Linux and macOS have no MAPI. The nearest thing: the mail client of the desktop is asked to open a composed message (mailto), which a
 * person then sends. What the client does with it nobody is told.
 */
import { spawn } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { desktopEntryId, desktopEntryName } from '../../../shared/domain/mail-client/desktop-entry.ts'
import { clientFound, finding, type ClientFound } from '../../../shared/domain/mail-client/found.ts'
import { mailtoOf, maxMailto } from '../../../shared/domain/mail-client/mailto.ts'
import { statusKey } from '../../../shared/domain/mail-client/statuses.ts'
import type { HandOverAnswer, HandOverOptions, MessageToHandOver } from '../../core/mail-client/mail-client-port.ts'
import { runProgram } from '../system-proxy/run-program.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface DesktopClient {
  look(): Promise<ClientFound>
  handOver(message: MessageToHandOver, options: Pick<HandOverOptions, 'signal' | 'onAsked'>): Promise<HandOverAnswer>
}

/** The whole path of a program by the search path. */
function onPath(name: string, environment: Environment): string | null {
  for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue
    const file = join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // the next one
    }
  }
  return null
}

/** xdg-email knows what some clients need beyond an address; both take the address (xdg-utils). */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = { darwin: ['open'] }

function nameOfEntry(id: string, environment: Environment): string {
  const own = environment['XDG_DATA_HOME'] ?? join(environment['HOME'] ?? homedir(), '.local', 'share')
  const shared = (environment['XDG_DATA_DIRS'] ?? '/usr/local/share:/usr/share').split(':')
  for (const folder of [own, ...shared])
    try {
      return desktopEntryName(readFileSync(join(folder, 'applications', id), 'utf8').slice(0, 100_000)) ?? id
    } catch {
      // not in this folder
    }
  return id.replace(/\.desktop$/, '')
}

export function createDesktopClient({ platform, environment }: { readonly platform: NodeJS.Platform; readonly environment: Environment }): DesktopClient {
  const opener = () => (openers[platform] ?? ['xdg-email', 'xdg-open']).map((name) => onPath(name, environment)).find((file) => file !== null) ?? null
  const onDesktop = () => platform === 'darwin' || (environment['DISPLAY'] ?? '') !== '' || (environment['WAYLAND_DISPLAY'] ?? '') !== ''

  return {
    async look() {
      const here = finding('no-mapi-here', 'attention')
      const program = opener()
      if (!onDesktop()) return clientFound(null, null, 'desktop-missing', [finding('no-desktop', 'missing')])
      if (program === null) return clientFound(null, null, 'desktop-missing', [finding('no-opener', 'missing')])
      const opens = finding('opener', 'ok', { program })
      // macOS always has one, and tells nobody which.
      if (platform === 'darwin') return clientFound('desktop', { name: 'Mail', version: null, bits: null }, null, [here, opens])
      const asked = await runProgram('xdg-mime', ['query', 'default', 'x-scheme-handler/mailto'], { environment })
      const id = asked.ok ? desktopEntryId(asked.out) : null
      if (asked.ok && id === null) return clientFound(null, null, 'desktop-no-client', [finding('no-mailto-client', 'missing'), opens])
      const name = id === null ? null : nameOfEntry(id, environment)
      const known = name === null ? finding('mailto-client-unknown', 'attention') : finding('mailto-client', 'ok', { name })
      return clientFound('desktop', name === null ? null : { name, version: null, bits: null }, null, [here, known, opens])
    },
    handOver(message, { signal, onAsked }) {
      const refuse = (code: 'mail-client-attachments' | 'mail-client-too-long' | 'desktop-missing', detail = ''): Promise<HandOverAnswer> =>
        Promise.resolve({ ok: false, way: 'desktop', code, status: null, detail, mayHaveTaken: false })
      const addresses = (kind: 'to' | 'cc' | 'bcc') => message.recipients.filter((one) => one.kind === kind).map(({ address }) => address)
      const address = mailtoOf({ to: addresses('to'), cc: addresses('cc'), bcc: addresses('bcc'), subject: message.subject, text: message.text })
      if (message.attachments.length > 0) return refuse('mail-client-attachments')
      if (address.length > maxMailto) return refuse('mail-client-too-long', `${address.length} > ${maxMailto}`)
      const program = opener()
      if (program === null) return refuse('desktop-missing')
      return new Promise((resolve) => {
        if (signal.aborted) return resolve({ ok: false, way: 'desktop', code: 'mail-client-crashed', status: null, detail: '', mayHaveTaken: false })
        onAsked()
        const child = spawn(program, [address], { env: { ...environment, SERVER_MANAGER_KEY: undefined }, stdio: 'ignore' })
        const end = (answer: Omit<Extract<HandOverAnswer, { ok: false }>, 'ok' | 'way'> | null) => {
          signal.removeEventListener('abort', giveUp)
          resolve(answer === null ? { ok: true, way: 'desktop', detail: program } : { ok: false, way: 'desktop', ...answer })
        }
        const giveUp = () => {
          // Only what we started: the client, where it is open already, is the person's.
          child.kill('SIGKILL')
          end({ code: 'mail-client-crashed', status: null, detail: program, mayHaveTaken: true })
        }
        signal.addEventListener('abort', giveUp, { once: true })
        child.once('error', (error: NodeJS.ErrnoException) => end({ code: 'mail-client-unloadable', status: null, detail: `${program}: ${error.code ?? error.message}`, mayHaveTaken: false }))
        child.once('exit', (code, killedBy) => {
          if (code === 0) return end(null)
          if (code === null) return end({ code: 'mail-client-crashed', status: null, detail: `${program}: ${String(killedBy)}`, mayHaveTaken: true })
          end({ code: 'mail-client-refused', status: statusKey('desktop', code), detail: `${program}: exit ${code}`, mayHaveTaken: false })
        })
      })
    },
  }
}
