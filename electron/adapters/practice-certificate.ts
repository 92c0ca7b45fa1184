/** The practice server's own certificate: made once per data folder, kept there with its key, renewed before it ends. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Clock, Log } from '../core/ports.ts'
import { makeDataFolder, parseJsonFile, sweepStaging, systemCode, writeDurably } from './durable-file.ts'
import { makeCertificate, type MadeCertificate } from './make-certificate.ts'

export const practiceNames = ['localhost', '127.0.0.1', '::1'] as const
export const practiceCertificateFile = 'practice-certificate.json'

const day = 24 * 60 * 60 * 1000
const lifetime = 2 * 365 * day
/** renewed when less than this is left of it */
const margin = 30 * day

export interface PracticeCertificates {
  /** The one of this data folder. It is made, and kept, when there is none that can be used. */
  own(): Promise<MadeCertificate>
}

const fileSchema = z.object({ certificate: z.string(), key: z.string() })

/** Whole, for these names, with its own key, and good for a while. */
function canBeUsed({ certificate, key }: MadeCertificate, now: Date): boolean {
  const read = new X509Certificate(certificate)
  const start = new Date(read.validFrom).getTime()
  const end = new Date(read.validTo).getTime()
  return (
    read.checkPrivateKey(createPrivateKey(key)) &&
    practiceNames.every((name) => (name === 'localhost' ? read.checkHost(name) : read.checkIP(name)) !== undefined) &&
    start <= now.getTime() &&
    end - now.getTime() > margin
  )
}

export function createPracticeCertificates({
  dataDir,
  clock,
  log,
}: {
  readonly dataDir: string
  readonly clock: Pick<Clock, 'now'>
  readonly log: Log
}): PracticeCertificates {
  const file = join(dataDir, practiceCertificateFile)
  let last: MadeCertificate | null = null

  function kept(): MadeCertificate | null {
    try {
      const found = fileSchema.parse(parseJsonFile(readFileSync(file)))
      if (!canBeUsed(found, clock.now())) return null
      // Whoever copied the folder may have lost the mode on the way.
      chmodSync(file, 0o600)
      return found
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') log.warn('the certificate of the practice server cannot be used and is made anew', { reason: systemCode(error) })
      return null
    }
  }

  async function make(): Promise<MadeCertificate> {
    const now = clock.now().getTime()
    const made = await makeCertificate({ names: practiceNames, validFrom: new Date(now - day), validTo: new Date(now + lifetime) })
    try {
      makeDataFolder(dataDir)
      sweepStaging(dataDir, 'practice-certificate')
      // Another program on the same folder may have been quicker: both use the same one.
      const quicker = kept()
      if (quicker) return quicker
      writeDurably(file, { ...made })
    } catch (error) {
      log.warn('the certificate of the practice server could not be kept; the next start makes another', { reason: systemCode(error) })
    }
    return made
  }

  return {
    async own() {
      if (last && !canBeUsed(last, clock.now())) last = null
      last = kept() ?? last ?? (await make())
      return last
    },
  }
}
