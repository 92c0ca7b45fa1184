import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

/** `npm run pictures`: the README's pictures, made like a test so that they show what the program really does. */
export default defineConfig(base, {
  testDir: './pictures',
  testMatch: '*.ts',
  outputDir: '../test-results/pictures',
  workers: 1,
  use: { contextOptions: { reducedMotion: 'reduce' } },
})
