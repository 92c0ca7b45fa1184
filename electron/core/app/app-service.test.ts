import { afterEach, expect, test } from 'vitest'
import { spoken, speak } from '../../../shared/i18n/language.ts'
import { createMemoryEvents } from '../../adapters/memory/events.ts'
import { createMemorySettingsStore } from '../../adapters/memory/settings-store.ts'
import { createAppService } from './app-service.ts'

type Needs = Parameters<typeof createAppService>[0]
afterEach(() => speak('pt-BR'))

function makeApp() {
  const settingsStore = createMemorySettingsStore()
  const events = createMemoryEvents()
  // What a language has to do with; the rest is asked by nobody here.
  const app = createAppService({ settingsStore, events } as unknown as Needs)
  return { app, settingsStore, events }
}

test('no language is chosen until somebody does; then it is kept, spoken and told', () => {
  const { app, settingsStore, events } = makeApp()
  expect(app.language()).toBeNull()
  app.setLanguage('es')
  expect([app.language(), spoken()]).toEqual(['es', 'es'])
  expect(settingsStore.read()).toEqual({ language: 'es', practice: { enabled: false, port: 2525, fault: 'none' } })
  expect(events.told).toEqual([{ name: 'app.languageChanged', data: { language: 'es' } }])
})

test('a choice that cannot be kept is told to nobody', () => {
  const { app, settingsStore, events } = makeApp()
  settingsStore.write = () => {
    throw new Error('full')
  }
  expect(() => app.setLanguage('en')).toThrow('full')
  expect([app.language(), events.told]).toEqual([null, []])
})
