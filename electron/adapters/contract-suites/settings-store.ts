/** What every SettingsStore does. */
import { describe, expect, test } from 'vitest'
import type { AppSettings, SettingsStore } from '../../core/ports.ts'

export function settingsStoreSuite(name: string, make: () => { store: SettingsStore; done: () => void }): void {
  describe(`${name} is a SettingsStore`, () => {
    test('which begins with the practice server off, and keeps what is written', () => {
      const { store, done } = make()
      try {
        expect(store.read()).toEqual({ practice: { enabled: false, port: 2525, fault: 'none' } })
        const settings: AppSettings = { language: 'es', practice: { enabled: true, port: 2526, fault: 'silent' } }
        store.write(settings)
        expect(store.read()).toEqual(settings)
      } finally {
        done()
      }
    })
  })
}
