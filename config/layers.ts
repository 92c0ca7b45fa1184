/** What is loaded together is one file: each of many small ones costs a start a third of a millisecond. */
import { fileURLToPath } from 'node:url'

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

/**
 * Names the layer of a module: the first of `roots` (below the checkout) that reaches it without a dynamic import; null when none does.
 * So a layer needs only itself and earlier ones, and nobody loads a later one for the sake of an earlier.
 */
export function layersOf(roots: readonly string[]): (id: string, graph: Graph) => string | null {
  let layers: Map<string, string> | null = null
  function find(graph: Graph): Map<string, string> {
    const found = new Map<string, string>()
    for (const root of roots) {
      const name = /([^/]+)\.ts$/.exec(root)?.[1] ?? root
      const waiting = [fileURLToPath(new URL(`../${root}`, import.meta.url))]
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (found.has(id)) continue
        found.set(id, name)
        waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []))
      }
    }
    return found
  }
  return (id, graph) => (layers ??= find(graph)).get(id) ?? null
}
