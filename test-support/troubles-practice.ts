/** The practice server's faults, one by one, as the product starts it. */
import { practiceFaults, type PracticeFault } from '../shared/contract/practice.ts'
import { practiceExpectations, startPractice, type PracticeForTests } from './practice-server.ts'
import type { Setup, TroubleSource, WholeTrouble } from './trouble.ts'

export function practiceTroubles(): TroubleSource {
  let practice: PracticeForTests

  const pretending = (fault: PracticeFault, ssl = false, more: Setup = {}) => (): Setup => {
    practice.pretend(fault)
    return { document: practice.document(ssl), issuers: [practice.issuer], ...more }
  }
  const ofFaults = practiceFaults
    .filter((fault) => fault !== 'none')
    .map((fault): WholeTrouble => {
      const { phase, hint, field, code, who, ssl, deadline, request } = practiceExpectations[fault]
      const more = { ...request, ...(deadline !== undefined && { deadlineSeconds: deadline }) }
      return [`practice: ${fault}`, pretending(fault, ssl, more), phase, hint, field, code, who]
    })

  const around: readonly WholeTrouble[] = [
    ['practice: STARTTLS is wanted, SSL is off', pretending('starttls-refused'), 'auth', 'starttls-first', 'smtp.authentication.ssl', 'authentication-failed', 'you'],
    ['practice: its certificate is not known', pretending('none', true, { issuers: [] }), 'tls', 'practice-certificate', null, 'certificate-self-signed', 'you'],
    // The last: nobody starts it again.
    ['practice: it is off', async () => { const setup = pretending('none')(); await practice.close(); return setup }, 'connect', 'practice-off', 'smtp.port', 'connection-refused', 'you'],
  ]

  return {
    name: 'practice',
    missing: null,
    async start() {
      practice = await startPractice()
      return practice.close
    },
    troubles: [...ofFaults, ...around],
  }
}
