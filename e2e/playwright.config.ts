import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import type { Face } from './fixtures/window.ts'

/** Named by `npm test` and `npm run e2e`, which look for one; else Debian's, else Playwright's own. */
const chromium = process.env['SM_CHROMIUM'] ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : null)

/**
 * The page in a real Chromium, against the built program and real servers on loopback.
 * The closed proxy proves that the page asks nothing outside.
 */
export default defineConfig<{ face: Face }>({
  testDir: './specs',
  outputDir: '../test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  // The specs of the page run in a window as well, but for those that are about the page's own address and session (@page):
  // on Electron all of them, where there is one; against the stand-in some, which need its main process, bridge and protocol.
  projects: [
    { name: 'page' },
    { name: 'stand-in', testMatch: /specs\/(siscon|editing|through-a-proxy|unsaved-test|one-folder)\.spec\.ts$/, grepInvert: /@page/, use: { face: 'stand-in' } },
    { name: 'window', testMatch: /specs\/[^/]+\.spec\.ts$/, grepInvert: /@page/, use: { face: 'window' } },
  ],
  use: {
    locale: 'pt-BR',
    timezoneId: 'America/Sao_Paulo',
    viewport: { width: 1280, height: 820 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium !== null && { executablePath: chromium }),
      args: [
        // The sandbox of Chromium cannot start as root, which is how CI containers run.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--proxy-server=http://127.0.0.1:9',
        '--proxy-bypass-list=127.0.0.1',
      ],
    },
  },
})
