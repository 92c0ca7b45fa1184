/** What the back end owns, as this page last saw it. Nothing grows old by itself: events say what to ask for again. */
import { QueryClient, useQuery } from '@tanstack/react-query'
import { AppError } from '../../shared/errors.ts'
import type { Client } from './client.ts'
import { useClient } from './context.tsx'

export const keys = {
  app: ['app'],
  systems: ['systems'],
  system: (id: string) => ['system', id],
  lastTest: (systemId: string) => ['test', systemId],
  systemProxy: (host: string, port: number) => ['system-proxy', host, port],
  mailClients: ['mail-clients'],
  secrets: ['secrets'],
  oauth: (systemId: string) => ['oauth', systemId],
  practice: ['practice'],
  practiceMessages: ['practice', 'messages'],
  practiceMessage: (id: string) => ['practice', 'message', id],
  /** all that `queue.changed` is about begins with it */
  queue: ['queue'],
  workerPulse: ['queue', 'pulse'],
  schedules: ['schedules'],
} as const

/** Asks again for what is shown, once at a time: of what changes all the time nobody sees more, and an answer is never thrown away. */
function refresherOf(queries: QueryClient, queryKey: readonly string[], pauseMs = 700): () => void {
  let going = false
  let again = false
  async function go(): Promise<void> {
    going = true
    while (again) {
      again = false
      await queries.invalidateQueries({ queryKey })
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
    going = false
  }
  return () => {
    again = true
    if (!going) void go()
  }
}

export function createQueryClient(client: Client): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        // What the back end refused it will refuse again; a lost connection is asked again when events flow.
        retry: false,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
  const refreshQueue = refresherOf(queries, keys.queue)
  const refreshSchedules = refresherOf(queries, keys.schedules)
  client.onEvent(({ name }) => {
    if (name === 'queue.changed') refreshQueue()
    if (name === 'schedule.changed') refreshSchedules()
    if (name === 'systems.changed')
      for (const queryKey of [keys.systems, ['system'], ['test'], ['history'], keys.secrets]) void queries.invalidateQueries({ queryKey })
    // A message never changes; one that was cleared would only be refused.
    if (name === 'practice.changed')
      for (const queryKey of [keys.practice, keys.practiceMessages]) void queries.invalidateQueries({ queryKey, exact: true })
  })
  client.onConnected(() => void queries.invalidateQueries())
  return queries
}

export function useAppInfo() {
  const client = useClient()
  return useQuery({ queryKey: keys.app, queryFn: () => client.call('app.info', null) })
}

export function useSystems() {
  const client = useClient()
  return useQuery({ queryKey: keys.systems, queryFn: () => client.call('systems.list', null) })
}

/** null once the system is gone, so that an open form can say so instead of failing. */
export function useSystem(id: string | null) {
  const client = useClient()
  return useQuery({
    queryKey: keys.system(id ?? ''),
    enabled: id !== null,
    queryFn: () =>
      client.call('systems.get', { id: id ?? '' }).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'not-found') return null
        throw error
      }),
  })
}

export function useLastTest(systemId: string | null) {
  const client = useClient()
  return useQuery({
    queryKey: keys.lastTest(systemId ?? ''),
    enabled: systemId !== null,
    queryFn: () => client.call('tests.last', { systemId: systemId ?? '' }),
  })
}

/** Does a server process work, and may this program start one? */
export function useWorkerPulse() {
  const client = useClient()
  return useQuery({ queryKey: keys.workerPulse, queryFn: () => client.call('worker.pulse', null) })
}

/** What blank proxy fields would mean for this target; asked only while it matters. */
export function useSystemProxy(target: { host: string; port: number } | null) {
  const client = useClient()
  return useQuery({
    queryKey: keys.systemProxy(target?.host ?? '', target?.port ?? 0),
    enabled: target !== null,
    queryFn: () => client.call('app.systemProxy', target ?? { host: '', port: 1 }),
  })
}

/** What this workstation has for MAPI and VIM/Notes; asked anew each time it is shown. */
export function useMailClients() {
  const client = useClient()
  return useQuery({ queryKey: keys.mailClients, staleTime: 0, queryFn: () => client.call('clients.look', null) })
}
