/**
 * With a path: starts that browser and shows an empty page; exit 0 if it could. Without: prints where Playwright's own would be.
 * A program of its own, since Playwright is there only after the installation.
 */
import { chromium } from '@playwright/test'

const [path] = process.argv.slice(2)
if (path === undefined) {
  process.stdout.write(chromium.executablePath())
} else {
  try {
    const browser = await chromium.launch({ executablePath: path, timeout: 45_000 })
    const page = await browser.newPage()
    await page.setContent('<p>ok</p>')
    await browser.close()
  } catch (error) {
    // What the browser itself complained of; else what Playwright says first.
    const said = (error instanceof Error ? error.message : String(error)).replace(/\u001b\[[\d;]*m/g, '')
    const complaints = [...said.matchAll(/\[err\] (.+)/g)].map(([, complaint]) => complaint)
    process.stdout.write((complaints.join(' ') || (said.split('\n')[0] ?? '')).slice(0, 500))
    process.exitCode = 1
  }
}
