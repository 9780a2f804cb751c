import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const WIDTH = 1060

/** A real browser that takes pictures of the demo's pages, as wide as GitHub shows them. */
export type Camera = {
  /** Writes `<folder>/<name>.png`: the whole page, or its first `height` pixels. */
  take(name: string, path: string, height?: number): Promise<void>
  close(): Promise<void>
}

export async function openCamera(url: string, folder: string): Promise<Camera> {
  await mkdir(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath: process.env['ASSAY_TEST_BROWSER'] ?? '/usr/bin/chromium' })
  const page = await browser.newPage({
    viewport: { width: WIDTH, height: 400 },
    deviceScaleFactor: 1.5,
    colorScheme: 'light',
  })
  return {
    async take(name, path, height) {
      await page.goto(new URL(path, url).href)
      const part = height === undefined ? {} : { clip: { x: 0, y: 0, width: WIDTH, height } }
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, ...part })
    },
    close: () => browser.close(),
  }
}
