/** Where the window stands: where it was left, if that is still on a screen. */

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const smallest = { width: 800, height: 600 }
const first = { width: 1280, height: 820 }

/** @param screens the work areas of the displays there are now, the main one first */
export function placeWindow(saved: Rectangle | null, screens: readonly Rectangle[]): Partial<Rectangle> & { width: number; height: number } {
  const screen = screens.find((area) => saved && overlap(saved, area) >= 100 * 100)
  const area = screen ?? screens[0]
  const fit = (wanted: number, least: number, room: number | undefined) => Math.max(least, Math.min(wanted, room ?? wanted))
  const width = fit(saved?.width ?? first.width, smallest.width, area?.width)
  const height = fit(saved?.height ?? first.height, smallest.height, area?.height)
  // Without x and y the window is centred: a display that is gone must not hide it.
  if (!saved || !screen) return { width, height }
  const within = (value: number, size: number, start: number, room: number) => Math.max(start, Math.min(value, start + room - size))
  return { width, height, x: within(saved.x, width, screen.x, screen.width), y: within(saved.y, height, screen.y, screen.height) }
}

function overlap(a: Rectangle, b: Rectangle): number {
  const along = (start: number, length: number, other: number, otherLength: number) =>
    Math.max(0, Math.min(start + length, other + otherLength) - Math.max(start, other))
  return along(a.x, a.width, b.x, b.width) * along(a.y, a.height, b.y, b.height)
}
