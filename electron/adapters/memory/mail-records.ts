/** A domain's records and pages as a table says; what is not in it is not there, and what hangs, hangs until it is aborted. */
import type { MailRecords, Page, Records, SettingsPages } from '../../core/providers/provider-ports.ts'
import type { MxRecord, SrvRecord } from '../../../shared/domain/providers/offers.ts'

type Told<T> = T | 'hang' | 'fail'

function never(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason as Error)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}

function recordsOf<T>(told: Told<readonly T[]> | undefined, signal: AbortSignal): Promise<Records<T>> {
  if (told === 'hang') return never(signal)
  return Promise.resolve(told === 'fail' ? { ok: false, system: 'ESERVFAIL' } : { ok: true, records: told ?? [] })
}

export function createMemoryMailRecords(table: {
  readonly mx?: Readonly<Record<string, Told<readonly MxRecord[]>>>
  readonly srv?: Readonly<Record<string, Told<readonly SrvRecord[]>>>
} = {}): MailRecords {
  return {
    mx: (domain, signal) => recordsOf(table.mx?.[domain], signal),
    srv: (name, signal) => recordsOf(table.srv?.[name], signal),
  }
}

export function createMemorySettingsPages(pages: Readonly<Record<string, Told<string>>> = {}): SettingsPages & { readonly asked: readonly string[] } {
  const asked: string[] = []
  return {
    asked,
    get(url, signal): Promise<Page> {
      asked.push(url)
      const told = pages[url]
      if (told === 'hang') return never(signal)
      if (told === 'fail') return Promise.resolve({ ok: false, why: 'unreachable', system: 'ECONNREFUSED' })
      return Promise.resolve(told === undefined ? { ok: false, why: 'none', system: '404' } : { ok: true, text: told, address: url })
    },
  }
}
