import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

/** A real browser that takes pictures of the demo's pages, as wide as GitHub shows them. */
export type Camera = {
  /** Writes `<folder>/<name>.png`. */
  take(name: string, path: string): Promise<void>
  close(): Promise<void>
}

export async function openCamera(url: string, folder: string): Promise<Camera> {
  await mkdir(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath: process.env['ASSAY_TEST_BROWSER'] ?? '/usr/bin/chromium' })
  const page = await browser.newPage({
    viewport: { width: 1060, height: 400 },
    deviceScaleFactor: 1.5,
    colorScheme: 'light',
  })
  return {
    async take(name, path) {
      await page.goto(new URL(path, url).href)
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
    },
    close: () => browser.close(),
  }
}
