/** The certificate on a real data folder. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMemoryLog, type MemoryLog } from './memory/log.ts'
import { makeCertificate } from './make-certificate.ts'
import { createPracticeCertificates, practiceCertificateFile, practiceNames } from './practice-certificate.ts'

const day = 24 * 60 * 60 * 1000
let dataDir: string
let log: MemoryLog
let now: Date

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'practice-certificate-'))
  log = createMemoryLog()
  now = new Date()
})
afterEach(() => {
  chmodSync(dataDir, 0o700)
  rmSync(dataDir, { recursive: true, force: true })
})

const open = (folder = dataDir) => createPracticeCertificates({ dataDir: folder, clock: { now: () => now }, log })
const file = () => join(dataDir, practiceCertificateFile)

describe('the certificate of the practice server', () => {
  test('is for loopback alone, vouches for itself, and can vouch for nobody else', async () => {
    const { certificate, key } = await open().own()
    const read = new X509Certificate(certificate)
    expect(read.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1')
    expect([read.ca, read.subject, read.issuer]).toEqual([false, 'CN=localhost', 'CN=localhost'])
    expect(read.verify(read.publicKey)).toBe(true)
    expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true)
    expect((new Date(read.validTo).getTime() - now.getTime()) / day).toBeCloseTo(730, 0)
  })

  test('is made once for a folder', async () => {
    const first = await open().own()
    expect(await open().own()).toEqual(first)
    expect(log.entries).toEqual([])
    const two = open()
    expect(await Promise.all([two.own(), two.own(), open().own()])).toEqual([first, first, first])
  })

  test('is the same for programs that start at once', async () => {
    const all = await Promise.all([open().own(), open().own(), open().own()])
    const kept = JSON.parse(readFileSync(file(), 'utf8')) as unknown
    for (const one of all) expect(one).toEqual(kept)
  })

  test.skipIf(process.platform === 'win32' && 'modes mean nothing on Windows')('is kept with its key as 0600, also when the mode was lost', async () => {
    const first = await open().own()
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    chmodSync(file(), 0o644)
    expect(await open().own()).toEqual(first)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(readdirSync(dataDir)).toEqual([practiceCertificateFile])
  })

  test('is renewed when it nears its end, also while the program runs', async () => {
    const running = open()
    const first = await running.own()
    now = new Date(now.getTime() + 690 * day)
    expect(await running.own()).toEqual(first)
    now = new Date(now.getTime() + 20 * day)
    const second = await running.own()
    expect(second).not.toEqual(first)
    expect(await open().own()).toEqual(second)
  })

  test('is not used before its time: a clock that was wrong once does no harm', async () => {
    now = new Date(now.getTime() + 400 * day)
    const early = await open().own()
    now = new Date(now.getTime() - 400 * day)
    expect(await open().own()).not.toEqual(early)
  })

  test.each([
    ['cut short', () => Promise.resolve('{"certificate": "-----BEGIN')],
    ['empty', () => Promise.resolve('')],
    ['something else', () => Promise.resolve('{"certificate":"x","key":"y"}')],
    ['without its own key', async () => {
      const [one, other] = await Promise.all([validOne(), validOne()])
      return JSON.stringify({ certificate: one.certificate, key: other.key })
    }],
    ['for another name', async () => JSON.stringify(await makeCertificate({ names: ['mail.example.com'], ...validity() }))],
  ] as const)('that is %s is made anew', async (_, content) => {
    writeFileSync(file(), await content())
    const made = await open().own()
    expect(new X509Certificate(made.certificate).checkIP('127.0.0.1')).toBe('127.0.0.1')
    expect(await open().own()).toEqual(made)
  })

  test('that cannot be kept serves until the program ends, and that is noted', async () => {
    writeFileSync(file(), '')
    const running = open(join(file(), 'no-folder'))
    const made = await running.own()
    expect(await running.own()).toEqual(made)
    expect(log.entries.map(({ message }) => message)).toContain('the certificate of the practice server could not be kept; the next start makes another')
  })
})

function validity() {
  return { validFrom: new Date(now.getTime() - day), validTo: new Date(now.getTime() + 400 * day) }
}
const validOne = () => makeCertificate({ names: practiceNames, ...validity() })
