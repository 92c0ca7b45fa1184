import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'

const dark = '(prefers-color-scheme: dark)'
const forced = '(forced-colors: active)'

function subscribe(listener: () => void): () => void {
  const queries = [dark, forced].map((query) => matchMedia(query))
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}

/** Fonts that are there; nothing is loaded. */
const fonts = {
  fontFamilyBase:
    "'Segoe UI Variable Text', 'Segoe UI', -apple-system, BlinkMacSystemFont, 'Helvetica Neue', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif",
}
const themes = {
  light: { ...webLightTheme, ...fonts },
  dark: { ...webDarkTheme, ...fonts },
  contrast: { ...teamsHighContrastTheme, ...fonts },
} as const satisfies Record<string, Theme>

function chosen(): keyof typeof themes {
  if (matchMedia(forced).matches) return 'contrast'
  return matchMedia(dark).matches ? 'dark' : 'light'
}

/** Follows the system, while the page is open as well. */
export function useTheme(): Theme {
  return themes[useSyncExternalStore(subscribe, chosen)]
}
