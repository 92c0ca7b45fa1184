/**
 * The data key wrapped by a vault of the operating system, which only the desktop window can reach. Beside a key file or
 * a key from the environment it is one more way of opening the same key; nothing here ever replaces a key that exists.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Log } from '../core/ports.ts'
import { createKeyring, keyLength, keyPlace, keyringSchema, openDataKey, type OpenedKey, type Place } from './data-key-box.ts'
import { writeDurably } from './durable-file.ts'

/** What can wrap a key: Electron's safeStorage on the desktop, a twin in tests. */
export interface KeyWrapper {
  readonly by: 'safe-storage'
  /** which vault it is (dpapi, keychain, gnome_libsecret…); recorded beside the wrapped key */
  readonly backend: string
  wrap(key: Uint8Array): Promise<Uint8Array>
  /** Rejects when it cannot be opened now. `stale`: the vault asks for it to be wrapped again. */
  unwrap(wrapped: Uint8Array): Promise<{ readonly key: Uint8Array; readonly stale: boolean }>
}

const vaultWrap = z.object({ by: z.literal('safe-storage'), backend: z.string(), data: z.string() })
type Options = { readonly dataDir: string; readonly environment: Readonly<Record<string, string | undefined>>; readonly log: Log }

/** Is there a data key in this folder, however it is wrapped? */
export function hasDataKey(options: Pick<Options, 'dataDir' | 'environment'>): boolean {
  return existsSync(keyPlace(options).keyring)
}

async function makeWrap(wrapper: KeyWrapper, key: Uint8Array): Promise<z.output<typeof vaultWrap>> {
  const wrapped = await wrapper.wrap(key)
  // A vault that cannot give back what it took would lose every password at the next start: seen now, not then.
  const { key: back } = await wrapper.unwrap(wrapped)
  if (!Buffer.from(back).equals(key)) throw new Error('the vault does not give back what it takes')
  return { by: wrapper.by, backend: wrapper.backend, data: Buffer.from(wrapped).toString('base64') }
}

const readWraps = ({ keyring }: Place) => keyringSchema.parse(JSON.parse(readFileSync(keyring, 'utf8'))).wraps

/** Puts the vault's wrap in place of its older one, and leaves the others alone. */
async function keepWrap(place: Place, wrapper: KeyWrapper, key: Uint8Array): Promise<void> {
  const wrap = await makeWrap(wrapper, key)
  writeDurably(place.keyring, { v: 1, wraps: [...readWraps(place).filter(({ by }) => by !== wrapper.by), wrap] })
}

/**
 * The data key by the vault: made where there is none yet, opened where the vault has wrapped it, and wrapped by the
 * vault as well where only a file or the environment opened it so far. null: none of them opens it; nothing is changed.
 */
export async function openVaultKey(wrapper: KeyWrapper, options: Options): Promise<OpenedKey | null> {
  const { log } = options
  const place = keyPlace(options)
  try {
    if (!existsSync(place.keyring)) createKeyring(place, await makeWrap(wrapper, randomBytes(keyLength)))
    const wraps = readWraps(place)
    // A key that a file in the same folder opens, too, is protected by that file and no better.
    const weaker = wraps.some(({ by }) => by === 'key-file') ? 'key-file' : wrapper.by
    for (const candidate of wraps) {
      const wrap = vaultWrap.safeParse(candidate)
      if (!wrap.success) continue
      try {
        const { key, stale } = await wrapper.unwrap(Buffer.from(wrap.data.data, 'base64'))
        if (key.length !== keyLength) continue
        if (stale || wrap.data.backend !== wrapper.backend) await keepWrap(place, wrapper, key)
        return { key, by: weaker }
      } catch (error) {
        const { backend } = wrap.data
        log.warn('the vault does not open the data key', { backend, now: wrapper.backend, error: (error as Error).name })
      }
    }
    const opened = openDataKey(place, log)
    if (opened) await keepWrap(place, wrapper, opened.key)
    return opened
  } catch (error) {
    log.warn('the vault could not be used', { backend: wrapper.backend, error: (error as Error).message })
    return existsSync(place.keyring) ? openDataKey(place, log) : null
  }
}
