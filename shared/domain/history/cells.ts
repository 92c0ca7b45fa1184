/** Runs and changes as rows of a spreadsheet: the same on the page and on the command line. Instants stay as they are, to be sorted. */
import type { ChangeEntry, RunSummary } from '../../contract/history.ts'
import { placeText, valueText, type Say } from '../compare-runs/words.ts'
import type { Cell } from '../text/csv.ts'

export function runHeads(say: Say): string[] {
  return ['when', 'system', 'state', 'phase', 'cause', 'route', 'time', 'origin', 'by', 'run'].map((name) => say(`history.list.${name}`))
}

export function routeOfRun(say: Say, { route }: RunSummary): string {
  return route === null ? '' : say(`explain.route.${route.kind}`, { host: route.host ?? '', port: route.port ?? '' })
}

export function runCells(say: Say, run: RunSummary): Cell[] {
  const { at, systemName, verdict, phase, code, ms, origin, from, runId } = run
  return [
    at, systemName, say(`test.results.${verdict}`), say(`test.phases.${phase}`), code === null ? '' : say(`test.codes.${code}`), routeOfRun(say, run), ms,
    say(`history.list.originOf.${origin}`), `${from.user} @ ${from.host}`, runId,
  ] // prettier-ignore
}

export function changeHeads(say: Say): string[] {
  return [say('history.list.when'), ...['system', 'version', 'what', 'user', 'host', 'field', 'before', 'after'].map((name) => say(`history.log.${name}`))]
}

/** A row a changed place; one for a save that changed none. */
export function changeCells(say: Say, { at, systemName, revision, what, by, changes }: ChangeEntry): Cell[][] {
  const common: Cell[] = [at, systemName, revision, say(`history.log.whats.${what}`), by.user, by.host]
  if (changes.length === 0) return [[...common, '', '', '']]
  return changes.map(({ path, before, after, secret }) => [
    ...common,
    placeText(say, path),
    secret ? '' : valueText(say, path, before),
    secret ? say(`history.secret.${secret}`) : valueText(say, path, after),
  ])
}
