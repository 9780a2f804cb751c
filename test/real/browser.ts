import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Debian's Chromium unless the environment names another. */
export const BROWSER = process.env['ASSAY_TEST_BROWSER'] ?? '/usr/bin/chromium'
export const browserAbsence = existsSync(BROWSER) ? undefined : `there is no browser at ${BROWSER}`

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: BROWSER })

/** A page, and everything it tried to reach outside of loopback, asked the user, or executed of the attacker's. */
export type WatchedPage = {
  readonly page: Page
  readonly foreign: readonly string[]
  readonly alarms: readonly string[]
}

/** A new page whose requests off loopback are stopped and noted; `window.attacked()` is what hostile text would call. */
export async function openWatched(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const foreign: string[] = []
  const alarms: string[] = []
  await context.route('**/*', async (route) => {
    const { hostname, protocol } = new URL(route.request().url())
    if (protocol === 'data:' || hostname === '127.0.0.1') return await route.continue()
    foreign.push(route.request().url())
    await route.abort()
  })
  if (options.javaScriptEnabled !== false) await page.exposeFunction('attacked', (how: string) => void alarms.push(how))
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return { page, foreign, alarms }
}

/** Pixels by which the document is wider than its window. */
export async function overflow({ page }: WatchedPage, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 800 })
  return await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}

const FAINT_TEXTS = readFileSync(join(import.meta.dirname, 'faint-texts.page.js'), 'utf8')

/** Texts whose contrast with what lies behind them is below WCAG 2.2 level AA, each with its ratio. */
export async function faintTexts({ page }: WatchedPage): Promise<readonly string[]> {
  return await page.evaluate<string[]>(FAINT_TEXTS)
}
