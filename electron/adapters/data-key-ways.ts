/**
 * Who can open the data key, and the one way an administrator may add or take back: the key file, by which the command
 * line, the page and a server process open it without a desktop session.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import type { KeyWay, KeyWays, Log } from '../core/ports.ts'
import { keyPlace, keyringSchema, makeWrap, openDataKey, type DataKey, type OpenedKey, type Place } from './data-key-box.ts'
import { systemCode, writeDurably } from './durable-file.ts'

type Where = { readonly dataDir: string; readonly environment: Readonly<Record<string, string | undefined>>; readonly log: Log }

function readWraps({ keyring }: Place): readonly (Readonly<Record<string, unknown>> & { readonly by: string })[] {
  try {
    return keyringSchema.parse(JSON.parse(readFileSync(keyring, 'utf8'))).wraps
  } catch {
    return []
  }
}

function write({ keyring }: Place, wraps: readonly object[]): void {
  try {
    writeDurably(keyring, { v: 1, wraps })
  } catch (error) {
    throw new AppError('store-write-failed', { details: { reason: systemCode(error) }, cause: error })
  }
}

export function createDataKeyWays(where: Where, dataKey: DataKey): KeyWays {
  /** In the order in which they were added; a way that this version does not know is not listed. */
  const list = (): KeyWay[] =>
    readWraps(keyPlace(where)).flatMap(({ by, backend }) =>
      by === 'key-file' || by === 'environment' || by === 'safe-storage' ? [{ by, backend: typeof backend === 'string' ? backend : null }] : [],
    )

  function allow(opened: OpenedKey | null): OpenedKey {
    // The key file, whatever the environment holds.
    const place = { ...keyPlace(where), passphrase: null }
    // Nothing secret was to be kept so far: the permission makes the key.
    const key = opened ?? (existsSync(place.keyring) ? null : openDataKey(place, where.log))
    if (!key) throw new AppError('secret-unavailable')
    const wraps = readWraps(place)
    if (!wraps.some(({ by }) => by === 'key-file')) write(place, [...wraps, makeWrap(place, key.key)])
    return { key: key.key, by: 'key-file' }
  }

  function withdraw(opened: OpenedKey | null): OpenedKey {
    if (!opened) throw new AppError('secret-unavailable')
    const [other] = list().filter(({ by }) => by !== 'key-file')
    if (!other) throw new AppError('only-way')
    const place = keyPlace(where)
    write(place, readWraps(place).filter(({ by }) => by !== 'key-file'))
    rmSync(place.keyFile, { force: true })
    return { key: opened.key, by: other.by }
  }

  return {
    list,
    allowKeyFile: (allowed) => dataKey.replace(allowed ? allow(dataKey.opened()) : withdraw(dataKey.opened())),
  }
}
