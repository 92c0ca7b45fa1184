import { describe, expect, test } from 'vitest'
import { placeWindow, type Rectangle } from './window-place.ts'

const main: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 }
const left: Rectangle = { x: -2560, y: -200, width: 2560, height: 1400 }

describe('the window', () => {
  test('is in the middle of the main screen at first', () => {
    expect(placeWindow(null, [main])).toEqual({ width: 1280, height: 820 })
  })

  test.each<[string, Rectangle, readonly Rectangle[], Partial<Rectangle>]>([
    ['comes back to where it was', { x: 100, y: 50, width: 1000, height: 700 }, [main], { x: 100, y: 50, width: 1000, height: 700 }],
    ['comes back to a second screen', { x: -2000, y: 0, width: 1200, height: 800 }, [main, left], { x: -2000, y: 0, width: 1200, height: 800 }],
    ['is in the middle when its screen is gone', { x: -2000, y: 0, width: 1200, height: 800 }, [main], { width: 1200, height: 800 }],
    ['is pushed back when its title bar is outside', { x: 300, y: -300, width: 1000, height: 700 }, [main], { x: 300, y: 0, width: 1000, height: 700 }],
    ['is pushed back from the right and below', { x: 1700, y: 900, width: 1000, height: 700 }, [main], { x: 920, y: 340, width: 1000, height: 700 }],
    ['is not found by a corner that nobody sees', { x: 1900, y: 1030, width: 1000, height: 700 }, [main], { width: 1000, height: 700 }],
    ['is cut to a smaller screen', { x: 0, y: 0, width: 3000, height: 2000 }, [main], { x: 0, y: 0, width: 1920, height: 1040 }],
    ['is never too small to be used', { x: 10, y: 10, width: 1, height: 1 }, [main], { width: 800, height: 600 }],
    ['keeps its least size on a tiny screen', { x: 0, y: 0, width: 900, height: 700 }, [{ x: 0, y: 0, width: 640, height: 480 }], { x: 0, y: 0, width: 800, height: 600 }],
  ])('%s', (_what, saved, screens, expected) => {
    expect(placeWindow(saved, screens)).toEqual(expected)
  })

  test('has a size even where no screen is told', () => {
    expect(placeWindow(null, [])).toEqual({ width: 1280, height: 820 })
    expect(placeWindow({ x: 0, y: 0, width: 1000, height: 700 }, [])).toEqual({ width: 1000, height: 700 })
  })
})
