import { describe, expect, it } from 'vitest'
import { createNodeHashes } from '../../adapters/node-hashes.ts'
import { NotPreparable } from './saslprep.ts'
import { createScram, fewestIterations, mostIterations, ScramProblem } from './scram.ts'

const hashes = createNodeHashes()
const pencil = { user: 'user', password: 'pencil', hashes }

it('the example of RFC 5802 §5', async () => {
  const scram = createScram({ ...pencil, algorithm: 'sha1', nonce: 'fyko+d2lbbFgONRv9qkxdawL' })
  expect(scram.first).toBe('n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL')
  expect(await scram.answer('r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096')).toEqual({
    message: 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
    proof: 'v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
    serverSignature: 'rmF9pqV8S7suAoZWja4dJRkFsKQ=',
  })
})

it('the example of RFC 7677 §3', async () => {
  const scram = createScram({ ...pencil, algorithm: 'sha256', nonce: 'rOprNGfwEbeRWgbNEkqO' })
  const answer = await scram.answer('r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096')
  expect(answer.message).toBe('c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=')
  expect(answer.serverSignature).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')
})

it('a name that looks like syntax is none', () => {
  expect(createScram({ ...pencil, user: 'a,r=b=c', algorithm: 'sha1', nonce: 'x' }).first).toBe('n,,n=a=2Cr=3Db=3Dc,r=x')
})

it('a name or password that cannot be prepared says so before anything is sent', () => {
  expect(() => createScram({ ...pencil, password: '\u0007', algorithm: 'sha1', nonce: 'x' })).toThrow(NotPreparable)
  expect(() => createScram({ ...pencil, user: '\u0627a', algorithm: 'sha1', nonce: 'x' })).toThrow(NotPreparable)
})

describe('a server that says something else', () => {
  const scram = createScram({ ...pencil, algorithm: 'sha256', nonce: 'abc' })
  const salt = 's=QSXCR+Q6sek8bf92'
  it.each([
    ['nothing', ''],
    ['an error', 'e=other-error'],
    ['no salt', 'r=abcd,i=4096'],
    ['no count', `r=abcd,${salt}`],
    ['another order', `${salt},r=abcd,i=4096`],
    ['our nonce alone', `r=abc,${salt},i=4096`],
    ['a nonce of its own alone', `r=xyzabc,${salt},i=4096`],
    ['a salt that is no base64', 'r=abcd,s=!!,i=4096'],
    ['an empty salt', 'r=abcd,s=,i=4096'],
    ['a very long salt', `r=abcd,s=${'A'.repeat(1028)},i=4096`],
    ['an extension that must be understood', `m=x,r=abcd,${salt},i=4096`],
    ['too little work', `r=abcd,${salt},i=${fewestIterations - 1}`],
    ['no work', `r=abcd,${salt},i=0`],
    ['too much work', `r=abcd,${salt},i=${mostIterations + 1}`],
    ['work without end', `r=abcd,${salt},i=99999999999999999999`],
    ['negative work', `r=abcd,${salt},i=-4096`],
    ['work in other digits', `r=abcd,${salt},i=4096.5`],
    ['a line more', `r=abcd,${salt},i=4096\n`],
  ])('%s', async (_, said) => {
    await expect(scram.answer(said)).rejects.toThrow(ScramProblem)
  })

  it('an extension that may be passed over', async () => {
    expect((await scram.answer(`r=abcd,${salt},i=4096,x=y`)).message).toContain('r=abcd,p=')
  })
})
