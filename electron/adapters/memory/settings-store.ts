import type { AppSettings, SettingsStore } from '../../core/ports.ts'

export function createMemorySettingsStore(
  first: AppSettings = { practice: { enabled: false, port: 2525, fault: 'none' } },
): SettingsStore {
  let kept = JSON.stringify(first)
  return {
    read: () => JSON.parse(kept) as AppSettings,
    write: (settings) => void (kept = JSON.stringify(settings)),
  }
}
