type AllPromised<T> = { readonly [K in keyof T]: (...input: never[]) => Promise<unknown> }

/**
 * A port whose technology is loaded when it is first asked for: who lists systems need not wait for an SMTP server's code. Only for
 * ports that answer by promises alone; what was loaded is then called without a step between.
 * @param names of all that the port can do
 */
export function later<T extends AllPromised<T>>(names: { readonly [K in keyof T]: true }, load: () => Promise<T>): T {
  let loading: Promise<T> | null = null
  let loaded: T | null = null
  const bring = async () => (loaded = await (loading ??= load().finally(() => (loading = null))))
  const method = (name: keyof T) => (...input: never[]) => (loaded ? loaded[name](...input) : bring().then((port) => port[name](...input)))
  return Object.fromEntries((Object.keys(names) as (keyof T & string)[]).map((name) => [name, method(name)])) as unknown as T
}
