/** The single door of every face: look up, check input, run, check output, wrap the error. */
import { contract, type ProcedureName } from '../../shared/contract/index.ts'
import { issuesOf } from '../../shared/domain/system/issues.ts'
import { AppError, type WireError } from '../../shared/errors.ts'
import type { Handlers } from './handlers.ts'
import type { Ids, Log } from './ports.ts'

export type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError }
export interface Dispatcher {
  /** Never rejects. */
  call(name: string, input: unknown): Promise<Answer>
}

function isProcedure(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name)
}

export function createDispatcher(handlers: Handlers, { log, ids }: { log: Log; ids: Ids }): Dispatcher {
  async function run(name: string, input: unknown): Promise<unknown> {
    if (!isProcedure(name)) throw new AppError('unknown-procedure', { details: { name: name.slice(0, 100) } })
    const { input: inputSchema, output: outputSchema } = contract[name]
    const parsed = inputSchema.safeParse(input)
    if (!parsed.success) throw new AppError('invalid-input', { issues: issuesOf(parsed.error) })
    const handle = handlers[name] as (input: unknown) => unknown
    // Parsing what goes out drops whatever the contract does not name.
    return outputSchema.parse(await handle(parsed.data))
  }

  return {
    async call(name, input) {
      try {
        return { ok: true, value: await run(name, input) }
      } catch (error) {
        if (error instanceof AppError) return { ok: false, error: error.toWire() }
        const reference = ids.uuid()
        log.error('a procedure failed in a way nobody expected', {
          reference,
          procedure: name.slice(0, 100),
          error: error instanceof Error ? (error.stack ?? error.message) : typeof error,
        })
        return { ok: false, error: { code: 'internal', details: { reference } } }
      }
    },
  }
}
