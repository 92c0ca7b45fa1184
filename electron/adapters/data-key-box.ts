/**
 * One random data key per data folder seals every password (AES-256-GCM, bound to its record and field). The data key
 * itself is kept wrapped, once per way of opening it: by a key file, or by a key from the environment. A key that cannot
 * be opened loses no setting: the secrets are reported as lost, and nothing is deleted or made anew.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { chmodSync, existsSync, linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { Log, SealedSecret, SecretBinding, SecretBox } from '../core/ports.ts'
import { makePrivateFolder, stagingSuffix, syncFolder, systemCode, writeDurably } from './durable-file.ts'

/** Names the key for a service or a script, where no file may hold it. */
export const keyVariable = 'SERVER_MANAGER_KEY'

type Environment = Readonly<Record<string, string | undefined>>

const sealedSchema = z.object({ iv: z.string(), data: z.string(), tag: z.string() })
const wrapSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('key-file'), key: sealedSchema }),
  z.object({ by: z.literal('environment'), salt: z.string(), key: sealedSchema }),
])
type Wrap = z.output<typeof wrapSchema>
export const keyringSchema = z.object({ v: z.literal(1), wraps: z.array(z.looseObject({ by: z.string() })) })

export const keyLength = 32

function encrypt(key: Uint8Array, plain: Uint8Array, bound: string): Omit<SealedSecret, 'v'> {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound, 'utf8'))
  const data = Buffer.concat([cipher.update(plain), cipher.final()])
  return { iv: iv.toString('base64'), data: data.toString('base64'), tag: cipher.getAuthTag().toString('base64') }
}

function decrypt(key: Uint8Array, sealed: Omit<SealedSecret, 'v'>, bound: string): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64'), { authTagLength: 16 })
      .setAAD(Buffer.from(bound, 'utf8'))
      .setAuthTag(Buffer.from(sealed.tag, 'base64'))
    return Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()])
  } catch {
    return null
  }
}

/** `<file>.<process>.<chance>`, and what electron-store stages a keyring as. */
const stagingName = new RegExp(`^(?:(?:key|data-key\\.json)\\.(\\d+)\\.[0-9a-f]{8}|data-key-(\\d+)\\${stagingSuffix}\\.json.*)$`)

/** Creates a file whole or not at all; false when another program was first. Never writes over one that is there. */
function createOnce(file: string, content: string): boolean {
  const staging = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const options = { mode: 0o600, flag: 'wx', flush: true }
  try {
    writeFileSync(staging, content, options)
    chmodSync(staging, 0o600)
    try {
      linkSync(staging, file)
    } catch (error) {
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(systemCode(error))) throw error
      // A file system without links (FAT): still never over another's file, but a kill at this moment may cut it.
      writeFileSync(file, content, options)
    }
    syncFolder(dirname(file))
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(staging, { force: true })
  }
}

/** What killed programs left: a staged key is a key, even though nobody uses it. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const match = stagingName.exec(name)
    if (!match) continue
    try {
      process.kill(Number(match[1] ?? match[2]), 0)
    } catch (error) {
      if (systemCode(error) === 'ESRCH') rmSync(join(folder, name), { force: true })
    }
  }
}

export interface Place {
  readonly keyring: string
  readonly keyFile: string
  readonly passphrase: string | null
}

/** scrypt's defaults (N=16384, r=8, p=1): about 50 ms, once a start. */
const derive = (passphrase: string, salt: string) => scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), keyLength)

function readKeyFile({ keyFile }: Place): Buffer | null {
  try {
    const key = Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'base64')
    return key.length === keyLength ? key : null
  } catch {
    return null
  }
}

function openWrap(wrap: Wrap, place: Place): Buffer | null {
  switch (wrap.by) {
    case 'key-file': {
      const key = readKeyFile(place)
      return key && decrypt(key, wrap.key, 'data-key')
    }
    case 'environment':
      return place.passphrase === null ? null : decrypt(derive(place.passphrase, wrap.salt), wrap.key, 'data-key')
  }
}

/** By the environment's key where there is one, else by a key file, which is made where it is missing. */
export function makeWrap(place: Place, dataKey: Uint8Array): Wrap {
  if (place.passphrase !== null) {
    const salt = randomBytes(16).toString('base64')
    return { by: 'environment', salt, key: encrypt(derive(place.passphrase, salt), dataKey, 'data-key') }
  }
  createOnce(place.keyFile, `${randomBytes(keyLength).toString('base64')}\n`)
  const key = readKeyFile(place)
  if (!key) throw new AppError('secret-unavailable')
  return { by: 'key-file', key: encrypt(key, dataKey, 'data-key') }
}

