/** A practice certificate that no folder keeps. */
import { makeCertificate, type MadeCertificate } from '../electron/adapters/make-certificate.ts'
import { practiceNames, type PracticeCertificates } from '../electron/adapters/practice-certificate.ts'

const hour = 3_600_000

export function memoryPracticeCertificates(): PracticeCertificates {
  let made: Promise<MadeCertificate> | null = null
  return {
    own() {
      const now = Date.now()
      made ??= makeCertificate({ names: practiceNames, validFrom: new Date(now - hour), validTo: new Date(now + 48 * hour) })
      return made
    },
  }
}
