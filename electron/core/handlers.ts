import type { OutputOf, ParsedInputOf, ProcedureName } from '../../shared/contract/index.ts'
import type { Services } from './services.ts'

export type Handlers = { readonly [N in ProcedureName]: (input: ParsedInputOf<N>) => Promise<OutputOf<N>> | OutputOf<N> }

/** Contract → service, a line a procedure. */
export function createHandlers({ app, systems, tests, practice, secrets, oauth, queue, schedule }: Services): Handlers {
  return {
    'app.info': () => app.info(),
    'app.systemProxy': async (input) => {
      const { origin, candidates, trace } = await app.systemProxy(input)
      return { origin, candidates: candidates && [...candidates], trace: [...trace] }
    },
    'systems.list': () => systems.list(),
    'systems.get': ({ id }) => systems.get(id),
    'systems.create': ({ document }) => systems.create(document),
    'systems.save': ({ id, revision, document }) => systems.save(id, revision, document),
    'systems.duplicate': ({ id, name }) => systems.duplicate(id, name),
    'systems.remove': ({ id, revision }) => systems.remove(id, revision),
    'tests.start': (request) => tests.start(request),
    'tests.cancel': ({ runId }) => tests.cancel(runId),
    'tests.last': ({ systemId }) => tests.last(systemId),
    'tests.report': ({ runId }) => tests.report(runId),
    'practice.status': () => practice.status(),
    'practice.start': () => practice.start(),
    'practice.stop': () => practice.stop(),
    'practice.setFault': ({ fault }) => practice.setFault(fault),
    'practice.messages': () => practice.messages(),
    'practice.message': ({ id }) => practice.message(id),
    'practice.clear': () => practice.clear(),
    'practice.tryNow': () => practice.tryNow(),
    'practice.useSsl': () => practice.useSsl(),
    'secrets.status': () => secrets.status(),
    'secrets.allowKeyFile': ({ allowed }) => secrets.allowKeyFile(allowed),
    'oauth.begin': ({ systemId }) => oauth.begin(systemId),
    'oauth.status': ({ systemId }) => oauth.status(systemId),
    'oauth.cancel': ({ systemId }) => oauth.cancel(systemId),
    'oauth.forget': ({ systemId }) => oauth.forget(systemId),
    'queue.add': (input) => queue.add(input),
    'queue.list': ({ filter, after, limit }) => queue.list(filter, after, limit),
    'queue.get': ({ id }) => queue.get(id),
    'queue.raw': ({ id }) => queue.raw(id),
    'queue.act': ({ ids, action }) => queue.act(ids, action),
    'queue.actOnAll': ({ filter, action }) => queue.actOnAll(filter, action),
    'queue.stats': () => queue.stats(),
    'queue.pause': ({ systemId, asUser }) => queue.pause(systemId, asUser),
    'queue.resume': ({ systemId, asUser }) => queue.resume(systemId, asUser),
    'queue.settings': () => queue.settings(),
    'queue.saveSettings': (settings) => queue.saveSettings(settings),
    'schedule.add': (input) => schedule.add(input),
    'schedule.list': () => schedule.list(),
    'schedule.get': ({ id }) => schedule.get(id),
    'schedule.change': ({ id, schedule: input }) => schedule.change(id, input),
    'schedule.pause': ({ id, paused }) => schedule.pause(id, paused),
    'schedule.sendNow': ({ id }) => schedule.sendNow(id),
    'schedule.remove': ({ id }) => schedule.remove(id),
    'schedule.preview': ({ rule, zone, count }) => schedule.preview(rule, zone, count),
  }
}