export interface OpenedKey {
  readonly key: Uint8Array
  readonly by: Wrap['by'] | 'safe-storage'
}

export function keyPlace({ dataDir, environment }: { dataDir: string; environment: Environment }): Place {
  const folder = join(dataDir, 'secrets')
  try {
    makePrivateFolder(folder)
    sweep(folder)
  } catch {
    // Where nothing can be written, a key that is there can still be read; one that is not cannot be made, and that is told.
  }
  const passphrase = environment[keyVariable]
  return {
    keyring: join(folder, 'data-key.json'),
    keyFile: join(folder, 'key'),
    passphrase: passphrase === undefined || passphrase === '' ? null : passphrase,
  }
}

/** Two programs that start together must agree: whoever links the file first has made the key. */
export function createKeyring({ keyring }: Place, wrap: Readonly<Record<string, unknown>>): boolean {
  return createOnce(keyring, `${JSON.stringify({ v: 1, wraps: [wrap] }, null, 2)}\n`)
}

/** A key that a file opened is from now on opened by the environment's key as well, once that is set. */
function addEnvironment(place: Place, wraps: readonly Readonly<Record<string, unknown>>[], key: Uint8Array, log: Log): void {
  if (place.passphrase === null || wraps.some(({ by }) => by === 'environment')) return
  try {
    writeDurably(place.keyring, { v: 1, wraps: [...wraps, makeWrap(place, key)] })
  } catch (error) {
    log.warn('the key from the environment could not be added', { reason: systemCode(error) })
  }
}

/**
 * By key file or environment; null when neither opens it. It is made where there is none yet, and only there: a keyring
 * that is damaged, newer or locked is left as it is. The key file comes first, because what it opens is protected no better.
 */
export function openDataKey(place: Place, log: Log): OpenedKey | null {
  try {
    if (!existsSync(place.keyring)) createKeyring(place, makeWrap(place, randomBytes(keyLength)))
    const { wraps } = keyringSchema.parse(JSON.parse(readFileSync(place.keyring, 'utf8')))
    const known = wraps.flatMap((candidate) => wrapSchema.safeParse(candidate).data ?? [])
    for (const by of ['key-file', 'environment'] as const) {
      for (const wrap of known.filter((one) => one.by === by)) {
        const key = openWrap(wrap, place)
        if (key?.length !== keyLength) continue
        if (by === 'key-file') addEnvironment(place, wraps, key, log)
        return { key, by }
      }
    }
    log.warn('no key that is here opens the data key', { ways: wraps.map(({ by }) => by).join(' ') })
  } catch (error) {
    log.warn('the data key can be neither read nor made', { error: error instanceof AppError ? error.code : systemCode(error) })
  }
  return null
}

const bound = ({ recordId, path }: SecretBinding) => `server-manager/1/${recordId}/${path}`

interface KeyOptions {
  readonly dataDir: string
  readonly environment: Environment
  readonly log: Log
  /** the key, if it has been opened otherwise (data-key-vault.ts); null: nothing secret is to be kept here */
  readonly opened?: OpenedKey | null | undefined
}

/** The data key of this program, shared by whoever seals with it and whoever decides who may open it. */
export interface DataKey {
  /** opened, or made, when it is first asked for; null where it cannot be */
  opened(): OpenedKey | null
  /** from now on opened in another way */
  replace(key: OpenedKey): void
}

export function createDataKey(options: KeyOptions): DataKey {
  let known = options.opened
  return {
    opened: () => (known ??= known === null ? null : openDataKey(keyPlace(options), options.log)),
    replace: (key) => void (known = key),
  }
}

export function createDataKeyBox(options: KeyOptions, dataKey: DataKey = createDataKey(options)): SecretBox {
  return {
    get protection() {
      return dataKey.opened()?.by ?? 'unavailable'
    },
    seal(plain, binding) {
      const key = dataKey.opened()?.key
      if (!key) throw new AppError('secret-unavailable')
      return { v: 1, ...encrypt(key, Buffer.from(plain, 'utf8'), bound(binding)) }
    },
    open(sealed, binding) {
      const key = dataKey.opened()?.key
      return (key && decrypt(key, sealed, bound(binding))?.toString('utf8')) ?? null
    },
  }
}
