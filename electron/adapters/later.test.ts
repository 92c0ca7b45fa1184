import { expect, test } from 'vitest'
import { later } from './later.ts'

interface Port {
  add(one: number, other: number): Promise<number>
  refuse(): Promise<never>
}
const names = { add: true, refuse: true } as const
const port: Port = { add: (one, other) => Promise.resolve(one + other), refuse: () => Promise.reject(new Error('no')) }

test('loads once, when it is first asked, and for all who ask at the same time', async () => {
  let loads = 0
  const late = later<Port>(names, () => {
    loads++
    return Promise.resolve(port)
  })
  expect(loads).toBe(0)
  expect(await Promise.all([late.add(1, 2), late.add(3, 4)])).toEqual([3, 7])
  expect(await late.add(5, 6)).toBe(11)
  expect(loads).toBe(1)
})

test('can be copied and passed through a promise, as any port', async () => {
  const late = later<Port>(names, () => Promise.resolve(port))
  const copy = { ...(await Promise.resolve(late)), refuse: () => Promise.reject(new Error('another')) }
  expect(await copy.add(1, 1)).toBe(2)
})

test('hands on what the port refuses', async () => {
  await expect(later<Port>(names, () => Promise.resolve(port)).refuse()).rejects.toThrow('no')
})

test('tries again where loading failed', async () => {
  let loads = 0
  const late = later<Port>(names, () => (++loads === 1 ? Promise.reject(new Error('not there')) : Promise.resolve(port)))
  await expect(late.add(1, 2)).rejects.toThrow('not there')
  expect(await late.add(1, 2)).toBe(3)
})
