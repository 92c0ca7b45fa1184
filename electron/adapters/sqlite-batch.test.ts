import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBatches } from './sqlite-batch.ts'

describe('writes that come together', () => {
  let folder: string
  let database: DatabaseSync
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'batch-'))
    database = new DatabaseSync(join(folder, 'some.sqlite'))
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE kept (word TEXT UNIQUE); CREATE TABLE counted (word TEXT)')
  })
  afterEach(() => {
    database.close()
    rmSync(folder, { recursive: true })
  })
  const kept = () => database.prepare('SELECT word FROM kept ORDER BY rowid').all().map(({ word }) => word)
  const counted = () => database.prepare('SELECT word FROM counted ORDER BY rowid').all().map(({ word }) => word)
  /** two statements, of which the second fails for a word that is there */
  const keep = (word: string) => () => {
    database.prepare('INSERT INTO counted VALUES (?)').run(word)
    database.prepare('INSERT INTO kept VALUES (?)').run(word)
    return word
  }

  test('share one commit, and each has its own answer', async () => {
    const { write, commits } = createBatches(database)
    expect(await Promise.all(['a', 'b', 'c'].map((word) => write(keep(word))))).toEqual(['a', 'b', 'c'])
    expect([commits(), kept()]).toEqual([1, ['a', 'b', 'c']])
  })

  test.each([
    ['the first', ['a', 'b', 'c'], ['b', 'c']],
    ['one between', ['b', 'a', 'c'], ['b', 'c']],
    ['the last', ['b', 'c', 'a'], ['b', 'c']],
    ['two', ['a', 'b', 'a', 'c'], ['b', 'c']],
    ['the same word twice', ['b', 'b', 'c'], ['b', 'c']],
    ['all', ['a', 'a'], []],
  ])('where %s fails, that one is undone whole and the others are there once', async (_, words, stay) => {
    database.exec("INSERT INTO kept VALUES ('a')")
    const { write } = createBatches(database)
    const answers = await Promise.allSettled(words.map((word) => write(keep(word))))
    expect(answers.filter(({ status }) => status === 'fulfilled').map((answer) => 'value' in answer && answer.value)).toEqual(stay)
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ message: expect.stringContaining('UNIQUE') })
    expect([kept(), counted()]).toEqual([['a', ...stay], stay])
  })

  test('a bug of ours stays what it is, and takes nobody with it', async () => {
    const { write } = createBatches(database)
    const bug = new TypeError('no such thing')
    const [good, bad] = await Promise.allSettled([write(keep('a')), write(() => { throw bug })]) // prettier-ignore
    expect([good.status, bad]).toEqual(['fulfilled', { status: 'rejected', reason: bug }])
    expect(kept()).toEqual(['a'])
  })

  test('where another program holds the database, they wait; nothing is there before', async () => {
    const other = new DatabaseSync(join(folder, 'some.sqlite'))
    other.exec('BEGIN IMMEDIATE')
    const { write } = createBatches(database, 5000)
    const done = write(keep('a'))
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(kept()).toEqual([])
    other.exec('COMMIT')
    await done
    other.close()
    expect(kept()).toEqual(['a'])
  })

  test('where it is held for longer than there is patience, all are told so', async () => {
    const other = new DatabaseSync(join(folder, 'some.sqlite'))
    other.exec('BEGIN IMMEDIATE')
    const { write } = createBatches(database, 20)
    const answers = await Promise.allSettled([write(keep('a')), write(keep('b'))])
    for (const answer of answers) expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'busy' } })
    other.exec('ROLLBACK')
    other.close()
    expect(kept()).toEqual([])
  })
})
