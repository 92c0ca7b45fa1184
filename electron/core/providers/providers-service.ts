import type { AskedOutcome, ProviderAnswer } from '../../../shared/contract/providers.ts'
import { askableDomain, autoconfigPages, inOrder, offersOfMx, offersOfPage, offersOfSrv, srvServices, type Offer } from '../../../shared/domain/providers/offers.ts'
import { AppError } from '../../../shared/errors.ts'
import { inert } from '../../../shared/domain/text/inert.ts'
import type { Ports } from '../ports.ts'

export interface ProvidersService {
  /** Asks everybody at once and ends within 5 s. AppError `invalid-input`. */
  ask(domain: string, signal?: AbortSignal): Promise<ProviderAnswer>
}

/** milliseconds for everybody together */
const patience = 4800

interface Answer {
  readonly what: string
  readonly outcome: AskedOutcome
  readonly offers: readonly Offer[]
}

export function createProvidersService({ clock, mailRecords, settingsPages }: Pick<Ports, 'clock' | 'mailRecords' | 'settingsPages'>): ProvidersService {
  async function mx(domain: string, signal: AbortSignal): Promise<Answer> {
    const found = await mailRecords.mx(domain, signal)
    const offers = found.ok ? offersOfMx(domain, found.records) : []
    return { what: `MX ${domain}`, outcome: outcomeOf(found, offers), offers }
  }
  async function srv(domain: string, { service, security }: (typeof srvServices)[number], signal: AbortSignal): Promise<Answer> {
    const name = `${service}.${domain}`
    const found = await mailRecords.srv(name, signal)
    const offers = found.ok ? offersOfSrv(`SRV ${name}`, security, found.records) : []
    return { what: `SRV ${name}`, outcome: outcomeOf(found, offers), offers }
  }
  async function page(domain: string, url: string, signal: AbortSignal): Promise<Answer> {
    const answer = await settingsPages.get(url, signal)
    if (!answer.ok) return { what: url, outcome: answer.why, offers: [] }
    const { readAutoconfig } = await import('./read-autoconfig.ts')
    const servers = readAutoconfig(answer.text)
    const offers = servers ? offersOfPage(answer.address, domain, servers) : []
    return { what: url, outcome: offers.length > 0 ? 'found' : 'unusable', offers }
  }

  return {
    async ask(asked, signal = new AbortController().signal) {
      const domain = askableDomain(asked)
      if (domain === null) throw new AppError('invalid-input', { issues: [{ path: 'domain', code: 'domain-invalid' }] })
      const began = clock.monotonic()
      const own = new AbortController()
      const end = () => own.abort(new Error('enough'))
      const stop = clock.after(patience, end)
      signal.addEventListener('abort', end, { once: true })
      if (signal.aborted) end()
      const questions: readonly [what: string, answer: Promise<Answer>][] = [
        ...autoconfigPages(domain).map((url): [string, Promise<Answer>] => [url, page(domain, url, own.signal)]),
        ...srvServices.map((each): [string, Promise<Answer>] => [`SRV ${each.service}.${domain}`, srv(domain, each, own.signal)]),
        [`MX ${domain}`, mx(domain, own.signal)],
      ]
      const answers = await Promise.all(
        questions.map(([what, answer]) =>
          answer.catch((error: unknown): Answer => {
            if (!own.signal.aborted) throw error
            return { what, outcome: 'time', offers: [] }
          }),
        ),
      ).finally(() => {
        stop()
        signal.removeEventListener('abort', end)
      })
      return {
        domain,
        offers: inOrder(answers.flatMap(({ offers }) => offers)).map((offer) => ({ ...offer, where: inert(offer.where).slice(0, 300) })),
        asked: answers.map(({ what, outcome }) => ({ what, outcome })),
        ms: Math.round(clock.monotonic() - began),
      }
    },
  }
}

function outcomeOf(found: { readonly ok: boolean; readonly records?: readonly unknown[] }, offers: readonly Offer[]): AskedOutcome {
  if (!found.ok) return 'unreachable'
  if (offers.length > 0) return 'found'
  return (found.records ?? []).length > 0 ? 'unusable' : 'none'
}
