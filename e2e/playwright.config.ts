import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** Named by `npm test` and `npm run e2e`, which look for one; else Debian's, else Playwright's own. */
const chromium = process.env['SM_CHROMIUM'] ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : null)

/**
 * The page in a real Chromium, against the built program and real servers on loopback.
 * The closed proxy proves that the page asks nothing outside.
 */
export default defineConfig({
  testDir: './specs',
  outputDir: '../test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
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
