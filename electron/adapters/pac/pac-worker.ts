/**
 * The thread in which a configuration script runs: QuickJS in WebAssembly, which knows neither files nor network nor this
 * program. Whoever started the thread ends it when its time is up, whatever the script does.
 *
 * The standard functions are pac-resolver's. Its own runner rewrites the script so that every function that looks a name up
 * becomes asynchronous, and then `list.some(function (net) { return isInNet(host, net, mask) })` is true for every host, and a
 * look-up outside FindProxyForURL an error. Here the script stays as it is, and waits for a look-up as in a browser.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { sandbox } from 'pac-resolver'
import { JSException, QuickJS, type JSValueHandle } from 'quickjs-wasi'
import { addressOf, isInNetwork } from '../../../shared/domain/route/addresses.ts'
import { lookupPatienceMs, maxLookups, textOffset, type PacFailure, type PacMessage, type PacWork } from './pac-protocol.ts'

const { engine, script, url, host, addresses, mailbox } = workerData as PacWork
const memoryLimit = 32 * 1024 * 1024
/** deeper recursion ends in an error of the script's, not of the machine under it */
const stackLimit = 64 * 1024
const longestAnswer = 10_000

const say = (message: PacMessage) => parentPort?.postMessage(message)

// ---- names -----------------------------------------------------------------------------------------------------------

const signal = new Int32Array(mailbox, 0, 2)
const known = new Map<string, readonly string[]>()

/** Stands still until the answer is in the mailbox. Empty: no such name, or nobody answered in time. */
function lookUp(name: string): readonly string[] {
  if (addressOf(name)) return [name]
  const before = known.get(name)
  if (before) return before
  if (known.size >= maxLookups || name.length > 253) return []
  const sequence = known.size + 1
  say({ kind: 'lookup', sequence, host: name })
  const until = performance.now() + lookupPatienceMs
  let seen = Atomics.load(signal, 0)
  while (seen !== sequence && performance.now() < until) {
    Atomics.wait(signal, 0, seen, until - performance.now())
    seen = Atomics.load(signal, 0)
  }
  const text = seen === sequence ? new TextDecoder().decode(new Uint8Array(mailbox, textOffset, Atomics.load(signal, 1)).slice()) : ''
  const found = text === '' ? [] : text.split(';')
  known.set(name, found)
  return found
}

const isV4 = (address: string) => addressOf(address)?.family === 4

/** `255.255.0.0` → 16; null when its ones are not in a row. */
function bitsOf(mask: string): number | null {
  const value = addressOf(mask)?.value
  if (value === undefined) return null
  const bits = value.toString(2).padStart(32, '0')
  return /^1*0*$/.test(bits) ? bits.replace(/0+$/, '').length : null
}

function isInNet(name: string, network: string, mask: string): boolean {
  const bits = bitsOf(mask)
  const address = lookUp(name).find(isV4)
  return bits !== null && address !== undefined && isInNetwork(address, `${network}/${bits}`) === true
}

// ---- the functions that a script may call ----------------------------------------------------------------------------

type Plain = string | number | boolean | null | undefined
type Standard = (...args: never[]) => unknown
const { dateRange, dnsDomainIs, dnsDomainLevels, isPlainHostName, localHostOrDomainIs, shExpMatch, timeRange, weekdayRange } = sandbox
const calendar: Readonly<Record<string, Standard>> = { dateRange, timeRange, weekdayRange }
const texts: Readonly<Record<string, Standard>> = { dnsDomainIs, dnsDomainLevels, isPlainHostName, localHostOrDomainIs, shExpMatch }
/** The ones with "Ex" are Microsoft's, for both families. */
const own: Readonly<Record<string, (...args: string[]) => Plain>> = {
  dnsResolve: (name = '') => lookUp(name).find(isV4) ?? null,
  dnsResolveEx: (name = '') => lookUp(name).join(';'),
  isResolvable: (name = '') => lookUp(name).some(isV4),
  isResolvableEx: (name = '') => lookUp(name).length > 0,
  isInNet: (name = '', network = '', mask = '') => isInNet(name, network, mask),
  isInNetEx: (name = '', network = '') => lookUp(name).some((address) => isInNetwork(address, network) === true),
  myIpAddress: () => addresses[0],
  myIpAddressEx: () => addresses.join(';'),
  alert: () => undefined,
}

/** Only plain values pass the border, in both directions. */
function plain(vm: QuickJS, handle: JSValueHandle): Plain {
  switch (vm.typeof(handle)) {
    case 'string':
    case 'number':
    case 'boolean':
      return vm.dump(handle) as Plain
    default:
      return undefined
  }
}

function install(vm: QuickJS): void {
  const define = (name: string, call: (args: Plain[]) => unknown) => {
    const made = vm.newFunction(name, (...args) => {
      const value = call(args.map((arg) => plain(vm, arg)))
      if (typeof value === 'string') return vm.newString(value)
      if (typeof value === 'boolean') return value ? vm.true : vm.false
      if (typeof value === 'number') return vm.newNumber(value)
      return value === null ? vm.null : vm.undefined
    })
    vm.setProp(vm.global, name, made)
  }
  const asTexts = (args: Plain[]) => args.map((arg) => String(arg))
  for (const [name, call] of Object.entries(calendar)) define(name, (args) => (call as (...args: Plain[]) => unknown)(...args))
  for (const [name, call] of Object.entries(texts)) define(name, (args) => (call as (...args: string[]) => unknown)(...asTexts(args)))
  for (const [name, call] of Object.entries(own)) define(name, (args) => call(...asTexts(args)))
}

// ---- the run ---------------------------------------------------------------------------------------------------------

const failed = (failure: PacFailure, message: string) => say({ kind: 'failed', failure, message: message.slice(0, 200) })

function describe(error: unknown): string {
  // The machine under the script gave way: recursion without end.
  if (error instanceof RangeError || (error instanceof Error && error.name === 'RuntimeError')) return 'stack overflow'
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

async function run(): Promise<void> {
  const vm = await QuickJS.create({ wasm: engine, memoryLimit })
  vm._getExports().qjs_set_max_stack_size(stackLimit)
  install(vm)
  say({ kind: 'running' })
  try {
    vm.evalCode(script, 'proxy.pac').dispose()
  } catch (error) {
    return failed(error instanceof JSException && error.name === 'SyntaxError' ? 'not-script' : 'threw', describe(error))
  }
  try {
    const find = vm.global.getProp('FindProxyForURL')
    if (vm.typeof(find) !== 'function') return failed('not-script', 'FindProxyForURL')
    const answer = vm.callFunction(find, vm.undefined, vm.newString(url), vm.newString(host))
    const type = vm.typeof(answer)
    if (type !== 'string') return failed('nonsense', type)
    const length = vm.dump(answer.getProp('length'))
    if (typeof length !== 'number' || length > longestAnswer) return failed('nonsense', `${String(length)} …`)
    say({ kind: 'answer', text: answer.toString() })
  } catch (error) {
    failed('threw', describe(error))
  }
}

await run()
