import { describe, expect, test } from 'vitest'
import { checkPort, readOptions } from './options.mjs'
import { Failure } from './texts.mjs'

const known = { port: { type: 'string' }, 'data-dir': { type: 'string' }, 'no-open': { type: 'boolean' } } as const
const read = (...argv: string[]) => readOptions(argv, known, 'Uso: …')

function failureOf(work: () => unknown): Failure {
  try {
    work()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('nothing failed')
}

describe('the options of a script', () => {
  test('are read in both spellings', () => {
    expect(read()).toEqual({})
    expect(read('--port', '8080', '--no-open')).toEqual({ port: '8080', 'no-open': true })
    expect(read('--data-dir=/a b/c', '--port=0')).toEqual({ 'data-dir': '/a b/c', port: '0' })
    expect(read('--data-dir', '-odd')).toEqual({ 'data-dir': '-odd' })
  })

  test.each([
    [['--nope'], '--nope'],
    [['--toString'], '--toString'],
    [['-p', '1'], '-p'],
    [['serve'], 'serve'],
    [['--port'], '--port'],
    [['--port='], '--port'],
    [['--data-dir', '--no-open'], '--data-dir'],
    [['--no-open=yes'], '--no-open'],
  ])('%j is wrong usage that names %s', (argv, name) => {
    const failure = failureOf(() => read(...argv))
    expect(failure.exitCode).toBe(2)
    expect(failure.message.split('\n')[0]).toContain(name)
    expect(failure.message).toContain('Uso')
  })

  test.each(['0', '80', '65535'])('%s is a port', (value) => {
    expect(() => checkPort(value)).not.toThrow()
  })

  test.each(['65536', '-1', '8o', '1e3', '123456', ' 80'])('"%s" is none', (value) => {
    expect(failureOf(() => checkPort(value))).toMatchObject({ exitCode: 2 })
  })
})
