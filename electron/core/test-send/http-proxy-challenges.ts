/** The challenges of a 407 (RFC 9110 §11.6.1): several in one header, or one a header, as a proxy likes. */

export interface Challenge {
  /** lower case */
  readonly scheme: string
  /** what NTLM and Negotiate carry; null when there is none */
  readonly token: string | null
  /** by lower-case name, without quotes */
  readonly params: ReadonlyMap<string, string>
}

const param = /^([!#$%&'*+.^_`|~0-9a-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([!#$%&'*+.^_`|~0-9a-z-]+))$/i
const start = /^([!#$%&'*+.^_`|~0-9a-z-]+)(?:\s+(.*))?$/i

/** At commas, but for those inside quotes. */
function elements(value: string): string[] {
  const parts: string[] = []
  let part = ''
  let quoted = false
  for (let index = 0; index < value.length; index++) {
    const character = value.charAt(index)
    if (quoted && character === '\\') {
      part += character + value.charAt(++index)
      continue
    }
    if (character === '"') quoted = !quoted
    if (character === ',' && !quoted) {
      parts.push(part)
      part = ''
    } else part += character
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== '')
}

/** What is not of this language is left out: nobody can answer it. */
export function parseChallenges(values: readonly string[]): Challenge[] {
  const challenges: { scheme: string; token: string | null; params: Map<string, string> }[] = []
  const add = (text: string): boolean => {
    const match = param.exec(text)
    const current = challenges.at(-1)
    if (!match || !current) return false
    current.params.set((match[1] ?? '').toLowerCase(), match[3] ?? (match[2] ?? '').replace(/\\(.)/g, '$1'))
    return true
  }
  for (const value of values) {
    for (const element of elements(value)) {
      if (param.test(element)) {
        add(element)
        continue
      }
      const match = start.exec(element)
      if (!match) continue
      challenges.push({ scheme: (match[1] ?? '').toLowerCase(), token: null, params: new Map() })
      const rest = match[2] ?? ''
      const last = challenges.at(-1)
      if (rest !== '' && !add(rest) && last) last.token = rest
    }
  }
  return challenges
}
