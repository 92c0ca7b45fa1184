import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Run, Runs } from './runs.ts'

const RunsContext = createContext<Runs | null>(null)
export const RunsProvider = RunsContext.Provider

export function useRuns(): Runs {
  const runs = useContext(RunsContext)
  if (!runs) throw new Error('no RunsProvider above')
  return runs
}

export function useRun(owner: string): Run | null {
  const runs = useRuns()
  return useSyncExternalStore(runs.subscribe, () => runs.get(owner))
}
