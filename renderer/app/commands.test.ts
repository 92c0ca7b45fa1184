import { describe, expect, test } from 'vitest'
import { eventSchemas } from '../../shared/contract/events.ts'
import { commandOfKey, commands } from './commands.ts'

const press = (text: string) => {
  const [key = '', ...held] = text.split('+').toReversed()
  const holds = (name: string) => held.includes(name)
  return { key, ctrlKey: holds('Ctrl'), altKey: holds('Alt'), shiftKey: holds('Shift'), metaKey: holds('Meta') }
}

describe('keys', () => {
  test.each([
    ['Insert', 'new'],
    ['F5', 'refresh'],
    ['Escape', 'cancel'],
    ['Ctrl+s', 'save'],
    ['Ctrl+S', 'save'],
    ['Meta+s', 'save'],
    ['Ctrl+f', 'find'],
    ['Meta+F', 'find'],
  ])('%s: %s', (keys, command) => {
    expect(commandOfKey(press(keys))).toBe(command)
  })

  // Ctrl+Alt is AltGr on keyboards that write with it; Del belongs to the list; the rest belongs to fields and the browser.
  test.each(['s', 'f', 'Delete', 'Enter', ' ', 'F1', 'Ctrl+F5', 'Shift+F5', 'Ctrl+Shift+s', 'Ctrl+Alt+s', 'Alt+f', 'Alt+F5', 'Shift+Insert', 'Ctrl+Insert', 'Ctrl+Escape', 'Ctrl+n', 'Ctrl+z'])(
    '%s: none',
    (keys) => {
      expect(commandOfKey(press(keys))).toBeNull()
    },
  )
})

test("the window's menu can ask for what the toolbar offers, and for nothing else", () => {
  expect(eventSchemas['shell.command'].shape.command.options).toEqual([...commands])
})
