import type { TFunction } from 'i18next'
import { practiceFaultGroups, practiceFaults, practicePassword, practiceUser, type PracticeFault } from '../../../shared/contract/practice.ts'
import { AppError } from '../../../shared/errors.ts'
import { bringAll, createTranslator } from '../../../shared/i18n/index.ts'
import { locale, speak, type Language } from '../../../shared/i18n/language.ts'
import { startWorkerBeside } from '../../core/shell/worker-beside.ts'
import { inert } from '../../core/test-send/redact.ts'
import { watchQueue } from '../../core/outbox/queue-watch.ts'
import { flag, text, type Command, type CommandContext, type OptionValues } from '../command.ts'

function portOf(options: OptionValues, otherwise: number): number {
  const asked = text(options, 'port')
  if (asked === undefined) return otherwise
  const port = /^\d{1,5}$/.test(asked) ? Number(asked) : -1
  if (port < 0 || port > 65535) throw new AppError('usage', { details: { reason: 'port' } })
  return port
}

function untilInterrupted({ interrupted }: CommandContext): Promise<void> {
  return new Promise((resolve) => {
    if (interrupted.aborted) resolve()
    else interrupted.addEventListener('abort', () => resolve(), { once: true })
  })
}

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--port N] [--no-open]',
  help: 'serve',
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  positionals: { least: 0, most: 0 },
  async run({ options }, context) {
    const port = portOf(options, 0)
    const { bring, openDoor, ports, services } = await context.openProgram()
    const { startWebServer } = await import('../../web/web-server.ts')
    // A page keeps its language; where none was chosen yet, it begins in the one that this command was told.
    const language = (): Language => services.app.language() ?? context.language ?? 'pt-BR'
    const server = await startWebServer({ port, pageFolder: context.pageFolder, language, dispatcher: await openDoor(), events: ports.events })
    // What is made here for the page (the text of a test message) is for who looks at it.
    await bringAll()
    speak(language())
    context.out(`${server.url}\n`)
    void bring()
    if (!flag(options, 'no-open')) context.openBrowser(server.url)
    await services.practice.resume()
    services.tests.getReady()
    await startWorkerBeside(ports, services.queue)
    const unwatchQueue = watchQueue(ports)
    await untilInterrupted(context)
    unwatchQueue()
    await Promise.all([server.close(), ports.ownWorker?.stop()])
    return 0
  },
}

function receivedText(t: TFunction, message: { at: string; from: string; to: readonly string[]; size: number; subject: string }): string {
  return t('cli.practice.received', {
    time: new Date(message.at).toLocaleTimeString(locale()),
    from: message.from === '' ? t('cli.practice.nobody') : inert(message.from),
    to: inert(message.to.join(', ')),
    size: message.size,
    subject: message.subject === '' ? t('cli.practice.noSubject') : inert(message.subject),
  })
}

function faultNamed(name: string): PracticeFault {
  const fault = practiceFaults.find((each) => each === name)
  if (!fault) throw new AppError('usage', { details: { reason: 'fault', faults: practiceFaults.join(', ') } })
  return fault
}

/** What `--faults` prints: every name by group, with what it does. */
function faultList(t: TFunction): string {
  const groups = Object.entries(practiceFaultGroups).map(([group, names]) => {
    const lines = names.map((name) => `  ${name.padEnd(22)}${t(`practice.faults.${name}`)}. ${t(`practice.faultHelp.${name}`)}\n`)
    return `${t(`practice.faultGroups.${group}`)}\n${lines.join('')}`
  })
  return groups.join('\n')
}

export const practiceCommand: Command = {
  name: 'practice',
  usage: 'practice [--port N] [--fault NAME] [--faults] [--json]',
  help: 'practice',
  options: { port: { type: 'string' }, fault: { type: 'string' }, faults: { type: 'boolean' }, json: { type: 'boolean' } },
  positionals: { least: 0, most: 0 },
  async run({ options }, context) {
    const json = flag(options, 'json')
    const { t } = createTranslator()
    if (flag(options, 'faults')) {
      context.out(json ? `${JSON.stringify(practiceFaults)}\n` : faultList(t))
      return 0
    }
    let fault = faultNamed(text(options, 'fault') ?? 'none')
    const say = (value: object, otherwise: () => string) => context.out(`${json ? JSON.stringify(value) : otherwise()}\n`)
    const faultText = () => `${t(`practice.faults.${fault}`)}. ${t(`practice.faultHelp.${fault}`)}`
    const port = portOf(options, 2525)
    const { ports } = await context.openProgram()
    const listener = await ports.practiceServers.listen({
      port,
      user: practiceUser,
      password: practicePassword,
      fault: () => fault,
      onMessage: (message) => {
        const received = { from: message.from, to: message.to, size: message.raw.length }
        void ports.messageReader.read(message.raw).then(({ subject }) => {
          const line = { at: ports.clock.now().toISOString(), ...received, subject }
          say(line, () => receivedText(t, line))
        })
      },
    })
    const { fingerprint256 } = listener
    const where = { host: '127.0.0.1', port: listener.port, user: practiceUser, password: practicePassword, fault, fingerprint256 }
    say(where, () => t('cli.practice.listening', { ...where, fault: faultText() }))
    // A script says what to pretend next, a name a line.
    context.onLine((line) => {
      const name = line.trim()
      if (name === '') return
      try {
        fault = faultNamed(name)
        say({ fault }, faultText)
      } catch {
        context.err(`${t('cli.usageReasons.fault', { faults: practiceFaults.join(', ') })}\n`)
      }
    })
    await untilInterrupted(context)
    await listener.close()
    return 0
  },
}
