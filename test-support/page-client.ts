/** What a page does at the door of `serve`, without a browser: the token for a session, then procedures by their names. */
import type { InputOf, OutputOf, ProcedureName } from '../shared/contract/index.ts'

export interface PageClient {
  /** throws what the program refuses, with its code */
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>
}

/** @param url with the token, as `serve` prints it */
export async function openPage(url: string): Promise<PageClient> {
  const { origin, hash } = new URL(url)
  const headers = { origin, 'content-type': 'application/json', 'x-server-manager': '1' }
  const opened = await fetch(`${origin}/session`, { method: 'POST', headers, body: JSON.stringify({ token: hash.replace('#token=', '') }) })
  if (!opened.ok) throw new Error(`no session: ${opened.status} ${await opened.text()}`)
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
  return {
    async call<N extends ProcedureName>(name: N, input: InputOf<N>) {
      const answer = await fetch(`${origin}/api/${name}`, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(input) })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${name}: ${answer.status} ${text}`)
      return JSON.parse(text) as OutputOf<N>
    },
  }
}
