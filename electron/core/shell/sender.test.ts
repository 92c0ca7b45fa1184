import { describe, expect, test } from 'vitest'
import { senderFault, type Sender } from './sender.ts'

const page: NonNullable<Sender['frame']> = { isMain: true, url: 'app://bundle/index.html#/systems', origin: 'app://bundle' }
const ours = 7

describe('who may call', () => {
  test('the page in our window', () => {
    expect(senderFault({ contentsId: ours, frame: page }, ours)).toBeNull()
  })

  test.each<[why: string, sender: Sender, windowContentsId: number | null]>([
    ['not our window', { contentsId: 8, frame: page }, ours],
    // The window is closed or destroyed: whoever calls is not in it.
    ['not our window', { contentsId: ours, frame: page }, null],
    ['the frame is gone', { contentsId: ours, frame: null }, ours],
    ['not the main frame', { contentsId: ours, frame: { ...page, isMain: false } }, ours],
    ['not our page', { contentsId: ours, frame: { ...page, origin: 'https://bundle', url: 'https://bundle/index.html' } }, ours],
    // A frame without an origin of its own (sandbox, data:) says `null`, whatever its address claims.
    ['not our page', { contentsId: ours, frame: { ...page, origin: 'null' } }, ours],
    ['not our page', { contentsId: ours, frame: { ...page, origin: '' } }, ours],
    ['not our page', { contentsId: ours, frame: { ...page, origin: 'app://bundle.example' } }, ours],
    // An address under way (about:blank keeps the origin of who opened it) is not the page either.
    ['not our page', { contentsId: ours, frame: { ...page, url: 'about:blank' } }, ours],
    ['not our page', { contentsId: ours, frame: { ...page, url: 'file:///index.html', origin: 'file://' } }, ours],
  ])('%s: %j in %j', (why, sender, windowContentsId) => {
    expect(senderFault(sender, windowContentsId)).toBe(why)
  })
})
