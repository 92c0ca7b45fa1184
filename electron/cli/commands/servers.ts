import type { TFunction } from 'i18next'
import { practiceFaults, practicePassword, practiceUser } from '../../../shared/contract/practice.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { inert } from '../../core/test-send/redact.ts'
import { startWebServer } from '../../web/web-server.ts'
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
    const { dispatcher, ports, services } = await context.openProgram()
    const server = await startWebServer({ port, pageFolder: context.pageFolder, dispatcher, events: ports.events })
    context.out(`${server.url}\n`)
    if (!flag(options, 'no-open')) context.openBrowser(server.url)
    await services.practice.resume()
    await untilInterrupted(context)
    await server.close()
    return 0
  },
}

function receivedText(t: TFunction, message: { at: string; from: string; to: readonly string[]; size: number; subject: string }): string {
  return t('cli.practice.received', {
    time: new Date(message.at).toLocaleTimeString('pt-BR'),
    from: message.from === '' ? t('cli.practice.nobody') : inert(message.from),
    to: inert(message.to.join(', ')),
    size: message.size,
    subject: message.subject === '' ? t('cli.practice.noSubject') : inert(message.subject),
  })
}

export const practiceCommand: Command = {
  name: 'practice',
  usage: `practice [--port N] [--fault ${practiceFaults.join('|')}] [--json]`,
  help: 'practice',
  options: { port: { type: 'string' }, fault: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { least: 0, most: 0 },
  async run({ options }, context) {
    const json = flag(options, 'json')
    const fault = practiceFaults.find((name) => name === (text(options, 'fault') ?? 'none'))
    if (!fault) throw new AppError('usage', { details: { reason: 'fault', faults: practiceFaults.join(', ') } })
    const port = portOf(options, 2525)
    const { ports } = await context.openProgram()
    const { t } = createTranslator()
    const listener = await ports.practiceServers.listen({
      port,
      user: practiceUser,
      password: practicePassword,
      fault: () => fault,
      onMessage: (message) => {
        const received = { from: message.from, to: message.to, size: message.raw.length }
        void ports.messageReader.read(message.raw).then(({ subject }) => {
          const line = { at: ports.clock.now().toISOString(), ...received, subject }
          context.out(`${json ? JSON.stringify(line) : receivedText(t, line)}\n`)
        })
      },
    })
    const where = { host: '127.0.0.1', port: listener.port, user: practiceUser, password: practicePassword, fault }
    context.out(
      json
        ? `${JSON.stringify(where)}\n`
        : `${t('cli.practice.listening', { ...where, fault: `${t(`practice.faults.${fault}`)}. ${t(`practice.faultHelp.${fault}`)}` })}\n`,
    )
    await untilInterrupted(context)
    await listener.close()
    return 0
  },
}
