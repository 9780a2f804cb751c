import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

/** Takes the pictures of the documents: each page of the demo in a real browser, as wide as GitHub shows it. */
export async function takePictures(
  url: string,
  folder: string,
  pages: { readonly [name: string]: string },
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath: process.env['ASSAY_TEST_BROWSER'] ?? '/usr/bin/chromium' })
  try {
    const page = await browser.newPage({
      viewport: { width: 1060, height: 400 },
      deviceScaleFactor: 1.5,
      colorScheme: 'light',
    })
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(new URL(path, url).href)
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
    }
  } finally {
    await browser.close()
  }
}
