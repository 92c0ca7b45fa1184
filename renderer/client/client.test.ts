import { describe, expect, test } from 'vitest'
import type { AppEvent } from '../../shared/contract/events.ts'
import { createClient } from './client.ts'
import type { EventsListener, Transport } from './transport.ts'

function setUp(call: Transport['call'] = () => Promise.resolve(null)) {
  let listener: EventsListener | null = null
  const client = createClient({ call, subscribe: (given) => ((listener = given), () => {}) })
  return { client, transport: listener as unknown as EventsListener }
}

describe('the connection', () => {
  type Step = 'connected' | 'lost' | 'refused'
  test.each<[steps: Step[], states: string[]]>([
    [[], []],
    [['connected'], ['connected']],
    [['lost'], ['lost']],
    [['connected', 'lost', 'lost', 'connected'], ['connected', 'lost', 'connected']],
    [['lost', 'refused'], ['lost', 'refused']],
    [['lost', 'refused', 'lost', 'refused'], ['lost', 'refused']],
    [['lost', 'refused', 'connected', 'lost'], ['lost', 'refused', 'connected', 'lost']],
  ])('%j', (steps, states) => {
    const { client, transport } = setUp()
    expect(client.connection()).toBe('connecting')
    const seen: string[] = []
    client.onConnection(() => seen.push(client.connection()))
    for (const step of steps) {
      if (step === 'connected') transport.connected()
      else transport.disconnected(step === 'lost')
    }
    expect(seen).toEqual(states)
  })

  test('may be there at once', () => {
    const client = createClient({ call: () => Promise.resolve(null), subscribe: ({ connected }) => (connected(), () => {}) })
    expect(client.connection()).toBe('connected')
  })

  test('each time it comes back whoever asked is told, also when nothing was noticed in between', () => {
    const { client, transport } = setUp()
    let times = 0
    const end = client.onConnected(() => times++)
    transport.connected()
    transport.connected()
    end()
    transport.connected()
    expect(times).toBe(2)
  })
})

describe('events', () => {
  const event: AppEvent = { name: 'systems.changed', data: null }
  test('reach everybody who listens, until they end it', () => {
    const { client, transport } = setUp()
    const [first, second]: AppEvent[][] = [[], []]
    const end = client.onEvent((seen) => first?.push(seen))
    client.onEvent((seen) => second?.push(seen))
    transport.event(event)
    end()
    transport.event(event)
    expect([first, second]).toEqual([[event], [event, event]])
  })

  test('a listener that ends itself does not take the others along', () => {
    const { client, transport } = setUp()
    const seen: string[] = []
    const end = client.onEvent(() => {
      seen.push('first')
      end()
    })
    client.onEvent(() => seen.push('second'))
    transport.event(event)
    transport.event(event)
    expect(seen).toEqual(['first', 'second', 'second'])
  })
})

describe('calls', () => {
  test('go to the transport as they are, with its answer or refusal', async () => {
    const problem = new Error('no')
    const { client } = setUp((name, input) => (name === 'app.info' ? Promise.reject(problem) : Promise.resolve([name, input])))
    expect(await client.call('systems.get', { id: 'x' })).toEqual(['systems.get', { id: 'x' }])
    await expect(client.call('app.info', null)).rejects.toBe(problem)
  })
})
