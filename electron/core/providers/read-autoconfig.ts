/** Thunderbird's `config-v1.1.xml`, written by anybody: only the servers for sending are read, as plain text. */
import { XMLParser } from 'fast-xml-parser'
import type { PageServer } from '../../../shared/domain/providers/offers.ts'

/** characters; the longest of Thunderbird's own list has some 20,000 */
export const longestPage = 64 * 1024
const mostServers = 20

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])
/** Where an element stands several times the first one counts, as it does for Thunderbird. */
const textOf = (node: Node, name: string): string => {
  const [first] = listOf(node[name])
  return typeof first === 'string' ? first.slice(0, 300) : ''
}

/** Null: this is no such page. A document type is refused whole: entities have no place in it. */
export function readAutoconfig(text: string): readonly PageServer[] | null {
  if (text.length > longestPage || /<!(?:DOCTYPE|ENTITY)/i.test(text)) return null
  // The parser takes what breaks off as if it had ended there.
  if (!text.trimEnd().endsWith('</clientConfig>')) return null
  try {
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', processEntities: false, parseTagValue: false, parseAttributeValue: false })
    const root: unknown = parser.parse(text)
    const config = isNode(root) ? root['clientConfig'] : undefined
    if (!isNode(config)) return null
    return listOf(config['emailProvider'])
      .filter(isNode)
      .flatMap((provider) => listOf(provider['outgoingServer']))
      .filter(isNode)
      .filter((server) => server['@type'] === 'smtp')
      .slice(0, mostServers)
      .map((server) => ({
        hostname: textOf(server, 'hostname'),
        port: textOf(server, 'port'),
        socketType: textOf(server, 'socketType'),
        username: textOf(server, 'username'),
      }))
  } catch {
    return null
  }
}
